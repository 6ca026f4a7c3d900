package dev.anteroom.screening.learning;

/**
 * The pieces of a text that get a weight each: words, pairs of neighbours, and runs of 3 to 5 characters within a word and
 * its ends. They are hashed into {@value #SIZE} places (Weinberger et al., "Feature Hashing for Large Scale Multitask
 * Learning", ICML 2009), so that a model is no larger however much it has read.
 */
final class Grams {

    static final int BITS = 18;
    static final int SIZE = 1 << BITS;

    /** The two blocks, each of which is brought to the same length, so that neither drowns the other. */
    static final int WORDS = 0;

    static final int CHARS = 1;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private static final int FNV_BASIS = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    /** Hears of each piece. */
    interface Sink {

        /**
         * @param index from 0 to {@link #SIZE} - 1
         * @param block {@link #WORDS} or {@link #CHARS}
         * @param token that it is in, the first of two
         * @param tokens how many it is in, 1 or 2
         */
        void take(int index, int block, int token, int tokens);
    }

    private Grams() {}

    static void read(Tokens tokens, Sink sink) {
        String before = null;
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.text(i);
            sink.take(place(hash(FNV_BASIS + 1, word)), WORDS, i, 1);
            if (before != null) {
                sink.take(place(hash(step(hash(FNV_BASIS + 2, before), ' '), word)), WORDS, i - 1, 2);
            }
            readRuns(" " + word + " ", i, sink);
            before = word;
        }
    }

    private static void readRuns(String word, int token, Sink sink) {
        int length = word.length();
        for (int size = SHORTEST; size <= LONGEST; size++) {
            if (length <= size) {
                sink.take(place(hash(FNV_BASIS, word)), CHARS, token, 1);
                return;
            }
            for (int from = 0; from + size <= length; from++) {
                int hash = FNV_BASIS;
                for (int i = from; i < from + size; i++) {
                    hash = step(hash, word.charAt(i));
                }
                sink.take(place(hash), CHARS, token, 1);
            }
        }
    }

    private static int hash(int from, String text) {
        int hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    private static int step(int hash, char c) {
        return (hash ^ c) * FNV_PRIME;
    }

    /** The finish of MurmurHash3: FNV alone leaves the low bits uneven. */
    private static int place(int hash) {
        int h = hash ^ hash >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h & SIZE - 1;
    }
}
