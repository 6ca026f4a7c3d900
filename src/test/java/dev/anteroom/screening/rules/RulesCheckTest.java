package dev.anteroom.screening.rules;

import static dev.anteroom.screening.rules.Case.live;
import static dev.anteroom.screening.rules.Case.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of rules. */
class RulesCheckTest {

    private static final Case GREETING = Case.of("Good morning");

    @Test
    void what_holds_is_found_with_its_clause() {
        Rule greeting = new Rule(
                UUID.randomUUID(),
                "Greetings",
                "hasWord('morning')",
                Outcome.REJECT,
                "3",
                "It greets.",
                RuleState.LIVE);
        Finding finding = GREETING.screened(greeting).findings().get(0);
        assertThat(finding.check()).isEqualTo("rules");
        assertThat(finding.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(finding.clause()).isEqualTo("3");
        assertThat(finding.detail()).isEqualTo("It greets.");
        assertThat(finding.spans()).singleElement().satisfies(span -> assertThat(span.of(GREETING.text()))
                .isEqualTo("morning"));
    }

    @Test
    void a_rule_without_words_is_named() {
        assertThat(GREETING.screened(live("true")).findings().get(0).detail()).contains("That rule");
    }

    @Test
    void what_does_not_hold_is_not_mentioned() {
        assertThat(GREETING.screened(live("false"), live("hasWord('night')"))).isEqualTo(Verdict.CLEAN);
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE", "NOTE, NOTE", "HOLD, NOTE", "REJECT, NOTE"})
    void a_draft_only_notes(Outcome written, Outcome heard) {
        assertThat(GREETING.screened(rule("true", written, RuleState.DRAFT)).outcome())
                .isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words[7] == 'x'",
                "1 / (length - length) == 1",
                "9223372036854775807 + length > 0",
                "length % (hour - hour) == 0",
                "no such condition",
                "text + text == ''",
                "text.matches('(')"
            })
    void a_rule_that_fails_is_named_and_stops_no_other(String failing) {
        List<Finding> findings = GREETING.screened(
                        rule("true", Outcome.NOTE, RuleState.LIVE),
                        rule(failing, Outcome.REJECT, RuleState.LIVE),
                        rule("true", Outcome.NOTE, RuleState.LIVE))
                .findings();
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.NOTE, Outcome.HOLD, Outcome.NOTE);
        assertThat(findings.get(1).detail()).contains("“That rule”").doesNotContain("morning");
        assertThat(findings.get(1).clause()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NONE, LIVE, NONE", "NOTE, LIVE, NOTE", "HOLD, LIVE, HOLD", "REJECT, LIVE, HOLD", "REJECT, DRAFT, NOTE"
    })
    void what_fails_is_heard_as_far_as_what_holds_but_turns_nothing_away(
            Outcome written, RuleState state, Outcome heard) {
        assertThat(GREETING.screened(rule("words[7] == 'x'", written, state)).outcome())
                .isEqualTo(heard);
    }

    @Test
    void a_condition_that_is_sure_without_what_fails_does_not_fail() {
        assertThat(GREETING.screened(live("size(words) > 7 && words[7] == 'x'"), live("words[7] == 'x' && false")))
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void a_text_far_longer_than_thought_stops_the_rule_and_no_other() {
        Case wall = Case.of("a ".repeat(2_000_000));
        Verdict verdict = wall.screened(
                rule("text.matches('(a.{0,20}){3}b')", Outcome.REJECT, RuleState.LIVE), live("length > 10"));
        assertThat(verdict.findings()).extracting(Finding::outcome).containsExactly(Outcome.HOLD, Outcome.HOLD);
        assertThat(verdict.findings().get(0).detail()).contains("failed");
        assertThat(verdict.findings().get(1).clause()).isEqualTo("2");
    }

    @Test
    void a_hostile_text_makes_no_pattern_go_back() {
        Case wall = Case.of("a".repeat(10_000));
        for (String pattern : List.of("(a+)+$b", "(a|aa)+$b", "(.*a){10}b", "^(a?){20}a{20}b$")) {
            assertThat(wall.holds("text.matches('" + pattern + "')")).isFalse();
        }
    }

    @Test
    void a_check_that_is_left_behind_stops() {
        Thread.currentThread().interrupt();
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> RulesCheck.of(List.of(live("true"))).examine(GREETING.examination())))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
