package dev.anteroom.screening.learning;

import dev.anteroom.screening.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decisions of a made-up desk that rejects what is said of turnips. */
final class Newsdesk {

    private static final String[] FILLER = {
        "river", "bridge", "morning", "council", "harbour", "station", "the", "a", "on", "near", "was", "old", "new",
        "seen"
    };

    private Newsdesk() {}

    /** So many comments, every fifth of them about turnips; the same each time. */
    static List<Example> decided(int count) {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean rejected = i % 5 == 0;
            examples.add(new Example(features(sentence(random, rejected ? "turnips" : "swallows")), rejected));
        }
        return examples;
    }

    static String sentence(Random random, String subject) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            words.add(FILLER[random.nextInt(FILLER.length)]);
        }
        words.set(random.nextInt(8), subject);
        return String.join(" ", words);
    }

    static Features features(String text) {
        return Features.of(Text.of(text));
    }

    static Training trained() {
        return Training.of(decided(400)).orElseThrow();
    }
}
