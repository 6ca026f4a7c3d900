package dev.anteroom.screening;

import dev.anteroom.screening.outside.Opinion;
import java.time.ZonedDateTime;

/**
 * What is to be screened: as much of a comment as a check may know.
 *
 * @param text as typed
 * @param name as the author gave it, or null
 * @param reply whether it answers another comment
 * @param at when it came in, in the site's time zone
 * @param siteLanguage code of the language that the site is written in, such as {@code es}
 * @param opinion of the site's own checker, which was asked before; null where none was
 */
public record Submission(
        Text text, String name, boolean reply, ZonedDateTime at, String siteLanguage, Opinion opinion) {

    /** One on which no checker was asked. */
    public Submission(Text text, String name, boolean reply, ZonedDateTime at, String siteLanguage) {
        this(text, name, reply, at, siteLanguage, null);
    }
}
