package dev.anteroom.comments;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Verdict;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;

/** How likely a comment is to be rejected, as far as the service can tell, and from what it knows that. */
@Embeddable
class Risk {

    /** Open reports that make a risk of one half: as many as hide a comment where a site says nothing else. */
    private static final double EVEN_WEIGHT = 5;

    @Convert(converter = FindingsColumn.class)
    private List<Finding> findings = List.of();

    private double reportRisk;

    /** Follows from the others; kept because the queue is sorted by it. */
    private double risk;

    protected Risk() {}

    void screened(Verdict verdict) {
        findings = verdict.findings();
        weigh();
    }

    /**
     * @param weight of all open reports together
     */
    void reported(double weight) {
        reportRisk = weight / (weight + EVEN_WEIGHT);
        weigh();
    }

    /** Findings and reports may each be right without the other, as findings among themselves ({@link Verdict#risk}). */
    private void weigh() {
        risk = 1 - (1 - new Verdict(findings).risk()) * (1 - reportRisk);
    }

    /** What was found stood in a text that is gone. */
    void eraseFindings() {
        findings = List.of();
    }

    List<Finding> findings() {
        return findings;
    }

    double value() {
        return risk;
    }
}
