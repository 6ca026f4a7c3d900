package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.Span;
import dev.anteroom.screening.Text;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReasonsProperties {

    private static final Model MODEL = Newsdesk.trained().model();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of(
                        "turnips",
                        " ",
                        "TURNIPS!!!",
                        "\u200b",
                        "e\u0301",
                        "½",
                        "ﬁ",
                        "😀😀",
                        "\ud83d",
                        "aaaaaa",
                        "ß",
                        "İ"));
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void spans_lie_in_the_text_in_order_and_cut_no_character(@ForAll("texts") String text) {
        Model.Reading reading = MODEL.read(Text.of(text));
        assertThat(reading.chance()).isBetween(0.0, 1.0);
        int end = 0;
        for (Span span : reading.spans()) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            end = span.end();
            assertThat(end).isLessThanOrEqualTo(text.length());
            assertThat(isInside(text, span.start())).isFalse();
            assertThat(isInside(text, end)).isFalse();
        }
    }

    private static boolean isInside(String text, int place) {
        return place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
    }

    @Property(tries = 200)
    void the_word_that_raised_the_score_is_covered(
            @ForAll("harmless") List<String> before, @ForAll("harmless") List<String> after) {
        String text = String.join(" ", before) + " turnips " + String.join(" ", after);
        int at = text.indexOf("turnips");
        assertThat(MODEL.read(Text.of(text)).spans())
                .anyMatch(span -> span.start() <= at && span.end() >= at + "turnips".length());
    }

    @Provide
    Arbitrary<List<String>> harmless() {
        return Arbitraries.of("river", "bridge", "old", "Ärger", "😀", "12", "…")
                .list()
                .ofMaxSize(10);
    }
}
