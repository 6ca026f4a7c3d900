package dev.anteroom.screening.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;

/** A condition, ready to be asked; by many threads at once. */
public final class Condition {

    private final CelRuntime.Program program;
    private final Set<String> mentions;
    private final long cost;

    Condition(CelRuntime.Program program, Set<String> mentions, long cost) {
        this.program = program;
        this.mentions = Set.copyOf(mentions);
        this.cost = cost;
    }

    /** The variables in it, such as {@code author.approved}. */
    public Set<String> mentions() {
        return mentions;
    }

    /** What it takes at most for a comment of 10,000 characters, in steps of at most 80 ns. */
    public long cost() {
        return cost;
    }

    boolean holds(Facts facts) throws CelEvaluationException {
        return facts.during(() -> (Boolean) program.eval(facts));
    }
}
