package dev.anteroom.comments;

import java.util.UUID;

/**
 * A locked comment without its text: as much as deciding needs, and so little that twenty thousand of them fit into a
 * small memory.
 */
public record Row(
        int siteId,
        UUID id,
        UUID threadId,
        UUID parentId,
        int depth,
        CommentState state,
        UUID decisionId,
        UUID likenessId,
        boolean reported) {

    /** Whether it waits and nobody has decided on it or objected to it yet. */
    public boolean onlyWaits() {
        return state == CommentState.PENDING && decisionId == null && !reported;
    }

    /**
     * Whether it only waits, and has the likeness of another. What readers said of a text before its author edited it wants
     * to be looked at.
     */
    public boolean isPendingCopyOf(Row other) {
        return onlyWaits() && likenessId.equals(other.likenessId);
    }
}
