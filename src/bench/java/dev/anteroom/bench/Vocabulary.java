package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up words, of which few are common and most are rare (Zipf's law): what a search finds depends on that more than on
 * what the words are.
 */
final class Vocabulary {

    private static final int WORDS = 20_000;
    private static final int LENGTH = 40;
    private static final String[] SYLLABLE =
            ("ba be bo ca ce co da de do fa fe fi ga go la le li lo ma me mi mo na ne ni"
                            + " no pa pe po ra re ri ro sa se si so ta te ti to va ve vi za")
                    .split(" ");

    private final List<String> words;
    private final Random random;

    Vocabulary(long seed) {
        random = new Random(seed);
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int i = 1 + random.nextInt(3); i >= 0; i--) {
                word.append(SYLLABLE[random.nextInt(SYLLABLE.length)]);
            }
            made.add(word.toString());
        }
        words = new ArrayList<>(made);
    }

    /** A text of forty words. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            // Of rank r with a chance of about 1 in r: the logarithm of the rank is even.
            int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
            text.append(i == 0 ? "" : " ").append(words.get(Math.min(rank, WORDS) - 1));
        }
        return text.toString();
    }

    /** A word with a place in the order of how common they are, from 1. */
    String word(int rank) {
        return words.get(rank - 1);
    }
}
