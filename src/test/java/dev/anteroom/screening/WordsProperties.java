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
                mustBeSound(hit.span(), text);
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
            mustBeSound(normal.spanOfPlain(i, i + 1), text);
        }
        for (int i = 0; i < normal.undone().length(); i++) {
            mustBeSound(normal.spanOfUndone(i, i + 1), text);
        }
        for (NormalForm.Word word : normal.words()) {
            mustBeSound(word.span(), text);
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

    private static void mustBeSound(Span span, String text) {
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
        assertThat(isInside(span.start(), text)).isFalse();
        assertThat(isInside(span.end(), text)).isFalse();
    }

    /** Whether the place is in the middle of a surrogate pair. */
    private static boolean isInside(int i, String text) {
        return i > 0
                && i < text.length()
                && Character.isHighSurrogate(text.charAt(i - 1))
                && Character.isLowSurrogate(text.charAt(i));
    }
}
