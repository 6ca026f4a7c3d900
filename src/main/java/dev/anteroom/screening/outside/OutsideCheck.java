package dev.anteroom.screening.outside;

import dev.anteroom.screening.Check;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import java.util.List;

/** Says what a site's own checker said of this submission, which was asked before: a check itself asks nobody. */
public record OutsideCheck() implements Check {

    /** Of findings and settings. */
    public static final String NAME = "outside";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        Opinion opinion = examination.submission().opinion();
        return (opinion == null ? Opinion.missing("was not asked") : opinion).findings();
    }
}
