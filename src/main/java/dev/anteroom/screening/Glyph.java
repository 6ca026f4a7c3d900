package dev.anteroom.screening;

/**
 * What one character is taken for.
 *
 * @param kind what it does in a text
 * @param plain the letter, digit or sign without case, width, style and marks
 * @param looks small Latin letters that it can be taken for in a disguise, the likeliest first
 * @param twin whether Unicode itself takes it for a Latin letter's twin, so that a whole word of its like reads as Latin
 * @param unspaced whether its script writes words without spaces between them
 */
record Glyph(Kind kind, int plain, String looks, boolean twin, boolean unspaced) {

    enum Kind {
        LETTER,
        DIGIT,
        /** A sign that is also typed in place of a letter: {@code $}. */
        SYMBOL,
        /** Any other sign; between letters it may only be there to part them. */
        JOINER,
        GAP,
        /** Belongs to what is before it and is not seen. */
        MARK
    }

    static final Glyph SPACE = new Glyph(Kind.GAP, ' ', "", false, false);

    static Glyph of(Kind kind, int plain, String looks) {
        return new Glyph(kind, plain, looks, false, false);
    }
}
