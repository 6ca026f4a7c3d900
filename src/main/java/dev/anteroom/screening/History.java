package dev.anteroom.screening;

import java.time.Duration;

/**
 * What came before a submission. Counts are of the site, without the submission itself.
 *
 * @param authorKnown whether the author sent a secret, so that there is an author to count for
 * @param authorApproved comments of the author that stand approved
 * @param authorRejected comments of the author that stand rejected
 * @param copiesByAuthor copies of the text in the last seven days, exact or near, of the same author
 * @param copiesInThread copies in the same thread
 * @param copiesOnSite copies on the site, those in the thread too
 * @param copiesRejected of those on the site, the ones that stand rejected by a person
 * @param threadAge since the thread was opened
 */
public record History(
        boolean authorKnown,
        int authorApproved,
        int authorRejected,
        int copiesByAuthor,
        int copiesInThread,
        int copiesOnSite,
        int copiesRejected,
        Duration threadAge) {

    /** No count goes further: a thousand copies are as many as ten thousand. */
    public static final int COUNTED = 1_000;

    /** How long copies are held against each other. */
    public static final Duration RECENT = Duration.ofDays(7);

    /** Whether the author has more comments than are counted. */
    public boolean isCut() {
        return authorApproved >= COUNTED || authorRejected >= COUNTED;
    }

    /** Where nobody asks for the counts: all of them are 0. */
    public static History uncounted(boolean authorKnown, Duration threadAge) {
        return new History(authorKnown, 0, 0, 0, 0, 0, 0, threadAge);
    }

    /** That of the first comment in a new thread by somebody unknown. */
    public static final History NONE = new History(false, 0, 0, 0, 0, 0, 0, Duration.ZERO);
}
