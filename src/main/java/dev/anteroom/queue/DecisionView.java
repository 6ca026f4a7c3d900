package dev.anteroom.queue;

import dev.anteroom.comments.Action;
import dev.anteroom.comments.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision, for moderators.
 *
 * @param by the moderator's name, or null where the service decided
 * @param batch names the request that decided several at once, or null
 */
@Schema(name = "Decision")
record DecisionView(
        UUID id,
        UUID comment,
        Action action,
        @Schema(examples = "[\"2\"]") List<String> clauses,
        int policyVersion,
        String note,
        @Schema(examples = "Ana") String by,
        Instant at,
        UUID batch,
        boolean reversed) {

    static DecisionView of(Decision decision, Map<UUID, String> names) {
        return new DecisionView(
                decision.id(),
                decision.commentId(),
                decision.action(),
                decision.clauses(),
                decision.policyVersion(),
                decision.note(),
                decision.isAutomatic() ? null : names.get(decision.moderatorId()),
                decision.decidedAt(),
                decision.batch(),
                decision.isReversed());
    }
}
