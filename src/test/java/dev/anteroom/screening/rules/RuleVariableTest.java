package dev.anteroom.screening.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules can speak of. */
class RuleVariableTest {

    private static final History PAST = new History(true, 3, 1, 4, 5, 6, 2, Duration.ofHours(30));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text == 'Good MORNING, Ídiot'",
                "text.contains('MORN') && !text.contains('morn')",
                "text.startsWith('Good') && text.endsWith('diot')",
                "normal == 'good morning idiot'",
                "words == ['good', 'morning', 'idiot']",
                "words[0] == 'good' && 'morning' in words && size(words) == 3",
                "length == 19",
                "capitals > 0.5 && capitals < 0.6",
                "name == 'Lucía' && name != ''",
                "reply",
                "hour == 9",
                "weekday == 1",
                "threadAge > duration('29h') && threadAge < duration('31h')",
                "author.known && author.approved == 3 && author.rejected == 1",
                "copies.byAuthor == 4 && copies.inThread == 5 && copies.onSite == 6 && copies.rejected == 2",
                "risk > 0.69 && risk < 0.71",
                "findings.exists(f, f.check == 'words' && f.outcome == 'note' && f.clause == '4' && f.score == 0.4)",
                "findings.exists(f, f.check == 'links' && f.outcome == 'hold' && f.clause == '' && f.score == 0.5)",
                "findings.exists_one(f, f.clause == '') && findings.all(f, f.outcome in ['note', 'hold'])",
                "text.matches('M[A-Z]+G') && !text.matches('^M')",
                "matches(text, '(?i)morning')",
                "hasWord('idiot') && hasWord('IDI*') && !hasWord('idi')",
                "words.filter(w, w.startsWith('m')).size() == 1",
                "words.map(w, size(w)).exists(n, n == 7)",
                "risk > 0 && author.approved < 3.5",
                "(reply ? length : 0) + 1 == 20"
            })
    void a_condition_sees_it(String condition) {
        Case greeting = Case.of("Good MORNING, Ídiot")
                .by("Lucía")
                .inReply()
                .after(PAST)
                .with(
                        new Finding("words", Outcome.NOTE, "4", "A word", List.of(), 0.4),
                        Finding.of("links", Outcome.HOLD, null, "A link", List.of()));
        assertThat(greeting.holds(condition)).isTrue();
        assertThat(greeting.holds("!(" + condition + ")")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T23:30:00+01:00, 23, 7", "2026-03-07T00:00:00-06:00, 0, 6"})
    void the_time_is_that_of_the_site(String at, int hour, int weekday) {
        assertThat(Case.of("Hello").at(at).holds("hour == " + hour + " && weekday == " + weekday))
                .isTrue();
    }

    @Test
    void what_there_is_not_is_empty_or_nought() {
        assertThat(Case.of("123 ...")
                        .holds("name == '' && !reply && capitals == 0.0 && !author.known && author.approved == 0"
                                + " && size(findings) == 0 && risk == 0.0"))
                .isTrue();
    }

    @Test
    void links_and_language_are_those_of_the_text() {
        Case linked = Case.of("See https://www.Example.com/a and shop dot example dot org, they have all you need");
        assertThat(linked.holds("links == ['www.example.com', 'shop.example.org']"))
                .isTrue();
        assertThat(Case.of("Nobody knows what the road to the town has really cost us all")
                        .holds("language == 'en'"))
                .isTrue();
        assertThat(Case.of("Nadie sabe lo que de verdad nos ha costado la carretera")
                        .holds("language == 'es'"))
                .isTrue();
    }

    @Test
    void a_character_counts_once() {
        assertThat(Case.of("🙂🙂").holds("length == 2")).isTrue();
    }

    @Test
    void only_what_is_counted_asks_for_the_past() {
        RulesCheck here = RulesCheck.of(List.of(Case.live("size(links) > 1 && hour < 7"), Case.live("hasWord('x')")));
        assertThat(here.mentions()).containsExactlyInAnyOrder("links", "hour", "words");
        assertThat(here.needsHistory()).isFalse();
        assertThat(RulesCheck.of(List.of(Case.live("author.known && threadAge > duration('1h')")))
                        .needsHistory())
                .isFalse();
        for (String counted :
                List.of("author.approved > 0", "author.rejected > 0", "copies.byAuthor + copies.inThread > 0")) {
            assertThat(RulesCheck.of(List.of(Case.live(counted))).needsHistory())
                    .as(counted)
                    .isTrue();
        }
    }

    @Test
    void a_moderator_sees_where() {
        String text = "Call 🙂 +34 600 123 456, id1ot";
        Case call = Case.of(text);
        assertThat(places(call, "text.matches('[0-9 ]{8,}') && hasWord('idiot')"))
                .containsExactly("34 600 123 456", "id1ot");
        assertThat(places(call, "text.matches('🙂')")).containsExactly("🙂");
        assertThat(places(call, "!text.matches('nothing')")).isEmpty();
        assertThat(places(call, "normal.matches('call')")).isEmpty();
    }

    private static List<String> places(Case comment, String condition) {
        Finding finding = comment.screened(Case.live(condition)).findings().get(0);
        assertThat(finding.clause()).isEqualTo("2");
        return finding.spans().stream()
                .map((Span span) -> span.of(comment.text()))
                .toList();
    }

    @Test
    void the_documentation_lists_them() throws IOException {
        String page = Files.readString(Path.of("docs/screening.md"));
        assertThat(Arrays.stream(RuleVariable.values()).toList()).allSatisfy(variable -> assertThat(page)
                .contains("| `" + variable.word() + "` | `" + variable.kind().words() + "` | " + variable.meaning()
                        + " |"));
    }

    @Test
    void the_examples_of_the_documentation_say_what_is_said_of_them() throws IOException {
        List<String> examples = Pattern.compile("```cel\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/screening.md")))
                .results()
                .map((MatchResult example) -> example.group(1).strip())
                .toList();
        assertThat(examples).hasSize(10);
        Finding sure = new Finding("classifier", Outcome.NOTE, null, "Sure", List.of(), 0.99);
        Case links = Case.of("https://a.example https://b.example https://c.example");
        List<Case> hit = List.of(
                links,
                Case.of("BUY NOW, BUY HERE, BUY IT ALL"),
                Case.of("The best c4sino in town"),
                Case.of("Call +34 600 123 456"),
                Case.of("Good night").at("2026-03-02T02:00:00Z"),
                links.inThreadOf(Duration.ofDays(31)),
                Case.of("Again").after(new History(true, 1, 1, 1, 0, 1, 1, Duration.ZERO)),
                Case.of("Das ist ein sehr schöner Abend, und alle Leute sind heute gekommen")
                        .at("2026-03-07T12:00:00Z"),
                Case.of("Hm").with(sure),
                Case.of("See https://www.bad.example/x").inReply());
        Case fine = Case.of("A good and quiet evening to all of you").after(young());
        for (int i = 0; i < examples.size(); i++) {
            assertThat(fine.holds(examples.get(i))).as(examples.get(i)).isFalse();
            assertThat(hit.get(i).holds(examples.get(i))).as(examples.get(i)).isTrue();
        }
    }

    private static History young() {
        return new History(true, 10, 0, 0, 0, 0, 0, Duration.ofHours(1));
    }
}
