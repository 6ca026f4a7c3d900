package dev.anteroom.screening.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.screening.NormalForm;
import dev.anteroom.screening.Text;
import java.util.List;

/** What {@code hasWord} looks for: a word, or with {@code *} at its end all that begin so, in normal form. */
record WordPattern(String letters, boolean stem) {

    private static final Cache<String, WordPattern> READ =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** What is wrong with it, or null. */
    static String problem(String written) {
        return words(written).size() == 1 ? null : "Has to be one word, or the beginning of one with * at its end.";
    }

    private static List<NormalForm.Word> words(String written) {
        return Text.of(isStem(written) ? written.substring(0, written.length() - 1) : written)
                .words();
    }

    private static boolean isStem(String written) {
        return written.endsWith("*");
    }

    private static WordPattern of(String written) {
        return READ.get(written, unread -> new WordPattern(words(unread).get(0).letters(), isStem(unread)));
    }

    static boolean isInText(String written) {
        WordPattern pattern = of(written);
        Facts facts = Facts.present();
        boolean found = false;
        for (NormalForm.Word word : facts.wordsWithSpans()) {
            facts.fuel().burn(1);
            if (pattern.stem
                    ? word.letters().startsWith(pattern.letters)
                    : word.letters().equals(pattern.letters)) {
                facts.found(word.span());
                found = true;
            }
        }
        return found;
    }
}
