package dev.anteroom.screening;

import java.time.ZonedDateTime;

/**
 * What is to be screened: as much of a comment as a check may know.
 *
 * @param text as typed
 * @param name as the author gave it, or null
 * @param reply whether it answers another comment
 * @param at when it came in, in the site's time zone
 * @param siteLanguage code of the language that the site is written in, such as {@code es}
 */
public record Submission(Text text, String name, boolean reply, ZonedDateTime at, String siteLanguage) {}
