package dev.anteroom.comments;

/** Where a comment is. */
public enum CommentState {
    /** It waits for a moderator. */
    PENDING,
    /** It is public. */
    APPROVED,
    /** It was turned away, under clauses of the policy. */
    REJECTED,
    /** Its author took it back; its text is erased. The end. */
    WITHDRAWN
}
