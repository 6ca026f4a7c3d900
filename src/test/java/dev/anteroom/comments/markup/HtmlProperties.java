package dev.anteroom.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.base.CleanText;
import dev.anteroom.base.InvalidText;
import dev.anteroom.comments.AnyText;
import dev.anteroom.comments.SafeHtml;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;

class HtmlProperties {

    @Provide
    Arbitrary<String> texts() {
        return AnyText.text();
    }

    private static String cleaned(String typed) {
        try {
            String text = CleanText.of(typed);
            return text.isEmpty() ? "x" : text;
        } catch (InvalidText refused) {
            return "x";
        }
    }

    @Property(tries = 6_000)
    void noTextYieldsAnythingButTheAllowedMarks(@ForAll("texts") String typed) {
        SafeHtml.check(Html.of(cleaned(typed)));
    }

    @Property(tries = 6_000)
    void theShortWayLeadsToTheSameHtml(@ForAll("texts") String typed) {
        String text = cleaned(typed.replaceAll("[*_`\\[\\\\]|://", ""));
        Assume.that(PlainHtml.isPlain(text));
        assertThat(PlainHtml.of(text)).isEqualTo(Html.ofMarked(text));
    }

    @Property(tries = 3_000)
    void noLetterIsLost(@ForAll("texts") String typed) {
        String text = cleaned(typed.replaceAll("\\(http|```|\\](?=\\()", ""));
        assertThat(letters(Jsoup.parseBodyFragment(Html.of(text)).wholeText())).isEqualTo(letters(text));
    }

    /** Numbers of list items are not text but attributes, so digits do not count. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}<&\"'@#{]", "");
    }
}
