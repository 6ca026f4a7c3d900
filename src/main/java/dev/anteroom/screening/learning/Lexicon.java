package dev.anteroom.screening.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words by what they do in a comment ({@code lexicon.txt}). With few rejections to learn from it is what helps most: that
 * a kind of words counts is learned from twenty of them, that each of a thousand does is not.
 */
final class Lexicon {

    enum Kind {
        INSULT,
        SWEAR,
        THREAT,
        CONTEMPT,
        YOU,
        THEY,
        ABSOLUTE,
        HEDGE,
        ME,
        NOT,
        KIND;

        boolean in(int kinds) {
            return (kinds >> ordinal() & 1) == 1;
        }
    }

    private record Beginning(String letters, int kinds) {}

    /** Letters of the shortest beginning; beginnings are kept by these. */
    private static final int SHORTEST_BEGINNING = 2;

    private static final Map<String, Integer> WHOLE = new HashMap<>();
    private static final Map<String, List<Beginning>> BEGINNINGS = new HashMap<>();

    static {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Lexicon.class.getResourceAsStream("lexicon.txt"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(Lexicon::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lexicon() {}

    private static void take(String line) {
        int colon = line.indexOf(':');
        int kind = 1
                << Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT))
                        .ordinal();
        for (String word : line.substring(colon + 1).trim().split(" ")) {
            Folded folded = Folded.of(word.endsWith("*") ? word.substring(0, word.length() - 1) : word);
            String plain = folded.text(0, folded.length());
            if (word.endsWith("*")) {
                BEGINNINGS
                        .computeIfAbsent(plain.substring(0, SHORTEST_BEGINNING), none -> new ArrayList<>())
                        .add(new Beginning(plain, kind));
            } else {
                WHOLE.merge(plain, kind, (a, b) -> a | b);
            }
        }
    }

    /** The kinds that a folded word is of, a bit each. */
    static int kinds(String word) {
        int kinds = WHOLE.getOrDefault(word, 0);
        if (word.length() >= SHORTEST_BEGINNING) {
            for (Beginning beginning : BEGINNINGS.getOrDefault(word.substring(0, SHORTEST_BEGINNING), List.of())) {
                kinds |= word.startsWith(beginning.letters) ? beginning.kinds : 0;
            }
        }
        return kinds;
    }
}
