package dev.anteroom.screening.rules;

import dev.anteroom.screening.Outcome;
import java.util.UUID;

/**
 * A rule as a site has it. It is not checked here: what is wrong with the condition, {@link RuleCompiler} says.
 *
 * @param name in the moderators' words, such as "Many links at night"
 * @param condition in CEL, of type bool
 * @param outcome what follows where the condition holds
 * @param clause of the site's policy that it speaks to, or null
 * @param detail what a moderator reads, one sentence; null for one with the rule's name
 */
public record Rule(
        UUID id, String name, String condition, Outcome outcome, String clause, String detail, RuleState state) {

    /** What a moderator reads where the condition holds. */
    String words() {
        String words = detail == null ? "The rule “" + name + "” holds." : detail;
        return state == RuleState.DRAFT ? "Draft of a rule: " + words : words;
    }

    /** The strictest that can come of it. */
    Outcome heard() {
        return state == RuleState.DRAFT ? outcome.atMost(Outcome.NOTE) : outcome;
    }
}
