package dev.anteroom.screening.learning;

import dev.anteroom.screening.Text;
import java.util.Arrays;

/**
 * What the classifier keeps of a text: which pieces are in it and how often, and its {@link Traits}. A few bytes for each
 * piece, because all that are learned from are in memory at once; the text cannot be read from it.
 */
public final class Features {

    /** Raised with every change in what is read from a text: weights of another edition mean something else. */
    static final int EDITION = 1;

    private static final int COUNT_BITS = 12;
    private static final int MOST_COUNTED = (1 << COUNT_BITS) - 1;

    /** Each piece: its place, its block, how often it is there; in order, and none negative. */
    private final int[] pieces;

    private final float[] traits;

    private Features(int[] pieces, float[] traits) {
        this.pieces = pieces;
        this.traits = traits;
    }

    /** Those of a text. Takes some ten microseconds for a usual comment; of a very long one, the beginning is read. */
    public static Features of(Text text) {
        return of(text.original(), Tokens.of(text.original()));
    }

    static Features of(String original, Tokens tokens) {
        Collector collector = new Collector();
        Grams.read(tokens, collector);
        return new Features(collector.pieces(), Traits.of(original, tokens));
    }

    private static final class Collector implements Grams.Sink {

        private int[] keys = new int[512];
        private int size;

        @Override
        public void take(int index, int block, int token, int tokens) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size++] = index << 1 | block;
        }

        int[] pieces() {
            Arrays.sort(keys, 0, size);
            int[] pieces = new int[size];
            int count = 0;
            for (int from = 0; from < size; ) {
                int to = from;
                while (to < size && keys[to] == keys[from]) {
                    to++;
                }
                pieces[count++] = keys[from] << COUNT_BITS | Math.min(to - from, MOST_COUNTED);
                from = to;
            }
            return Arrays.copyOf(pieces, count);
        }
    }

    int size() {
        return pieces.length;
    }

    int index(int piece) {
        return pieces[piece] >>> COUNT_BITS + 1;
    }

    int block(int piece) {
        return pieces[piece] >>> COUNT_BITS & 1;
    }

    int count(int piece) {
        return pieces[piece] & MOST_COUNTED;
    }

    /** How often a piece is there. */
    int count(int index, int block) {
        int key = (index << 1 | block) << COUNT_BITS;
        int at = Arrays.binarySearch(pieces, key);
        int found = at >= 0 ? at : -at - 1;
        return found < pieces.length && pieces[found] >>> COUNT_BITS == key >>> COUNT_BITS ? count(found) : 0;
    }

    float trait(int trait) {
        return traits[trait];
    }

    /** Equal for copies; how examples are dealt into parts so that no text is learned and asked for. */
    int fingerprint() {
        return Arrays.hashCode(pieces);
    }
}
