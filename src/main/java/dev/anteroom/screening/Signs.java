package dev.anteroom.screening;

import dev.anteroom.screening.Glyph.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The signs of a text in a row, with what each can mean beside its neighbours. */
final class Signs {

    /** Single letters in a row that are taken for one word: two are initials. */
    private static final int FEWEST_SPELLED = 3;

    /** Signs alone that are taken for a word. */
    private static final int LONGEST_OF_SIGNS = 8;

    private final List<Sign> signs;

    /** Whether a word can begin or end before the sign. */
    private final boolean[] edge;

    /** Whether they are read from the end, upside down. */
    private final boolean turned;

    private Signs(List<Sign> signs, boolean turned) {
        this.signs = signs;
        this.turned = turned;
        soften();
        int latin = 0;
        for (Sign sign : signs) {
            latin += sign.kind != Kind.LETTER ? 0 : isLatin(sign) ? 1 : sign.twin ? 0 : -1;
        }
        for (int i = 0; i < signs.size(); ) {
            i = disguises(i, latin >= 0);
        }
        this.edge = new boolean[signs.size() + 1];
        for (int i = 0; i <= signs.size(); i++) {
            edge[i] = i == 0 || i == signs.size() || isEdge(i);
        }
    }

    static Signs of(String text) {
        return new Signs(merged(SignReader.read(text)), false);
    }

    /** The same as seen by a reader who stands on the head; what is a disguise there is one letter here. */
    Signs turned() {
        List<Sign> turned = new ArrayList<>(signs.size());
        for (int i = signs.size() - 1; i >= 0; i--) {
            turned.add(signs.get(i).turned());
        }
        return new Signs(turned, true);
    }

    /** Whether there is a letter on its head. */
    boolean hasTurned() {
        return hasTurned(0, signs.size());
    }

    /** Whether a stretch of them can be read this way up: the other way only with a letter on its head in it. */
    boolean isReadable(int from, int to) {
        return !turned || hasTurned(from, to);
    }

    private boolean hasTurned(int from, int to) {
        for (int i = from; i < to; i++) {
            if (signs.get(i).onItsHead) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return signs.size();
    }

    Sign get(int i) {
        return signs.get(i);
    }

    List<Sign> list() {
        return Collections.unmodifiableList(signs);
    }

    /** Whether a word can begin before the sign, or end before it. */
    boolean parts(int i) {
        return edge[i];
    }

    /** One sign for all that stands between two letters: a gap if there is white space in it or no letter beside it. */
    private static List<Sign> merged(List<Sign> read) {
        List<Sign> merged = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            Sign sign = read.get(i);
            Sign last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (isParting(sign) && last != null && isParting(last)) {
                last.end = sign.end;
                last.run++;
                last.width += sign.width;
                last.mask &= sign.mask;
                if (sign.kind == Kind.GAP) {
                    last.kind = Kind.GAP;
                }
            } else {
                merged.add(sign);
            }
        }
        for (int i = 0; i < merged.size(); i++) {
            Sign sign = merged.get(i);
            if (sign.kind == Kind.JOINER && (i == 0 || i == merged.size() - 1)) {
                sign.kind = Kind.GAP;
            }
        }
        return merged;
    }

    private static boolean isParting(Sign sign) {
        return sign.kind == Kind.JOINER || sign.kind == Kind.GAP;
    }

    /** Finds words that are spelled out, as {@code f r e e}: where some gaps are wider, those part the words. */
    private void soften() {
        for (int i = 0; i < signs.size(); ) {
            int end = spelledEnd(i);
            int letters = 0;
            int narrowest = Integer.MAX_VALUE;
            for (int j = i; j < end; j++) {
                Sign sign = signs.get(j);
                letters += isParting(sign) ? 0 : 1;
                narrowest = isParting(sign) ? Math.min(narrowest, sign.width) : narrowest;
            }
            for (int j = i; j < end && letters >= FEWEST_SPELLED; j++) {
                signs.get(j).soft = signs.get(j).kind == Kind.GAP && signs.get(j).width == narrowest;
            }
            i = Math.max(end, i + 1);
        }
    }

    /** The end of the single letters with partings between them that begin here; here if none do. */
    private int spelledEnd(int from) {
        if (from > 0 && !isParting(signs.get(from - 1))) {
            return from;
        }
        int end = from;
        int i = from;
        while (i < signs.size()
                && signs.get(i).canBeLetter()
                && (i + 1 == signs.size() || isParting(signs.get(i + 1)))) {
            end = i + 1;
            i += 2;
        }
        return end;
    }

    /** Decides for a chain, all that is joined, which letters its signs may stand for; returns where the next begins. */
    private int disguises(int from, boolean latinText) {
        int end = from;
        int letters = 0;
        boolean latin = false;
        while (end < signs.size() && (signs.get(end).kind != Kind.GAP || signs.get(end).soft)) {
            Sign sign = signs.get(end++);
            letters += sign.kind == Kind.LETTER ? 1 : 0;
            latin |= sign.kind == Kind.LETTER && isLatin(sign);
        }
        for (int i = from; i < end; ) {
            int next = i;
            while (next < end && !isParting(signs.get(next))) {
                next++;
            }
            piece(i, next, letters, latin, latinText);
            i = Math.max(next, i + 1);
        }
        return Math.max(end, from + 1);
    }

    private void piece(int from, int to, int lettersOfChain, boolean latinChain, boolean latinText) {
        int letters = 0;
        int symbols = 0;
        boolean allTwins = true;
        for (int i = from; i < to; i++) {
            Sign sign = signs.get(i);
            letters += sign.kind == Kind.LETTER ? 1 : 0;
            symbols += sign.kind == Kind.SYMBOL ? 1 : 0;
            allTwins &= sign.kind != Kind.LETTER || isLatin(sign) || sign.twin;
        }
        boolean digits = letters > 0 || to - from == 1 && lettersOfChain > 0;
        boolean scripts = latinChain || allTwins && latinText;
        // "@$$" has no letter, and is one word to anybody.
        boolean signsAlone = letters == 0 && symbols > 1 && symbols == to - from && symbols <= LONGEST_OF_SIGNS;
        for (int i = from; i < to; i++) {
            Sign sign = signs.get(i);
            boolean stands = sign.kind == Kind.LETTER
                    ? scripts
                    : sign.kind == Kind.DIGIT ? digits : signsAlone || digits && isBesideLetter(i, from, to);
            sign.looks = stands ? sign.looks : "";
        }
    }

    /** A sign stands for a letter before one; behind one, only where it is no mark of punctuation or of a price. */
    private boolean isBesideLetter(int i, int from, int to) {
        int plain = signs.get(i).plain;
        boolean ends = plain == '@' || plain == '$' || plain == '€' || plain == '+';
        return i + 1 < to || ends && i > from || to - from == 1;
    }

    private static boolean isLatin(Sign sign) {
        return sign.plain < 0x250;
    }

    private boolean isEdge(int i) {
        Sign before = signs.get(i - 1);
        Sign after = signs.get(i);
        if (!before.canBeLetter() || !after.canBeLetter()) {
            return true;
        }
        if (before.kind == Kind.SYMBOL || after.kind == Kind.SYMBOL) {
            Sign symbol = before.kind == Kind.SYMBOL ? before : after;
            return isPunctuation(symbol.plain) || !isBetweenLetters(before.kind == Kind.SYMBOL ? i - 1 : i);
        }
        return before.unspaced
                || after.unspaced
                || !before.upper && after.upper && after.run == 1 && i + 1 < size() && isLower(signs.get(i + 1))
                || before.kind != after.kind && isNumberBesideWord(i);
    }

    private static boolean isPunctuation(int plain) {
        return plain == '!' || plain == '|' || plain == '+' || plain == '¡';
    }

    private boolean isBetweenLetters(int i) {
        return i > 0
                && i + 1 < size()
                && signs.get(i - 1).isLetter()
                && signs.get(i + 1).isLetter();
    }

    private static boolean isLower(Sign sign) {
        return sign.kind == Kind.LETTER && !sign.upper;
    }

    /** Whether all on one side, up to where the letters end, is a number. */
    private boolean isNumberBesideWord(int i) {
        int from = i - 1;
        while (from >= 0 && signs.get(from).kind == Kind.DIGIT) {
            from--;
        }
        int to = i;
        while (to < size() && signs.get(to).kind == Kind.DIGIT) {
            to++;
        }
        return from < i - 1 && (from < 0 || !signs.get(from).canBeLetter())
                || to > i && (to == size() || !signs.get(to).canBeLetter());
    }
}
