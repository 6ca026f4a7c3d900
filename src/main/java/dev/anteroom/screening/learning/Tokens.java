package dev.anteroom.screening.learning;

import java.util.Arrays;

/** The words, numbers and signs of a text, in order. */
final class Tokens {

    private static final String SENTENCE_SIGNS = "!?.,;:…";

    private final Folded folded;
    private int[] bounds = new int[64];
    private int size;

    private Tokens(Folded folded) {
        this.folded = folded;
    }

    static Tokens of(String original) {
        Tokens tokens = new Tokens(Folded.of(original));
        int length = tokens.folded.length();
        for (int from = 0; from < length; ) {
            int kind = tokens.kind(from);
            int to = from + 1;
            while (kind != SIGN && to < length && tokens.kind(to) == kind) {
                to++;
            }
            if (kind == SIGN && Character.isHighSurrogate(tokens.folded.at(from)) && to < length) {
                to++;
            }
            if (kind != GAP) {
                tokens.add(from, to);
            }
            from = to;
        }
        return tokens;
    }

    private static final int GAP = 0;
    private static final int LETTERS = 1;
    private static final int DIGITS = 2;
    private static final int SENTENCE = 3;
    private static final int SIGN = 4;

    private int kind(int i) {
        char c = folded.at(i);
        if (Character.isLetter(c) || c == '\'' || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
            return LETTERS;
        }
        if (Character.isDigit(c)) {
            return DIGITS;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return GAP;
        }
        return SENTENCE_SIGNS.indexOf(c) >= 0 ? SENTENCE : SIGN;
    }

    private void add(int from, int to) {
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[2 * size] = from;
        bounds[2 * size + 1] = to;
        size++;
    }

    int size() {
        return size;
    }

    /** Folded; every number is {@code 0}. */
    String text(int token) {
        return isNumber(token) ? "0" : folded.text(bounds[2 * token], bounds[2 * token + 1]);
    }

    boolean isWord(int token) {
        return Character.isLetter(folded.at(bounds[2 * token]));
    }

    private boolean isNumber(int token) {
        return Character.isDigit(folded.at(bounds[2 * token]));
    }

    /** Where in the original it begins. */
    int start(int token) {
        return folded.place(bounds[2 * token]);
    }

    /** Where in the original what follows it begins. */
    int end(int token) {
        int last = bounds[2 * token + 1] - 1;
        int place = folded.place(last);
        // Characters that were left out, and others from the same one, have the same place or lie between.
        int next = last + 1;
        while (next < folded.length() && folded.place(next) == place) {
            next++;
        }
        return folded.place(next);
    }
}
