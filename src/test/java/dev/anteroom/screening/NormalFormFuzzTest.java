package dev.anteroom.screening;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a text is: its normal form, and the words that are found in it, lead back to it. */
class NormalFormFuzzTest {

    private static final CompiledWords WORDS = new CompiledWords(new WordList(
            "Words",
            null,
            List.of(
                    new WordEntry("free", Outcome.HOLD, null, null),
                    new WordEntry("idiot*", Outcome.HOLD, null, null),
                    new WordEntry("drop dead", Outcome.HOLD, null, null),
                    new WordEntry("coño", Outcome.HOLD, null, null))));

    @FuzzTest(maxDuration = "5s")
    void theNormalFormLeadsBackToTheText(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        NormalForm normal = Text.of(text).normal();
        for (int i = 0; i < normal.plain().length(); i++) {
            Examined.mustBeSound(normal.spanOfPlain(i, i + 1), text);
        }
        normal.words().forEach(word -> Examined.mustBeSound(word.span(), text));
        Text.of(text).language();
        for (Reading reading : WORDS.read(normal)) {
            for (Reading.Hit hit : reading.hits()) {
                Examined.mustBeSound(hit.span(), text);
            }
        }
    }
}
