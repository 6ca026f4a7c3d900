package dev.anteroom.log;

import dev.anteroom.journal.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the journal, for moderators.
 *
 * @param site the site's key; null: the installation itself
 * @param subject what it happened to, where that is neither thread, comment nor decision
 * @param moderator who did it; null: an author or the service
 * @param by the moderator's name
 */
@Schema(name = "JournalEntry")
record JournalEntryView(
        UUID id,
        @Schema(examples = "borderland-notes") String site,
        Instant at,
        @Schema(examples = "comment.approved") String kind,
        UUID thread,
        UUID comment,
        UUID decision,
        UUID subject,
        UUID moderator,
        @Schema(examples = "Ana") String by,
        @Schema(examples = "PENDING") String from,
        @Schema(examples = "APPROVED") String to) {

    static JournalEntryView of(Entry entry, String site, Map<UUID, String> names) {
        return new JournalEntryView(
                entry.id(),
                site,
                entry.at(),
                entry.kind().code(),
                entry.threadId(),
                entry.commentId(),
                entry.decisionId(),
                entry.subjectId(),
                entry.moderatorId(),
                entry.moderatorId() == null ? null : names.get(entry.moderatorId()),
                entry.fromState(),
                entry.toState());
    }
}
