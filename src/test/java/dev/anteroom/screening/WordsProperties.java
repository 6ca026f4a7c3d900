package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.comments.AnyText;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A span always lies in the text, cuts no character in two, and covers what was found. */
class WordsProperties {

    private static final List<String> TERMS = List.of("free", "word", "idiot*", "drop dead", "b c", "coño", "ab", "a1");

    private static final CompiledWords WORDS = new CompiledWords(new WordList(
            "Words",
            null,
            TERMS.stream()
                    .map(term -> new WordEntry(term, Outcome.HOLD, null, null))
                    .toList()));

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "f",
                "r",
                "e",
                "ee",
                "free",
                "fr33",
                "w",
                "o",
                "rd",
                "0",
                "1",
                "3",
                " ",
                "  ",
                ".",
                "-",
                "\n",
                "*",
                "i",
                "d",
                "iot",
                "!",
                "|",
                "drop",
                "dead",
                "b",
                "c",
                "со",
                "е",
                "ñ",
                "n\u0303",
                "\u0301",
                "\u200B",
                "\u200D",
                "<b>",
                "</b>",
                "[i]",
                "&#101;",
                "&eacute;",
                "&",
                "@",
                "$",
                "ʇ",
                "ɹ",
                "ǝ",
                "ｆ",
                "𝐟",
                "𝐫",
                "🅵",
                "😀",
                "🇫",
                "ﬁ",
                "重",
                "a",
                "A",
                "B");
        Arbitrary<String> made = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                made, AnyText.text(), Combinators.combine(made, AnyText.text()).as((a, b) -> a + b));
    }

    @Property
    void a_span_covers_what_was_found(@ForAll("texts") String text) {
        for (Reading reading : WORDS.read(Text.of(text).normal())) {
            for (Reading.Hit hit : reading.hits()) {
                Examined.mustBeSound(hit.span(), text);
                String covered = hit.span().of(text);
                Stream<Integer> again = WORDS.read(Text.of(covered).normal()).stream()
                        .flatMap(anew -> anew.hits().stream())
                        .map(Reading.Hit::number);
                assertThat(again).as(covered).contains(hit.number());
            }
        }
    }

    @Property
    void both_readings_lead_back_to_the_text(@ForAll("texts") String text) {
        NormalForm normal = Text.of(text).normal();
        for (int i = 0; i < normal.plain().length(); i++) {
            Examined.mustBeSound(normal.spanOfPlain(i, i + 1), text);
        }
        for (int i = 0; i < normal.undone().length(); i++) {
            Examined.mustBeSound(normal.spanOfUndone(i, i + 1), text);
        }
        for (NormalForm.Word word : normal.words()) {
            Examined.mustBeSound(word.span(), text);
            assertThat(word.letters()).isNotEmpty().doesNotContain(" ");
        }
    }

    @Property
    void normal_form_is_normal(@ForAll("texts") String text) {
        String undone = Text.of(text).normal().undone();
        assertThat(undone).doesNotContain("  ").isEqualTo(undone.strip());
        String plain = Text.of(text).normal().plain();
        assertThat(plain).doesNotContainPattern("[A-Z\u200B\u0300-\u036F]");
    }

    @Property
    void what_other_checks_point_at_is_in_the_text(@ForAll("numbers") String text) {
        List<Check> checks = List.of(
                new LinksCheck(new LinksSettings(0, null, null, List.of("evil.com"), null, null, null, null, null)),
                new PersonalCheck(PersonalSettings.DEFAULT));
        for (Check check : checks) {
            for (Finding finding : Examined.by(check, text, "es")) {
                assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
                finding.spans().forEach(span -> Examined.mustBeSound(span, text));
            }
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> pieces = Arbitraries.of(
                "55",
                "5622",
                "0000",
                "+52",
                "(202)",
                " ",
                "-",
                ".",
                ",",
                "/",
                ":",
                "@",
                "ana",
                "gmail",
                "com",
                "evil",
                ".com",
                "http",
                "://",
                "www.",
                " at ",
                " dot ",
                "[.]",
                "(at)",
                "arroba",
                "Calle",
                "Morelos",
                "Main",
                "Street",
                "#",
                "12",
                "5",
                "ES91",
                "4111",
                "1111",
                "placas",
                "ABC",
                "12345678Z",
                "\u200B",
                "５",
                "５️⃣",
                "𝟓",
                "е",
                "😀",
                "\uD800",
                "\uDC00",
                "&#64;",
                "é");
        return pieces.list().ofMaxSize(25).map(list -> String.join("", list));
    }
}
