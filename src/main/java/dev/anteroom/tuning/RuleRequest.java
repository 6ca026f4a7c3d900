package dev.anteroom.tuning;

import dev.anteroom.base.Label;
import dev.anteroom.comments.Clauses;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.rules.InvalidRule;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RuleCompiler;
import dev.anteroom.screening.rules.RuleState;
import dev.anteroom.sites.Site;
import dev.anteroom.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule as an administrator sends it, whole.
 *
 * @param condition in CEL, of type bool (docs/screening.md)
 * @param state DRAFT where it is left out: a rule is tried before it counts
 */
@Schema(name = "RuleRequest")
record RuleRequest(
        @Schema(description = "1 to 100 characters", examples = "Many links at night")
        String name,

        @Schema(examples = "size(links) > 3 && (hour >= 23 || hour < 5)")
        String condition,

        Outcome outcome,

        @Schema(description = "Of the policy in force; a rejection needs one", examples = "5")
        String clause,

        @Schema(description = "What a moderator reads, up to 300 characters", examples = "Many links at an odd hour.")
        String detail,

        RuleState state) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DETAIL = 300;

    /** @throws Refusal {@code invalid-field} with all that is wrong; of a condition with line and column */
    Rule checked(UUID id, Site site, Clauses clauses, String path) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (name == null || !Label.isLine(name.strip(), LONGEST_NAME)) {
            errors.add(new Refusal.FieldError(path + "name", "must be 1 to 100 characters"));
        }
        check(condition, path + "condition", errors);
        if (outcome == null) {
            errors.add(new Refusal.FieldError(path + "outcome", "must be none, note, hold or reject"));
        }
        if (clause != null && !clauses.inForce(site, List.of(clause))) {
            errors.add(new Refusal.FieldError(path + "clause", "must be one of the policy in force"));
        }
        if (outcome == Outcome.REJECT && clause == null) {
            errors.add(new Refusal.FieldError(path + "clause", "is missing: a rejection cites one"));
        }
        if (detail != null && !Label.isLine(detail.strip(), LONGEST_DETAIL)) {
            errors.add(new Refusal.FieldError(path + "detail", "must be 1 to 300 characters, or null"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        return new Rule(
                id,
                name.strip(),
                condition,
                outcome,
                clause,
                detail == null ? null : detail.strip(),
                state == null ? RuleState.DRAFT : state);
    }

    private static void check(String condition, String field, List<Refusal.FieldError> errors) {
        if (condition == null || condition.isBlank()) {
            errors.add(new Refusal.FieldError(field, "is missing"));
            return;
        }
        try {
            RuleCompiler.compile(condition);
        } catch (InvalidRule invalid) {
            invalid.problems().forEach(problem -> errors.add(new Refusal.FieldError(field, problem.toString())));
        }
    }
}
