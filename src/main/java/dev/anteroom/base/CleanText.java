package dev.anteroom.base;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/**
 * Makes typed or pasted text fit to be stored and shown: what is invisible and harmful is taken out, so that an honest
 * paste goes through, and what no keyboard makes is refused. The result is in Unicode normal form C (UAX #15), has LF
 * as its only line end, and cleaning it again changes nothing.
 */
public final class CleanText {

    /** Marks on one letter. Biblical Hebrew and Tibetan need fewer; more only paints over the neighbours. */
    private static final int MAX_STACKED = 8;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private CleanText() {}

    /**
     * @param raw text as it came
     * @return the text, clean and without white space at its ends; empty if there is nothing in it to see
     * @throws InvalidText if it has NUL, half a surrogate pair or a noncharacter
     */
    public static String of(String raw) {
        if (isSimple(raw)) {
            return strip(raw);
        }
        // Twice, as sorting marks takes quadratic time in their number, and normalising may split one into two.
        String clean = strip(unstack(NFC.normalize(unstack(withoutDropped(raw)))));
        return clean.codePoints().allMatch(CodePoints::isBlank) ? "" : clean;
    }

    /** Whether every character stands for itself, so that length in characters is {@link String#length()}. */
    static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!CodePoints.isSimple(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String withoutDropped(String raw) {
        StringBuilder kept = new StringBuilder(raw.length());
        boolean afterHan = false;
        for (int i = 0, c; i < raw.length(); i += Character.charCount(c)) {
            c = raw.codePointAt(i);
            if (CodePoints.isRefused(c)) {
                throw new InvalidText("The text contains a character that is not allowed.");
            } else if (c == '\r') {
                kept.append(i + 1 < raw.length() && raw.charAt(i + 1) == '\n' ? "" : "\n");
            } else if (CodePoints.isLineEnd(c)) {
                kept.append('\n');
            } else if (c == BLACK_FLAG) {
                int end = flagEnd(raw, i + 2);
                kept.append(raw, i, end);
                i = end - Character.charCount(c);
            } else if (CodePoints.isHanVariant(c) ? afterHan : !CodePoints.isDropped(c)) {
                kept.appendCodePoint(c);
            }
            afterHan = UCharacter.hasBinaryProperty(c, UProperty.IDEOGRAPHIC);
        }
        return kept.toString();
    }

    /**
     * The flags of England, Scotland and Wales are a black flag and a region in tag characters (UTS #51, ED-14a). Tags
     * anywhere else are a way to hide text.
     */
    private static int flagEnd(String raw, int start) {
        int i = start;
        while (i < raw.length() && i <= start + 2 * 6 && isRegionTag(raw.codePointAt(i))) {
            i += 2;
        }
        boolean whole = i > start && i < raw.length() && raw.codePointAt(i) == CANCEL_TAG;
        return whole ? i + 2 : start;
    }

    private static boolean isRegionTag(int c) {
        return c >= 0xE0061 && c <= 0xE007A || c >= 0xE0030 && c <= 0xE0039;
    }

    private static String unstack(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int stacked = 0;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            stacked = CodePoints.isStacked(c) ? stacked + 1 : 0;
            if (stacked <= MAX_STACKED) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && UCharacter.isUWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && UCharacter.isUWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text with a single space for all white space between words, line ends included. */
    public static String onOneLine(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }
}
