package dev.anteroom.screening;

import java.util.List;

/**
 * Looks at a submission for one kind of thing. It is made with what one site has set for it, is immutable, is used by many
 * threads at once, and knows nothing but the examination: no database, no clock, and no network (but for what another has
 * asked there before and put into the submission).
 */
public interface Check {

    /** Names it in findings and settings: lower-case letters and hyphens. Never changes its meaning. */
    String name();

    /** Whether it looks at what has to be counted in the database: the author's other comments, or copies. */
    default boolean needsHistory() {
        return false;
    }

    /**
     * What it sees; nothing where there is nothing to say. It may throw, or take too long: the comment is held then.
     *
     * @return its findings; their spans lie in the text
     */
    List<Finding> examine(Examination examination);
}
