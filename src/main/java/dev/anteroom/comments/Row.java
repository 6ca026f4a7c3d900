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
        UUID likenessId) {

    /** Whether it waits, nobody has decided on it, and it has the likeness of another. */
    public boolean isPendingCopyOf(Row other) {
        return state == CommentState.PENDING && decisionId == null && likenessId.equals(other.likenessId);
    }
}
