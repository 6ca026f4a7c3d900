package dev.anteroom.screening.learning;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text without case, accents and width, no character more than twice in a row, with the way back to the original.
 * Simpler than the normal form of the other checks, and keeps the punctuation: what is disguised is learned as it is seen.
 */
final class Folded {

    /** What lies behind is not read: a bound on time and memory, far beyond an honest comment. */
    static final int MOST_CHARS = 10_000;

    private static final int MOST_IN_A_ROW = 2;

    private char[] chars;
    private int[] places;
    private int length;
    private int end;

    private Folded(int capacity) {
        chars = new char[capacity];
        places = new int[capacity + 1];
    }

    static Folded of(String original) {
        int limit = Math.min(original.length(), MOST_CHARS);
        Folded folded = new Folded(limit + 16);
        for (int i = 0; i < limit; ) {
            int c = original.codePointAt(i);
            folded.append(c, i);
            i += Character.charCount(c);
            folded.end = i;
        }
        folded.places[folded.length] = folded.end;
        return folded;
    }

    private void append(int c, int place) {
        if (c < 0x80) {
            add((char) (c >= 'A' && c <= 'Z' ? c + 32 : c), place);
        } else if (c == 0x2019 || c == 0x2018) {
            add('\'', place);
        } else if (Character.isSupplementaryCodePoint(c) && !Character.isLetterOrDigit(c)) {
            // Emoji, as they are.
            add(Character.highSurrogate(c), place);
            add(Character.lowSurrogate(c), place);
        } else if (Character.getType(c) != Character.FORMAT) {
            String wide = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            String parts = Normalizer.normalize(wide, Normalizer.Form.NFD);
            for (int i = 0; i < parts.length(); i++) {
                if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
                    add(parts.charAt(i), place);
                }
            }
        }
    }

    private void add(char c, int place) {
        if (length >= MOST_IN_A_ROW && chars[length - 1] == c && chars[length - 2] == c) {
            return;
        }
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
            places = Arrays.copyOf(places, length * 2 + 1);
        }
        chars[length] = c;
        places[length++] = place;
    }

    int length() {
        return length;
    }

    char at(int i) {
        return chars[i];
    }

    /** Where in the original the character at {@code i} begins; at the length: where the last one ends. */
    int place(int i) {
        return places[i];
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }
}
