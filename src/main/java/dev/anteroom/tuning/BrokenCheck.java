package dev.anteroom.tuning;

import dev.anteroom.screening.Check;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import java.util.List;

/** Stands for a check that could not be made. It fails, and a check that fails holds the comment. */
record BrokenCheck(String name) implements Check {

    @Override
    public List<Finding> examine(Examination examination) {
        throw new IllegalStateException("It could not be made from its settings");
    }
}
