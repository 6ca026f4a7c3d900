package dev.anteroom.screening;

import dev.anteroom.screening.outside.OutsideSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checks of one site in their order. Whatever goes wrong in a check, the comment is neither lost nor let through: it is
 * held, with a finding that says so, and the other checks are heard.
 */
public final class Screening {

    /**
     * A check, and how far it is heard.
     *
     * @param strictest what its findings lead to at most: NOTE for one that only advises
     */
    public record Step(Check check, Outcome strictest) {}

    /** That of a site that has switched nothing on. */
    public static final Screening NOTHING = new Screening(List.of(), null, null);

    private final List<Step> steps;
    private final OutsideSettings outside;
    private final Patience patience;

    private Screening(List<Step> steps, OutsideSettings outside, Patience patience) {
        this.steps = List.copyOf(steps);
        this.outside = outside;
        this.patience = patience;
    }

    /**
     * @param limit that one check may take; what takes longer holds the comment
     */
    public static Screening of(List<Step> steps, Duration limit) {
        return of(steps, null, limit);
    }

    /**
     * @param outside the checker that is to be asked before, or null for none
     */
    public static Screening of(List<Step> steps, OutsideSettings outside, Duration limit) {
        return new Screening(steps, outside, new Patience(limit));
    }

    /** The checker that has to be asked before; what it says belongs into the submission. */
    public Optional<OutsideSettings> outside() {
        return Optional.ofNullable(outside);
    }

    /** Whether there are no checks, so that nothing needs to be known for them. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether a check looks at what has to be counted in the database. */
    public boolean needsHistory() {
        return steps.stream().anyMatch(step -> step.check().needsHistory());
    }

    /** All that the checks see. Never throws, and ends within the limit of each check. */
    public Verdict screen(Submission submission, History history) {
        if (steps.isEmpty()) {
            return Verdict.CLEAN;
        }
        return patience.walk(steps, new Examination(submission, history));
    }
}
