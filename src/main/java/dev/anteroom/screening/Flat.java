package dev.anteroom.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text as a machine would read it, for what is made of signs and digits and not of words: folded by NFKC (UAX #15),
 * without what nobody sees, references of HTML decoded, accents kept. Each character leads back to the original.
 */
final class Flat {

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final int IDEOGRAPHIC_STOP = 0x3002;

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private final String original;

    private Flat(String original) {
        this.original = original;
        this.text = new StringBuilder(original.length());
        this.starts = new int[original.length() + 8];
        this.ends = new int[original.length() + 8];
        for (int i = 0; i < original.length(); ) {
            i = read(i);
        }
    }

    static Flat of(String original) {
        return new Flat(original);
    }

    private int read(int i) {
        char c = original.charAt(i);
        if (c < 0x80 && c != '&') {
            add(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c, i, i + 1);
            return i + 1;
        }
        int typed = original.codePointAt(i);
        int end = i + Character.charCount(typed);
        Entities.Decoded decoded = c == '&' ? Entities.at(original, i) : null;
        if (decoded != null) {
            typed = decoded.character();
            end = decoded.end();
        }
        if (typed == IDEOGRAPHIC_STOP) {
            add('.', i, end);
        } else if (UCharacter.isUWhiteSpace(typed)) {
            add(typed == '\n' ? '\n' : ' ', i, end);
        } else {
            String folded = FOLDED.normalize(UCharacter.toString(typed));
            String kept = folded.length() > Glyphs.LONGEST ? original.substring(i, end) : folded;
            for (int j = 0; j < kept.length(); j++) {
                add(kept.charAt(j), i, end);
            }
        }
        return end;
    }

    private void add(char c, int start, int end) {
        int at = text.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        text.append(c);
        starts[at] = start;
        ends[at] = end;
    }

    boolean hasDigit() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    int length() {
        return text.length();
    }

    /** The character there, or 0 beyond the ends. */
    char at(int i) {
        return i < 0 || i >= text.length() ? 0 : text.charAt(i);
    }

    boolean startsWith(String what, int i) {
        if (i < 0 || text.length() - i < what.length()) {
            return false;
        }
        for (int j = 0; j < what.length(); j++) {
            if (text.charAt(i + j) != what.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    String part(int from, int to) {
        return text.substring(from, to);
    }

    Span span(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    /** As it was typed there, first character only. */
    char typedAt(int i) {
        return original.charAt(starts[i]);
    }

    /** Whether it was typed with nothing hidden in it and in ASCII. */
    boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x80 || ends[i] != starts[i] + 1 || original.charAt(starts[i]) >= 0x80) {
                return false;
            }
        }
        return ends[to - 1] - starts[from] == to - from;
    }
}
