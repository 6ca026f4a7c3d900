package dev.anteroom.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import dev.anteroom.screening.Glyph.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes characters for what they mean: NFKC with case folded (UAX #15, UTS #46), marks off, Latin letters of any make as
 * plain ones. {@code ñ} stays what it is: in Spanish it is a letter, and a year without it is an anus. Each character is
 * worked out once, as the data of look-alikes takes 1 µs a character to ask.
 */
final class Glyphs {

    private static final int PAGE = 256;
    /** Of one character, taken apart: one Arabic ligature is a sentence, and a text of them would be a book. */
    static final int LONGEST = 6;

    private static final int ENYE = 'ñ';
    private static final int TILDE = 0x303;
    private static final int BLANK_BRAILLE = 0x2800;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final List<Glyph>[][] PAGES = new List[0x110000 / PAGE][];

    private Glyphs() {}

    /** What the character is made of, once taken apart; nothing for one that is not seen. Half a pair is a sign. */
    static List<Glyph> of(int c) {
        // Threads may both work out a page or character; what they find is the same and does not change.
        List<Glyph>[] page = PAGES[c / PAGE];
        if (page == null) {
            page = newPage();
            PAGES[c / PAGE] = page;
        }
        List<Glyph> glyphs = page[c % PAGE];
        if (glyphs == null) {
            glyphs = worked(c);
            page[c % PAGE] = glyphs;
        }
        return glyphs;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Glyph>[] newPage() {
        return new List[PAGE];
    }

    private static List<Glyph> worked(int c) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return List.of(Glyph.of(Kind.JOINER, c, ""));
        }
        if (UCharacter.isUWhiteSpace(c) || c == BLANK_BRAILLE || isControl(c)) {
            return List.of(Glyph.SPACE);
        }
        String letter = LookAlikes.styled(c);
        String folded = letter.isEmpty() ? FOLDED.normalize(UCharacter.toString(c)) : letter;
        if (folded.length() > LONGEST) {
            return List.of(letter(c, ""));
        }
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0, part; i < folded.length(); i += Character.charCount(part)) {
            part = folded.codePointAt(i);
            glyphs.addAll(part == ENYE ? List.of(letter(ENYE, "")) : withoutMarks(part, c));
        }
        return List.copyOf(glyphs);
    }

    /** Control characters that no text has keep nothing together. */
    private static boolean isControl(int c) {
        return UCharacter.getType(c) == ECharacterCategory.CONTROL;
    }

    private static List<Glyph> withoutMarks(int part, int typed) {
        boolean hangul = UScript.getScript(part) == UScript.HANGUL;
        String apart = hangul ? null : NFD.getDecomposition(part);
        if (apart == null) {
            return List.of(single(part, typed));
        }
        return apart.codePoints()
                .mapToObj(c -> single(c, typed))
                .filter(glyph -> glyph.kind() != Kind.MARK)
                .toList();
    }

    private static Glyph single(int c, int typed) {
        if (c < 0x80) {
            return ascii(c);
        }
        int type = UCharacter.getType(c);
        int script = UScript.getScript(c);
        if (type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.ENCLOSING_MARK) {
            // Those of a script of their own are its vowels.
            return script == UScript.INHERITED || script == UScript.COMMON ? Glyph.of(Kind.MARK, c, "") : letter(c, "");
        }
        int digit = UCharacter.digit(c, 10);
        if (digit >= 0) {
            return ascii('0' + digit);
        }
        if (UCharacter.isLetter(c) || type == ECharacterCategory.COMBINING_SPACING_MARK) {
            return foreign(c, typed, script);
        }
        String looks = LookAlikes.ofSign(c);
        return Glyph.of(looks.isEmpty() ? Kind.JOINER : Kind.SYMBOL, c, looks);
    }

    private static Glyph ascii(int c) {
        if (c >= 'a' && c <= 'z') {
            return letter(c, "");
        }
        if (c <= ' ') {
            return Glyph.SPACE;
        }
        String looks = LookAlikes.ofSign(c);
        Kind kind = c >= '0' && c <= '9' ? Kind.DIGIT : looks.isEmpty() ? Kind.JOINER : Kind.SYMBOL;
        return Glyph.of(kind, c, looks);
    }

    private static Glyph foreign(int c, int typed, int script) {
        String looks = LookAlikes.of(c, typed);
        if (script == UScript.LATIN && !looks.isEmpty()) {
            return letter(looks.charAt(0), "");
        }
        boolean unspaced = UCharacter.hasBinaryProperty(c, UProperty.IDEOGRAPHIC)
                || script == UScript.HIRAGANA
                || script == UScript.KATAKANA
                || script == UScript.THAI
                || script == UScript.LAO
                || script == UScript.KHMER
                || script == UScript.MYANMAR;
        return new Glyph(Kind.LETTER, c, looks, LookAlikes.isTwin(c, typed), unspaced);
    }

    private static Glyph letter(int c, String looks) {
        return Glyph.of(Kind.LETTER, c, looks);
    }

    /** Whether a mark makes an ñ of the n before it. */
    static boolean makesEnye(int plain, Glyph mark) {
        return plain == 'n' && mark.plain() == TILDE;
    }
}
