package dev.anteroom.screening;

import dev.anteroom.screening.Glyph.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text for the words of a trie, with everything undone that is done to hide a word: from each place where a word can
 * begin, along all readings that the trie has words for. Work is counted, and bounded by the length of the text.
 */
final class Reading {

    /** A letter more often than that in a row says no more than that often. */
    static final int MOST_REPEATED = 3;

    /** Steps from one place; an ordinary word takes five. */
    private static final int MOST_STEPS_FROM_A_PLACE = 2_000;

    /** Steps for each sign of the text, and some for the shortest. */
    private static final int STEPS_A_SIGN = 30;

    private static final int STEPS = 20_000;

    /** A masked word has so many letters at least: {@code f**k}. */
    private static final int SHORTEST_MASKED = 4;

    /**
     * @param number of the word or stem in the trie
     * @param disguised whether it is written in another way than plainly
     */
    record Hit(int number, Span span, boolean disguised) {}

    /**
     * What has been undone on the way to a place.
     *
     * @param start sign at which the word begins
     * @param letters read so far
     * @param doubled letters that were taken for one though they stood there twice, which may be how the word is spelled
     * @param stretched whether a letter stood there three times
     * @param masked letters of which only a mask is there
     * @param joint the sign that parted letters of the word, 0 for none
     * @param looks whether a sign was taken for a letter that it is not
     */
    private record Way(int start, int letters, int doubled, boolean stretched, int masked, int joint, boolean looks) {

        private Way letter(int letter, int count, int run, boolean look) {
            boolean same = count == run;
            int twice = NEVER_DOUBLED.indexOf(letter) >= 0 ? 2 : 1;
            return new Way(
                    start,
                    letters + count,
                    doubled + (!same && run == 2 ? twice : 0),
                    stretched || !same && run > 2,
                    masked,
                    joint,
                    looks || look);
        }

        private Way mask() {
            return new Way(start, letters + 1, doubled, stretched, masked + 1, joint, looks);
        }

        private Way over(int sign) {
            return new Way(start, letters, doubled, stretched, masked, sign, looks);
        }

        private boolean isPlain() {
            return doubled == 0 && !stretched && masked == 0 && joint == 0 && !looks;
        }

        /** One doubled letter makes another word: "coon", "penne". */
        private boolean isLikely() {
            return (doubled != 1 || stretched || looks || joint != 0)
                    && (masked == 0 || letters >= SHORTEST_MASKED && masked * 2 <= letters);
        }
    }

    private static final int SOFT_GAP = ' ';

    /** Signs of three letters with gaps between them. */
    private static final int SHORTEST_SPELLED = 5;

    /** Letters that hardly any English or Spanish word has twice in a row. */
    private static final String NEVER_DOUBLED = "aiuhjqwxy";

    private final Signs signs;
    private final Trie trie;
    private final List<Hit> hits = new ArrayList<>();
    private int left;
    private int leftHere;
    private boolean whole = true;

    private Reading(Signs signs, Trie trie) {
        this.signs = signs;
        this.trie = trie;
        this.left = STEPS + STEPS_A_SIGN * signs.size();
    }

    static Reading of(Signs signs, Trie trie) {
        Reading reading = new Reading(signs, trie);
        reading.read();
        return reading;
    }

    List<Hit> hits() {
        return hits;
    }

    /** Whether all was read: no text that says anything takes more steps than there are. */
    boolean isWhole() {
        return whole;
    }

    int steps() {
        return STEPS + STEPS_A_SIGN * signs.size() - left;
    }

    private void read() {
        for (int i = 0; i < signs.size() && left > 0; i++) {
            if (signs.parts(i) && signs.get(i).canBeLetter()) {
                leftHere = MOST_STEPS_FROM_A_PLACE;
                step(i, Trie.ROOT, new Way(i, 0, 0, false, 0, 0, false));
                whole &= leftHere > 0;
            }
        }
        whole &= left > 0;
    }

    private void step(int i, int node, Way way) {
        if (--left <= 0 || --leftHere <= 0) {
            return;
        }
        end(i, node, way);
        onward(i, node, way);
    }

    private void onward(int i, int node, Way way) {
        if (--left <= 0 || --leftHere <= 0) {
            return;
        }
        if (i == signs.size() || trie.firstChild(node) == Trie.NONE) {
            return;
        }
        Sign sign = signs.get(i);
        if (sign.isLetter()) {
            letters(i, node, way, sign.plain, false);
        }
        for (int j = 0; j < sign.looks.length(); j++) {
            letters(i, node, way, sign.looks.charAt(j), true);
        }
        if (!sign.isLetter() && node != Trie.ROOT) {
            if (isSkippable(sign, way)) {
                onward(i + 1, node, way.over(sign.kind == Kind.GAP ? SOFT_GAP : sign.plain));
            }
            if (sign.mask && sign.kind == Kind.JOINER && sign.run <= MOST_REPEATED) {
                mask(i + 1, node, way, sign.run);
            }
            gap(i, node, way);
        }
    }

    /** A letter in a row stands for as many, and more than two of it for any number. */
    private void letters(int i, int node, Way way, int letter, boolean look) {
        int run = signs.get(i).run;
        int next = node;
        for (int count = 1; count <= Math.min(run, MOST_REPEATED); count++) {
            next = trie.child(next, letter);
            if (next == Trie.NONE) {
                return;
            }
            step(i + 1, next, way.letter(letter, count, run, look));
        }
    }

    /** What parts the letters of a word is the same all through and does not go on before the word. */
    private boolean isSkippable(Sign sign, Way way) {
        return sign.kind == Kind.GAP
                ? sign.soft && (way.joint() == 0 || way.joint() == SOFT_GAP) && isSpelledFrom(way.start())
                : way.joint() != SOFT_GAP && (way.start() == 0 || isOtherJoint(signs.get(way.start() - 1), sign));
    }

    private static boolean isOtherJoint(Sign before, Sign joint) {
        return before.kind == Kind.GAP || before.isLetter() || before.plain != joint.plain;
    }

    /** Whether the spelled-out letters begin here, or after one that is a word by itself: {@code a f r e e}. */
    private boolean isSpelledFrom(int start) {
        int i = start;
        while (i >= 2 && i > start - 4 && signs.get(i - 1).soft && isWord(signs.get(i - 2))) {
            i -= 2;
        }
        return i == 0 || !signs.get(i - 1).soft;
    }

    private static boolean isWord(Sign sign) {
        return sign.kind == Kind.DIGIT || sign.plain < 0x80 && "aeiouy".indexOf(sign.plain) >= 0;
    }

    private void mask(int i, int node, Way way, int count) {
        if (i == signs.size() || !signs.get(i).canBeLetter()) {
            return;
        }
        for (int child = trie.firstChild(node); child != Trie.NONE; child = trie.nextSibling(child)) {
            if (trie.letter(child) != ' ') {
                if (--left <= 0 || --leftHere <= 0) {
                    return;
                }
                if (count > 1) {
                    mask(i, child, way.mask(), count - 1);
                } else {
                    onward(i, child, way.mask());
                }
            }
        }
    }

    /** Between the words of a phrase anything may stand that is not a letter. */
    private void gap(int i, int node, Way way) {
        int next = trie.child(node, ' ');
        if (next == Trie.NONE) {
            return;
        }
        int j = i + 1;
        while (j < signs.size() && !signs.get(j).canBeLetter() && --leftHere > 0 && --left > 0) {
            j++;
        }
        step(j, next, way);
    }

    private void end(int i, int node, Way way) {
        boolean ends = trie.word(node) != Trie.NONE || trie.stem(node) != Trie.NONE;
        if (!ends
                || !way.isLikely()
                || way.looks() && !hasLetter(way.start(), i)
                || !signs.isReadable(way.start(), i)) {
            return;
        }
        boolean closed = signs.parts(i) && isClosed(i, way);
        if (trie.word(node) != Trie.NONE && closed) {
            hits.add(new Hit(trie.word(node), span(way.start(), i), !way.isPlain()));
        }
        if (trie.stem(node) != Trie.NONE && (closed || way.joint() == 0)) {
            int end = i;
            while (end < signs.size() && !signs.parts(end) && --leftHere > 0 && --left > 0) {
                end++;
            }
            hits.add(new Hit(trie.stem(node), span(way.start(), end), !way.isPlain()));
        }
    }

    /** Digits alone are a number, whatever they look like; signs alone are not. */
    private boolean hasLetter(int from, int to) {
        int symbols = 0;
        for (int i = from; i < to; i++) {
            Kind kind = signs.get(i).kind;
            if (kind == Kind.LETTER) {
                return true;
            }
            symbols += kind == Kind.SYMBOL ? 1 : 0;
        }
        return symbols > 1 && symbols == to - from;
    }

    /** Whether what parted the letters of the word does not go on behind it. */
    private boolean isClosed(int i, Way way) {
        if (way.joint() == SOFT_GAP && i - way.start() < SHORTEST_SPELLED) {
            return false;
        }
        if (way.joint() == 0 || i == signs.size()) {
            return true;
        }
        Sign after = signs.get(i);
        return after.kind == Kind.GAP ? !after.soft : after.isLetter() || after.plain != way.joint();
    }

    private Span span(int from, int to) {
        Sign first = signs.get(from);
        Sign last = signs.get(to - 1);
        // Of a text that stands on its head, the first is the last.
        return new Span(Math.min(first.start, last.start), Math.max(first.end, last.end));
    }
}
