package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Letters and digits in a row.
 *
 * @param letters in small letters
 * @param digits how many of them are digits
 * @param capital whether it was typed with a capital first
 */
record Token(int from, int to, String letters, int digits, boolean capital) {

    /** Longer than any name or number; the rest of it makes another token. */
    private static final int LONGEST = 64;

    static List<Token> of(Flat text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int end = i;
            int digits = 0;
            while (end - i < LONGEST && Character.isLetterOrDigit(text.at(end))) {
                digits += isDigit(text.at(end)) ? 1 : 0;
                end++;
            }
            if (end > i) {
                tokens.add(new Token(i, end, text.part(i, end), digits, Character.isUpperCase(text.typedAt(i))));
            }
            i = Math.max(end, i + 1);
        }
        return tokens;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    boolean isNumber() {
        return digits == letters.length();
    }

    boolean isWord() {
        return digits == 0;
    }

    int length() {
        return letters.length();
    }
}
