package dev.anteroom.queue;

import dev.anteroom.base.Label;
import dev.anteroom.comments.Action;
import dev.anteroom.comments.Decision.Grounds;
import dev.anteroom.policy.Policy;
import dev.anteroom.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a moderator decides as they do.
 *
 * @param version the version that they saw, or null for whatever stands
 */
@Schema(name = "DecisionRequest")
record DecisionRequest(
        @Schema(description = "Clauses of the site's policy; a rejection cites at least one", examples = "[\"2\"]")
        List<String> clauses,

        @Schema(description = "For colleagues, up to 2,000 characters", examples = "null")
        String note,

        @Schema(description = "The comment's version that was decided on", examples = "1")
        Integer version) {

    static final DecisionRequest EMPTY = new DecisionRequest(null, null, null);

    private static final int LONGEST_NOTE = 2_000;

    /** Several decisions in one request. */
    @Schema(name = "BatchRequest")
    record Batch(
            @NotNull(message = "is missing") @Size(min = 1, max = 1_000, message = "must be 1 to 1000")
            List<@NotNull(message = "is missing") @Valid Item> items) {}

    /** One of several decisions. */
    @Schema(name = "BatchRequestItem")
    record Item(
            @NotNull(message = "is missing") UUID comment,
            @NotNull(message = "is missing") Action action,
            @Schema(examples = "[\"5\"]") List<String> clauses,
            String note,

            @Schema(description = "Decide all pending copies of the comment along with it", examples = "false")
            Boolean similar) {

        boolean includesCopies() {
            return Boolean.TRUE.equals(similar);
        }

        List<String> distinctClauses() {
            return distinct(clauses);
        }
    }

    private static List<String> distinct(List<String> cited) {
        return cited == null ? List.of() : cited.stream().distinct().toList();
    }

    /** Checks what a decision cites. */
    static Grounds grounds(Policy policy, Action action, List<String> cited, String note, String path) {
        List<String> clauses = distinct(cited);
        if (action == Action.REJECT && clauses.isEmpty()) {
            throw Refusal.field(path + "clauses", "must cite at least one clause of the site's policy");
        }
        for (String clause : clauses) {
            if (clause == null || !policy.has(clause)) {
                throw Refusal.field(path + "clauses", "cites a clause that the site's policy does not have");
            }
        }
        String kept = note == null || note.isBlank() ? null : note.strip();
        if (kept != null && !Label.isText(kept, LONGEST_NOTE)) {
            throw Refusal.field(path + "note", "must be at most " + LONGEST_NOTE + " characters");
        }
        return new Grounds(policy.version(), clauses, kept);
    }
}
