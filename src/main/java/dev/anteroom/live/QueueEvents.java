package dev.anteroom.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.auth.Moderators;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Kind;
import dev.anteroom.journal.Recorded;
import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moderators are told of the comments of their sites. */
@ApplicationScoped
class QueueEvents {

    /**
     * What happened to a comment.
     *
     * @param by the moderator's name; null: the author or the service
     */
    @Schema(name = "QueueEvent")
    record QueueEvent(
            @Schema(examples = "borderland-notes") String site,
            Instant at,
            UUID thread,
            UUID comment,
            UUID decision,
            @Schema(examples = "PENDING") String from,
            @Schema(examples = "APPROVED") String to,
            @Schema(examples = "Ana") String by) {}

    private static final int MOST_NAMES = 1_000;

    private final Sites sites;
    private final Moderators moderators;
    private final ObjectMapper json;
    private final Written written = new Written();
    private final Cache<UUID, String> names =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    QueueEvents(Sites sites, Moderators moderators, ObjectMapper json) {
        this.sites = sites;
        this.moderators = moderators;
        this.json = json;
    }

    OutboundSseEvent write(Stretch stretch, Entry entry) {
        return written.get(
                stretch, entry, () -> Written.event(name(entry.kind()), id(Position.of(stretch, entry)), data(entry)));
    }

    /** A kind's last word, but for the four that moderators call otherwise. */
    private static String name(Kind kind) {
        return switch (kind) {
            case COMMENT_SUBMITTED -> "arrived";
            case COMMENT_APPROVED, COMMENT_REJECTED, REPORTS_DISMISSED -> "decided";
            default -> kind.code().substring(kind.code().indexOf('.') + 1);
        };
    }

    private String data(Entry entry) {
        try {
            return json.writeValueAsString(new QueueEvent(
                    sites.keyOf(entry.siteId()),
                    entry.at(),
                    entry.threadId(),
                    entry.commentId(),
                    entry.decisionId(),
                    entry.fromState(),
                    entry.toState(),
                    entry.moderatorId() == null ? null : names.get(entry.moderatorId(), this::nameOf)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written", e);
        }
    }

    private String nameOf(UUID moderator) {
        return QuarkusTransaction.requiringNew()
                .call(() -> moderators.names(List.of(moderator)).get(moderator));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        if (recorded.entries().stream().anyMatch(entry -> entry.kind() == Kind.MODERATOR_CHANGED)) {
            names.invalidateAll();
        }
    }

    OutboundSseEvent mark(String name, Snapshot moment) {
        return Written.mark(name, id(Position.at(moment)));
    }

    private static String id(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what a client sends back; null stays null. */
    Position position(String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return Position.parse(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.of(ErrorCode.INVALID_CURSOR);
        }
    }
}
