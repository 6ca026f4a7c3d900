package dev.anteroom.sites;

/** What happens to a new comment that nothing speaks against. */
public enum Mode {
    /** It waits for a moderator. */
    PRE,
    /** It is published at once if its author has enough approved comments on the site, less the rejected ones, else it waits. */
    TRUSTED,
    /** It is published at once. */
    POST
}
