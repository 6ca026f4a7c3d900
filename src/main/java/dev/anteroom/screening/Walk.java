package dev.anteroom.screening;

import dev.anteroom.screening.Screening.Step;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** One thread's way through the checks. Its monitor guards everything: it can be left behind at any moment. */
final class Walk implements Runnable {

    private static final Logger LOG = Logger.getLogger(Walk.class);

    /** What one check may say of one comment. */
    private static final int MOST_FINDINGS = 50;

    private final List<Step> steps;
    private final Examination examination;
    private int next;
    private long since = System.nanoTime();
    private boolean left;

    Walk(List<Step> steps, int next, Examination examination) {
        this.steps = steps;
        this.next = next;
        this.examination = examination;
    }

    @Override
    public void run() {
        for (Step step = begin(); step != null; step = begin()) {
            finish(step, examine(step));
        }
    }

    private synchronized Step begin() {
        since = System.nanoTime();
        return left || next == steps.size() ? null : steps.get(next);
    }

    private List<Finding> examine(Step step) {
        try {
            List<Finding> found = step.check().examine(examination);
            found.forEach(finding -> mustBeSound(finding, step.check().name()));
            return found.subList(0, Math.min(found.size(), MOST_FINDINGS)).stream()
                    .map(finding -> finding.atMost(step.strictest()))
                    .toList();
        } catch (Throwable failed) {
            // Errors too: a stack that overflows in one check is no reason to lose a comment. No message: it may quote
            // the text.
            LOG.warnf(
                    "The check %s failed: %s",
                    step.check().name(), failed.getClass().getName());
            return List.of(failure(step, "failed"));
        }
    }

    private void mustBeSound(Finding finding, String check) {
        if (!finding.check().equals(check)) {
            throw new IllegalStateException("A finding in another's name");
        }
        String text = examination.text().original();
        finding.spans().forEach(span -> span.of(text));
    }

    private synchronized void finish(Step step, List<Finding> found) {
        if (!left) {
            examination.add(found);
            next++;
        }
    }

    private static Finding failure(Step step, String how) {
        return Finding.of(
                step.check().name(),
                Outcome.HOLD,
                null,
                "The check " + step.check().name() + " " + how + ".",
                List.of());
    }

    /** How long the present check has been at work. */
    synchronized long nanosInStep() {
        return System.nanoTime() - since;
    }

    /** A walk through the rest, without the check that hangs. What that one still says is not heard. */
    synchronized Walk leaveBehind(Duration limit) {
        left = true;
        Submission submission = examination.submission();
        // A text is for one thread at a time, and the one left behind may still read this one.
        Submission anew = new Submission(
                Text.of(submission.text().original()),
                submission.name(),
                submission.reply(),
                submission.at(),
                submission.siteLanguage(),
                submission.opinion());
        Examination rest = new Examination(anew, examination.history());
        rest.add(examination.findings());
        if (next < steps.size()) {
            Step hanging = steps.get(next);
            LOG.warnf("The check %s took longer than %d ms", hanging.check().name(), limit.toMillis());
            rest.add(List.of(failure(hanging, "took longer than " + limit.toMillis() + " ms")));
        }
        return new Walk(steps, Math.min(next + 1, steps.size()), rest);
    }

    /** Gives up on all checks that are left. */
    synchronized void skip(String why) {
        left = true;
        for (; next < steps.size(); next++) {
            examination.add(List.of(failure(steps.get(next), why)));
        }
    }

    synchronized Verdict verdict() {
        return new Verdict(examination.findings());
    }
}
