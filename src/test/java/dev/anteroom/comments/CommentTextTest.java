package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void whatWasTypedIsKept() {
        assertKept("Beautifully said.\n\n\tNothing – new… “¿Por qué?” می‌خواهم ❤️ 🇲🇽 " + FAMILY);
    }

    private static void assertKept(String typed) {
        assertThat(clean(typed)).isEqualTo(typed);
    }

    private static String clean(String typed) {
        return CommentText.of(typed, 10_000).value();
    }

    @Test
    void everyLineEndBecomesOne() {
        assertThat(clean("a\r\nb\rc\u2028d\u2029e\u0085f\u000Bg\fh")).isEqualTo("a\nb\nc\nd\ne\nf\ng\nh");
    }

    @Test
    void blanksAtTheEndsGo() {
        assertThat(clean(" \n\t\u00A0\u3000hello\n\n  ")).isEqualTo("hello");
    }

    @Test
    void accentsComeTogetherWithTheirLetters() {
        assertThat(clean("Me\u0301xico")).isEqualTo("México");
    }

    @Test
    void nobodyTurnsTheDirectionOfTheTextAround() {
        assertThat(clean("ab\u202Ecd\u202C\u2066ef\u2069")).isEqualTo("abcdef");
    }

    @Test
    void nobodyHidesTextOrSplitsAWordUnseen() {
        assertThat(clean("in\u200Bsu\u00ADlt\u2060\uFEFF \u001B[1m\u0092\uFFFC"))
                .isEqualTo("insult [1m");
        assertThat(clean("hi" + Character.toString(0xE0068) + Character.toString(0xE0069)))
                .isEqualTo("hi");
    }

    @Test
    void theFlagOfScotlandMayUseTags() {
        assertKept("🏴󠁧󠁢󠁳󠁣󠁴󠁿");
    }

    @Test
    void marksDoNotPaintOverTheNeighbours() {
        assertThat(clean("Z" + "\u0301\u0327".repeat(30_000))).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r", "\u200B\u200B", "\u3164", "\u2800\u2800", "\u200E\u200F", "\uFE0F"})
    void whatNobodyCanSeeIsEmpty(String typed) {
        assertRefused(typed, "The comment is empty.");
    }

    private static void assertRefused(String typed, String sentence) {
        assertThatThrownBy(() -> clean(typed)).isInstanceOf(InvalidText.class).hasMessage(sentence);
    }

    @Test
    void noCommentIsEmpty() {
        assertRefused(null, "The comment is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\uD800b", "\uDC00\uD800", "a\uFFFE", "\uFDD0"})
    void whatNoKeyboardTypesIsRefused(String typed) {
        assertRefused(typed, "The text contains a character that is not allowed.");
    }

    @Test
    void aFamilyIsOneCharacter() {
        assertThat(CommentText.of(FAMILY.repeat(3), 3).value()).isEqualTo(FAMILY.repeat(3));
        assertThatThrownBy(() -> CommentText.of(FAMILY.repeat(4), 3))
                .hasMessage("The comment is too long: at most 3 characters and 64 KiB are allowed.");
    }

    @Test
    void theLongestCommentFits() {
        assertKept("a".repeat(10_000));
        assertRefused("a".repeat(10_001), "The comment is too long: at most 10,000 characters and 64 KiB are allowed.");
    }

    @Test
    void familiesFillTheBytesBeforeTheCharacters() {
        assertThat(clean(FAMILY.repeat(2_600))).hasSize(2_600 * FAMILY.length());
        assertThatThrownBy(() -> clean(FAMILY.repeat(2_700))).isInstanceOf(InvalidText.class);
    }

    @Test
    void anExcerptIsOneLineCutBetweenWords() {
        CommentText text = CommentText.of("First line\n\nand  the second one", 100);
        assertThat(text.excerpt(100)).isEqualTo("First line and the second one");
        assertThat(text.excerpt(20)).isEqualTo("First line and the…");
    }

    @Test
    void anExcerptNeverCutsACharacter() {
        assertThat(CommentText.of(FAMILY.repeat(3), 3).excerpt(2)).isEqualTo(FAMILY.repeat(2) + "…");
    }
}
