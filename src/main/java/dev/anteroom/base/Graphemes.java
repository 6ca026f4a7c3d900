package dev.anteroom.base;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Counts characters as a person counts them: extended grapheme clusters (UAX #29), so that a flag or a family is one. */
public final class Graphemes {

    private Graphemes() {}

    /** Number of characters. Time is linear in the length of the text. */
    public static int count(String text) {
        if (CleanText.isSimple(text)) {
            return text.length();
        }
        BreakIterator breaks = over(text);
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** The first {@code count} characters, whole; the text itself if it has no more. */
    public static String first(int count, String text) {
        if (text.length() <= count) {
            return text;
        }
        BreakIterator breaks = over(text);
        for (int i = 0; i < count; i++) {
            if (breaks.next() == BreakIterator.DONE) {
                return text;
            }
        }
        return text.substring(0, breaks.current());
    }

    private static BreakIterator over(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        return breaks;
    }
}
