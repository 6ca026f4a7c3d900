package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.anteroom.base.InvalidText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whatever a text is: its normal form leads back to it, and what a check points at is in it. {@code mvn verify} looks for
 * counterexamples for some seconds; {@code mvn test} only tries those that were found before.
 */
class ScreeningFuzzTest {

    private static final CompiledWords WORDS = new CompiledWords(new WordList(
            "Words",
            null,
            List.of(
                    new WordEntry("free", Outcome.HOLD, null, null),
                    new WordEntry("idiot*", Outcome.HOLD, null, null),
                    new WordEntry("drop dead", Outcome.HOLD, null, null),
                    new WordEntry("coño", Outcome.HOLD, null, null))));
    private static final LinksCheck LINKS = new LinksCheck(
            new LinksSettings(0, null, List.of("example.org"), List.of("paypal.com"), null, null, null, null, null));

    @FuzzTest(maxDuration = "5s")
    void theNormalFormLeadsBackToTheText(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        NormalForm normal = Text.of(text).normal();
        for (int i = 0; i < normal.plain().length(); i++) {
            mustBeSound(normal.spanOfPlain(i, i + 1), text);
        }
        normal.words().forEach(word -> mustBeSound(word.span(), text));
        Text.of(text).language();
        for (Reading reading : WORDS.read(normal)) {
            for (Reading.Hit hit : reading.hits()) {
                mustBeSound(hit.span(), text);
            }
        }
    }

    @FuzzTest(maxDuration = "5s")
    void aLinkIsInTheText(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        for (Link link : Text.of(text).links()) {
            mustBeSound(link.span(), text);
            assertThat(link.host()).isNotEmpty().doesNotContain(" ");
        }
        for (Finding finding : Examined.by(LINKS, text)) {
            finding.spans().forEach(span -> mustBeSound(span, text));
        }
        try {
            LinksSettings settings = new LinksSettings(null, null, List.of(text), null, null, null, null, null, null);
            assertThat(settings.allowed()).allMatch(HostNames::isSound);
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    @FuzzTest(maxDuration = "5s")
    void aFileIsReadOrItsLinesAreNamed(byte[] file) {
        mustBeReadOrRefused(file);
        byte[] header = "term,outcome,clause,note\n".getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[header.length + file.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(file, 0, whole, header.length, file.length);
        mustBeReadOrRefused(whole);
    }

    private static void mustBeReadOrRefused(byte[] file) {
        WordCsv.Content content = WordCsv.read(file);
        for (WordCsv.LineError error : content.errors()) {
            assertThat(error.message()).isNotEmpty();
            assertThat(error.line()).isNotNegative();
        }
        if (content.errors().isEmpty()) {
            byte[] again = WordCsv.write(content.entries()).getBytes(StandardCharsets.UTF_8);
            assertThat(WordCsv.read(again).entries()).isEqualTo(content.entries());
        }
    }

    private static void mustBeSound(Span span, String text) {
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
        mustNotCut(span.start(), text);
        mustNotCut(span.end(), text);
    }

    private static void mustNotCut(int i, String text) {
        boolean inside = i > 0
                && i < text.length()
                && Character.isHighSurrogate(text.charAt(i - 1))
                && Character.isLowSurrogate(text.charAt(i));
        assertThat(inside).isFalse();
    }
}
