package dev.anteroom.tuning;

import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RuleState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule of a site. */
@Schema(name = "Rule")
record RuleView(
        UUID id,
        String name,
        String condition,
        Outcome outcome,
        String clause,
        String detail,
        RuleState state,
        Instant createdAt,
        Instant changedAt) {

    static RuleView of(StoredRule stored) {
        Rule rule = stored.rule();
        return new RuleView(
                rule.id(),
                rule.name(),
                rule.condition(),
                rule.outcome(),
                rule.clause(),
                rule.detail(),
                rule.state(),
                stored.createdAt(),
                stored.changedAt());
    }
}
