package dev.anteroom.base;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;

/** What we take a single Unicode code point for, in the Unicode version of ICU. */
final class CodePoints {

    private CodePoints() {}

    /**
     * A letter, digit, mark of punctuation or space that needs no second look: already NFC, a grapheme cluster of its
     * own, visible or a plain space. Covers Latin, Cyrillic, common punctuation and the common Han characters; anything
     * else takes the long way and comes to the same result.
     */
    static boolean isSimple(char c) {
        if (c < 0x7F) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        return c >= 0xA0 && c < 0x300 && c != 0xAD
                || c >= 0x400 && c < 0x482
                || c >= 0x2010 && c < 0x2028
                || c >= 0x4E00 && c < 0xA000;
    }

    /** Half a surrogate pair, a noncharacter (Unicode 23.7) or NUL, which PostgreSQL cannot store: never honest text. */
    static boolean isRefused(int c) {
        return c == 0 || c >= 0xD800 && c <= 0xDFFF || c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
    }

    /** What word processors and PDF files use to end a line (Unicode 5.8): VT, FF, NEL, LS, PS. CR is seen to before. */
    static boolean isLineEnd(int c) {
        return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /**
     * Characters that nobody sees but that change what others see or what a word filter finds: control characters
     * except LF and TAB, bidi embeddings, overrides and isolates (U+202A to 202E, 2066 to 2069), zero-width space and
     * no-break space, word joiner, soft hyphen, tags, the stand-in for a pasted picture (U+FFFC) and all other format
     * characters. Kept: ZWJ, ZWNJ, LRM, RLM, ALM and MVS, without which Persian, Hindi, Arabic, Mongolian and emoji
     * break, and the format characters of Arabic, Syriac and Kaithi that can be seen.
     */
    static boolean isDropped(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        int type = UCharacter.getType(c);
        if (type == ECharacterCategory.CONTROL || c == 0xFFFC) {
            return true;
        }
        return type == ECharacterCategory.FORMAT
                && !isKeptJoinerOrMark(c)
                && !UCharacter.hasBinaryProperty(c, UProperty.PREPENDED_CONCATENATION_MARK);
    }

    private static boolean isKeptJoinerOrMark(int c) {
        return c >= 0x200C && c <= 0x200F || c == 0x061C || c == 0x180E;
    }

    /** A mark that is stacked on the letter before it: accents, vowel points, variation selectors. */
    static boolean isStacked(int c) {
        int type = UCharacter.getType(c);
        return type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.ENCLOSING_MARK;
    }

    /** A variation selector of the second block (U+E0100 to E01EF): chooses the shape of a Han character, and only that. */
    static boolean isHanVariant(int c) {
        return c >= 0xE0100 && c <= 0xE01EF;
    }

    /** Nothing to see: white space, format characters, fillers and the empty braille cell. */
    static boolean isBlank(int c) {
        return UCharacter.isUWhiteSpace(c)
                || c == 0x2800
                || UCharacter.getType(c) == ECharacterCategory.FORMAT
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
