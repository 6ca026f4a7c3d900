package dev.anteroom.screening;

/**
 * An address in a text, whether or not a browser would make a link of it.
 *
 * @param host in ASCII (UTS #46), lower case
 * @param span with its scheme and path
 * @param disguised whether it is written so that machines do not see it: {@code example dot com}, {@code hxxp:}
 */
public record Link(String host, Span span, boolean disguised) {}
