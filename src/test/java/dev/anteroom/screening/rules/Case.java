package dev.anteroom.screening.rules;

import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.Screening.Step;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.Verdict;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A comment for rules to look at: a plain one, changed where a test wants it so. */
record Case(String text, String name, boolean reply, ZonedDateTime at, History history, List<Finding> before) {

    /** A Monday, nine in the morning. */
    static Case of(String text) {
        return new Case(text, null, false, ZonedDateTime.parse("2026-03-02T09:00:00Z"), History.NONE, List.of());
    }

    Case by(String author) {
        return new Case(text, author, reply, at, history, before);
    }

    Case inReply() {
        return new Case(text, name, true, at, history, before);
    }

    Case at(String time) {
        return new Case(text, name, reply, ZonedDateTime.parse(time), history, before);
    }

    Case after(History past) {
        return new Case(text, name, reply, at, past, before);
    }

    Case inThreadOf(Duration age) {
        return after(new History(
                history.authorKnown(),
                history.authorApproved(),
                history.authorRejected(),
                history.copiesByAuthor(),
                history.copiesInThread(),
                history.copiesOnSite(),
                history.copiesRejected(),
                age));
    }

    Case with(Finding... findings) {
        return new Case(text, name, reply, at, history, Arrays.asList(findings));
    }

    private Submission submission() {
        return new Submission(Text.of(text), name, reply, at, "es");
    }

    static Rule live(String condition) {
        return rule(condition, Outcome.HOLD, RuleState.LIVE);
    }

    static Rule rule(String condition, Outcome outcome, RuleState state) {
        return new Rule(UUID.randomUUID(), "That rule", condition, outcome, "2", null, state);
    }

    /** What rules say after other checks have found what is to be found before. */
    Verdict screened(Rule... rules) {
        List<Step> steps = new ArrayList<>();
        for (Finding finding : before) {
            steps.add(new Step(new Said(finding), Outcome.REJECT));
        }
        steps.add(new Step(RulesCheck.of(Arrays.asList(rules)), Outcome.REJECT));
        return Screening.of(steps, Duration.ofSeconds(30)).screen(submission(), history);
    }

    /** What a condition says; it has to be one, and not to fail. */
    boolean holds(String condition) {
        List<Finding> findings = screened(live(condition)).findings().stream()
                .filter(finding -> finding.check().equals(RulesCheck.NAME))
                .toList();
        if (findings.stream().anyMatch(finding -> finding.clause() == null)) {
            throw new AssertionError(findings.toString());
        }
        return !findings.isEmpty();
    }

    Examination examination() {
        return new Examination(submission(), history);
    }

    private record Said(Finding finding) implements dev.anteroom.screening.Check {

        @Override
        public String name() {
            return finding.check();
        }

        @Override
        public List<Finding> examine(Examination examination) {
            return List.of(finding);
        }
    }
}
