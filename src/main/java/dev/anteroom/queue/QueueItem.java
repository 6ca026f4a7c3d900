package dev.anteroom.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.anteroom.comments.Cause;
import dev.anteroom.comments.CommentState;
import dev.anteroom.screening.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comment that waits, with what a moderator needs to decide it.
 *
 * @param cause why it waits, or null for one that does not; a reported one that is PENDING is hidden until then
 * @param risk how likely it is to be rejected, as far as the service can tell, 0 to 1
 * @param findings what screening saw in the text
 * @param reports how many are open
 * @param reasons what the first 20 of them say
 * @param parent what it replies to, or null
 * @param similar other pending copies of it on the site, counted up to 10,000
 * @param claim who works on it, or null
 * @param version to be sent back with the decision
 */
@Schema(name = "QueueItem")
@JsonInclude(JsonInclude.Include.ALWAYS)
record QueueItem(
        UUID id,
        @Schema(examples = "borderland-notes") String site,
        ThreadRef thread,
        ParentRef parent,
        CommentState state,
        Cause cause,
        AuthorRef author,
        String body,
        String html,
        Instant createdAt,
        Instant editedAt,
        @Schema(examples = "0.5") double risk,
        List<Finding> findings,
        int reports,
        List<ReasonRef> reasons,
        int similar,
        ClaimRef claim,
        int version) {

    /** What a reader objects to. */
    @Schema(name = "QueueReason")
    record ReasonRef(@Schema(examples = "2") String clause, String detail, Instant at) {}

    /** The page that it stands on. */
    @Schema(name = "QueueThread")
    record ThreadRef(UUID id, String page, String title, String url) {}

    /** The beginning of what it replies to. */
    @Schema(name = "QueueParent")
    record ParentRef(UUID id, String excerpt, CommentState state) {}

    /** Who works on it, and until when. */
    @Schema(name = "QueueClaim")
    record ClaimRef(@Schema(examples = "Ana") String by, Instant until) {}

    /**
     * @param key the same for all comments of one author on the site; null for an author without a secret
     */
    @Schema(name = "QueueAuthor")
    record AuthorRef(String name, String key) {}
}
