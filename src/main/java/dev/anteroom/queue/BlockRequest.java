package dev.anteroom.queue;

import dev.anteroom.comments.AuthorBlock;
import dev.anteroom.comments.BlockEffect;
import dev.anteroom.web.Refusal;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why, how and until when an author is blocked. */
@Schema(name = "BlockRequest")
record BlockRequest(
        @NotNull(message = "is missing") @Schema(examples = "borderland-notes")
        String site,

        @Schema(description = "`hold` (default): the author's comments wait; `refuse`: they are refused")
        BlockEffect effect,

        @Schema(description = "Clauses of the site's policy, at least one", examples = "[\"5\"]")
        List<String> clauses,

        @Schema(description = "For colleagues, up to 2,000 characters", examples = "null")
        String note,

        @NotNull(message = "is missing")
        @Schema(description = "When it ends by itself: one hour to 90 days from now", examples = "2026-04-01T00:00:00Z")
        String until,

        @Schema(
                description = "Reject what is pending of the author, up to 5,000 comments, as one batch",
                examples = "false")
        Boolean rejectPending) {

    BlockEffect effectOrDefault() {
        return effect == null ? BlockEffect.HOLD : effect;
    }

    boolean rejectsPending() {
        return Boolean.TRUE.equals(rejectPending);
    }

    Instant end(Instant now) {
        try {
            Instant end = OffsetDateTime.parse(until).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!end.isBefore(now.plus(AuthorBlock.SHORTEST)) && !end.isAfter(now.plus(AuthorBlock.LONGEST))) {
                return end;
            }
        } catch (DateTimeException notATime) {
            // Refused like a time that is too near or too far.
        }
        throw Refusal.field("until", "must be a time like 2026-04-01T00:00:00Z, one hour to 90 days from now");
    }
}
