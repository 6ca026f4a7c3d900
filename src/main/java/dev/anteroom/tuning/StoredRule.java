package dev.anteroom.tuning;

import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RuleState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/** A rule as it is kept. */
@Entity
@Table(name = "rule")
class StoredRule {

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private String name;
    private String condition;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String clause;
    private String detail;

    @Enumerated(EnumType.STRING)
    private RuleState state;

    private Instant createdAt;
    private Instant changedAt;

    protected StoredRule() {}

    static StoredRule of(int siteId, Rule rule, Instant now) {
        StoredRule stored = new StoredRule();
        stored.id = rule.id();
        stored.siteId = siteId;
        stored.createdAt = now;
        stored.replace(rule, now);
        return stored;
    }

    void replace(Rule rule, Instant now) {
        name = rule.name();
        condition = rule.condition();
        outcome = rule.outcome();
        clause = rule.clause();
        detail = rule.detail();
        state = rule.state();
        changedAt = now;
    }

    Rule rule() {
        return new Rule(id, name, condition, outcome, clause, detail, state);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
