package dev.anteroom.queue;

import dev.anteroom.comments.CommentState;
import dev.anteroom.reports.ReportOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comment with all that a moderator may want to know around it.
 *
 * @param parents what it replies to, from the top of the thread down
 * @param siblings up to 20 others that reply to the same
 * @param revisions what it said before its author edited it
 * @param decisions all of them, the reversed ones too
 * @param history what the journal says of it
 * @param author the author's comments on the site by state, and the latest 20 others; empty without an author secret
 * @param reports up to 100, the oldest first
 * @param copies how many pending copies it has on the site, and the latest 20 in whatever state
 */
@Schema(name = "Context")
record ContextView(
        QueueItem comment,
        List<Beside> parents,
        List<Beside> siblings,
        List<Earlier> revisions,
        List<DecisionView> decisions,
        List<Happened> history,
        AuthorView author,
        List<ReportView> reports,
        CopiesView copies) {

    /** Another comment, in short. */
    @Schema(name = "ContextComment")
    record Beside(UUID id, CommentState state, String name, String excerpt, Instant createdAt) {}

    /** A text that was replaced. */
    @Schema(name = "ContextRevision")
    record Earlier(int version, String name, String body, Instant replacedAt) {}

    /**
     * @param by the moderator's name; null: the author or the service
     */
    @Schema(name = "ContextEntry")
    record Happened(
            @Schema(examples = "comment.approved") String kind, Instant at, String by, String from, String to) {}

    /**
     * @param outcome what came of it, or null while it is open
     */
    @Schema(name = "ContextReport")
    record ReportView(@Schema(examples = "2") String clause, String detail, Instant at, ReportOutcome outcome) {}

    /** What else the author wrote on the site. */
    @Schema(name = "ContextAuthor")
    record AuthorView(Map<CommentState, Integer> comments, List<Beside> others) {}

    /** Comments with nearly the same text. */
    @Schema(name = "ContextCopies")
    record CopiesView(int pending, List<Beside> latest) {}
}
