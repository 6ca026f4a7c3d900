package dev.anteroom.screening;

import dev.anteroom.screening.Glyph.Kind;

/** One place in a text: a letter, repeated or not, or what parts letters. Changed only while its text is being read. */
final class Sign {

    Kind kind;
    int plain;
    /** Latin letters that it can stand for here, as a disguise; none where nothing speaks for one. */
    String looks;

    final boolean twin;
    final boolean unspaced;
    /** Whether it was typed in upper case. */
    final boolean upper;
    /** Whether it was typed as a letter that stands on its head. */
    boolean onItsHead;

    final int start;
    int end;

    /** How often it stands there in a row. */
    int run = 1;

    /** Of a gap: white space in it, in characters. */
    int width;

    /** Of a gap: whether it may only part the letters of one word. */
    boolean soft;

    /** Whether it and its like between letters mask a letter each, as in {@code f**k}. */
    boolean mask;

    Sign(Glyph glyph, int start, int end, int typed) {
        this.kind = glyph.kind();
        this.plain = glyph.plain();
        this.looks = glyph.looks();
        this.twin = glyph.twin();
        this.unspaced = glyph.unspaced();
        this.start = start;
        this.end = end;
        this.upper = Character.isUpperCase(typed);
        this.onItsHead = LookAlikes.isTurned(typed);
        this.width = kind == Kind.GAP ? 1 : 0;
        this.mask = plain == '*' || plain == '#' || plain == '%' || plain == '•';
    }

    /** The same place, seen from the other side of the page. */
    Sign turned() {
        String upright = onItsHead ? "" : LookAlikes.upright(plain);
        int letter = upright.isEmpty() ? plain : upright.charAt(0);
        Sign sign = new Sign(Glyph.of(kind == Kind.DIGIT ? Kind.LETTER : kind, letter, ""), start, end, 0);
        sign.onItsHead = onItsHead;
        sign.run = run;
        sign.width = width;
        return sign;
    }

    boolean isLetter() {
        return kind == Kind.LETTER || kind == Kind.DIGIT;
    }

    /** Whether it is, or stands for, a letter. */
    boolean canBeLetter() {
        return isLetter() || kind == Kind.SYMBOL && !looks.isEmpty();
    }

    /** Whether it is one more of the same. */
    boolean repeats(Glyph glyph, boolean head) {
        return kind == glyph.kind()
                && plain == glyph.plain()
                && onItsHead == head
                && (isLetter() || kind == Kind.SYMBOL);
    }
}
