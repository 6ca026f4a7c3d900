package dev.anteroom.screening.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A condition that is no rule, with all that is wrong with it. */
public final class InvalidRule extends Exception {

    private final transient List<RuleProblem> problems;

    InvalidRule(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining(" ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of their places. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
