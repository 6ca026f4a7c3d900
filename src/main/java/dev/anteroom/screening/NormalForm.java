package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one normal form of a text that all checks go by (docs/screening.md). {@link #plain} undoes what is never meant: case,
 * width and style of letters (NFKC), marks but the tilde of ñ, what nobody sees, entities, letters of other scripts inside
 * Latin words. {@link #undone} also undoes what is meant only sometimes: digits and signs for letters, letters spelled out,
 * letters repeated. Every character of both leads back to a stretch of the original.
 */
public final class NormalForm {

    /**
     * A word as the undone reading has it.
     *
     * @param letters without disguise; at least one
     * @param span of the original
     */
    public record Word(String letters, Span span) {}

    private final Signs signs;
    private Signs turned;
    private String plain;
    private String undone;
    private int[] plainSigns;
    private int[] undoneSigns;
    private List<Word> words;

    private NormalForm(Signs signs) {
        this.signs = signs;
    }

    static NormalForm of(String original) {
        return new NormalForm(Signs.of(original));
    }

    /** What is read for words; twice, where there are letters that stand on their head. */
    List<Signs> readings() {
        if (turned == null && signs.hasTurned()) {
            turned = signs.turned();
        }
        return turned == null ? List.of(signs) : List.of(signs, turned);
    }

    /** Letters and digits in normal form, the signs between the letters of a word, one space for all other gaps. */
    public String plain() {
        if (plain == null) {
            StringBuilder text = new StringBuilder();
            plainSigns = new int[16];
            for (int i = 0; i < signs.size(); i++) {
                Sign sign = signs.get(i);
                boolean foreign = sign.kind == Glyph.Kind.LETTER && !sign.looks.isEmpty();
                int c = sign.kind == Glyph.Kind.GAP ? ' ' : foreign ? sign.looks.charAt(0) : sign.plain;
                plainSigns = append(text, c, isParting(sign) ? 1 : sign.run, i, plainSigns);
            }
            plain = text.toString();
        }
        return plain;
    }

    /**
     * The words as they are most likely meant, one space between them, nothing else: digits and signs inside words as
     * letters, letters that are spelled out together, and once what is there three times or more.
     */
    public String undone() {
        if (undone == null) {
            StringBuilder text = new StringBuilder();
            undoneSigns = new int[16];
            boolean gap = false;
            for (int i = 0; i < signs.size(); i++) {
                Sign sign = signs.get(i);
                if (sign.canBeLetter()) {
                    if (gap && !text.isEmpty()) {
                        undoneSigns = append(text, ' ', 1, i, undoneSigns);
                    }
                    int c = sign.looks.isEmpty() ? sign.plain : sign.looks.charAt(0);
                    undoneSigns = append(text, c, sign.run > 2 ? 1 : sign.run, i, undoneSigns);
                    gap = false;
                } else {
                    gap |= !isWithinWord(i);
                }
            }
            undone = text.toString();
        }
        return undone;
    }

    private static boolean isParting(Sign sign) {
        return sign.kind == Glyph.Kind.GAP || sign.kind == Glyph.Kind.JOINER;
    }

    /** An apostrophe, or what parts letters that are spelled out. */
    private boolean isWithinWord(int i) {
        Sign sign = signs.get(i);
        if (sign.kind == Glyph.Kind.GAP) {
            return sign.soft;
        }
        return sign.run == 1 && (sign.plain == '\'' || sign.plain == '’')
                || isSingle(i - 1) && isSingle(i + 1) && (isOneOfMore(i - 2, sign) || isOneOfMore(i + 2, sign));
    }

    private boolean isSingle(int i) {
        return i >= 0
                && i < signs.size()
                && signs.get(i).canBeLetter()
                && (i == 0 || !signs.get(i - 1).canBeLetter())
                && (i + 1 == signs.size() || !signs.get(i + 1).canBeLetter());
    }

    private boolean isOneOfMore(int i, Sign joint) {
        return i > 0 && i + 1 < signs.size() && signs.get(i).plain == joint.plain && isSingle(i - 1) && isSingle(i + 1);
    }

    private static int[] append(StringBuilder text, int c, int count, int sign, int[] places) {
        int from = text.length();
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(c);
        }
        int[] roomy = text.length() <= places.length ? places : Arrays.copyOf(places, text.length() * 2);
        Arrays.fill(roomy, from, text.length(), sign);
        return roomy;
    }

    /** Where in the original a stretch of {@link #plain} is from. */
    public Span spanOfPlain(int from, int to) {
        plain();
        return span(plainSigns[from], plainSigns[to - 1]);
    }

    /** Where in the original a stretch of {@link #undone} is from. */
    public Span spanOfUndone(int from, int to) {
        undone();
        return span(undoneSigns[from], undoneSigns[to - 1]);
    }

    private Span span(int first, int last) {
        return new Span(signs.get(first).start, signs.get(last).end);
    }

    /** The words of {@link #undone}, in order. */
    public List<Word> words() {
        if (words == null) {
            words = new ArrayList<>();
            String text = undone();
            for (int from = 0; from < text.length(); ) {
                int space = text.indexOf(' ', from);
                int to = space < 0 ? text.length() : space;
                words.add(new Word(text.substring(from, to), spanOfUndone(from, to)));
                from = to + 1;
            }
        }
        return words;
    }
}
