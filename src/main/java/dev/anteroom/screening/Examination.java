package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One submission on its way through the checks, with what those before have found. */
public final class Examination {

    private final Submission submission;
    private final History history;
    private final List<Finding> findings = new ArrayList<>();

    /** The beginning: nothing is found yet. */
    public Examination(Submission submission, History history) {
        this.submission = submission;
        this.history = history;
    }

    public Submission submission() {
        return submission;
    }

    /** Short for the submission's text. */
    public Text text() {
        return submission.text();
    }

    public History history() {
        return history;
    }

    /** Of the checks before, in their order. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** The risk by the findings so far, 0 to 1. */
    public double risk() {
        return new Verdict(findings).risk();
    }

    void add(List<Finding> found) {
        findings.addAll(found);
    }
}
