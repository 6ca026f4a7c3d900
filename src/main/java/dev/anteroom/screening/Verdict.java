package dev.anteroom.screening;

import java.util.List;
import java.util.Optional;

/**
 * What the checks saw together.
 *
 * @param findings in the order of the checks
 */
public record Verdict(List<Finding> findings) {

    /** That of a site that screens nothing. */
    public static final Verdict CLEAN = new Verdict(List.of());

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** The strictest of all findings. */
    public Outcome outcome() {
        return findings.stream().map(Finding::outcome).reduce(Outcome.NONE, Outcome::or);
    }

    /**
     * How likely the comment is to be rejected, 0 to 1: the chance that at least one finding is right, as if they knew
     * nothing of each other (a noisy or; Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988, 4.3.2). A finding
     * counts by its score, or else by its outcome: NOTE 0.1, HOLD 0.5, REJECT 0.95.
     */
    public double risk() {
        double none = 1;
        for (Finding finding : findings) {
            none *= 1 - finding.risk();
        }
        return 1 - none;
    }

    /** Of the findings that reject, the clauses, in order and once each. */
    public List<String> clauses() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.REJECT)
                .flatMap(finding -> Optional.ofNullable(finding.clause()).stream())
                .distinct()
                .toList();
    }
}
