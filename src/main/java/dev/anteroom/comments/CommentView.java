package dev.anteroom.comments;

import dev.anteroom.threads.PageThread;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment as its author sees it. */
@Schema(name = "Comment")
record CommentView(
        UUID id,
        String site,
        String page,
        UUID parent,
        CommentState state,
        String name,
        @Schema(examples = "Beautifully said") String body,
        @Schema(examples = "<p>Beautifully said</p>") String html,
        Instant createdAt,
        Instant editedAt,
        int version) {

    static CommentView of(Comment comment, String site, PageThread thread) {
        return new CommentView(
                comment.id(),
                site,
                thread.page(),
                comment.parentId(),
                comment.state(),
                comment.name(),
                comment.body(),
                comment.html(),
                comment.createdAt(),
                comment.editedAt(),
                comment.version());
    }
}
