package dev.anteroom.screening.rules;

import dev.anteroom.screening.Check;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks all rules of a site. One that fails is heard as if it held, but turns nothing away: a comment of which it is not known
 * whether it is to be held is held, and one that is only to be noted is noted. The others are asked all the same.
 */
public final class RulesCheck implements Check {

    /** Of findings and settings. */
    public static final String NAME = "rules";

    /** @param condition null where what is stored is no condition, or none any more */
    private record Ready(Rule rule, Condition condition) {}

    private final List<Ready> rules;
    private final boolean needsHistory;

    private RulesCheck(List<Ready> rules) {
        this.rules = rules;
        this.needsHistory = mentions().stream()
                .anyMatch(word -> RuleVariable.named(word).orElseThrow().isCounted());
    }

    /** A check of these rules, in their order. It takes some milliseconds to make: keep it until a rule changes. */
    public static RulesCheck of(List<Rule> rules) {
        return new RulesCheck(rules.stream().map(RulesCheck::ready).toList());
    }

    private static Ready ready(Rule rule) {
        try {
            return new Ready(rule, RuleCompiler.compile(rule.condition()));
        } catch (InvalidRule notAnyMore) {
            return new Ready(rule, null);
        }
    }

    /** The variables of all rules, such as {@code author.approved}. */
    public Set<String> mentions() {
        return rules.stream()
                .filter(ready -> ready.condition != null)
                .flatMap(ready -> ready.condition.mentions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsHistory() {
        return needsHistory;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        if (rules.isEmpty()) {
            return List.of();
        }
        Facts facts = new Facts(examination);
        List<Finding> findings = new ArrayList<>();
        for (Ready ready : rules) {
            Rule rule = ready.rule;
            try {
                if (ready.condition == null) {
                    findings.add(failed(rule, "is not valid"));
                } else if (ready.condition.holds(facts)) {
                    findings.add(Finding.of(NAME, rule.heard(), rule.clause(), rule.words(), facts.spans()));
                }
            } catch (Exception | StackOverflowError failure) {
                findings.add(failed(rule, "failed for this comment"));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Nobody waits any more");
            }
        }
        return findings;
    }

    private static Finding failed(Rule rule, String how) {
        return Finding.of(
                NAME,
                rule.heard().atMost(Outcome.HOLD),
                null,
                "The rule “" + rule.name() + "” " + how + ".",
                List.of());
    }
}
