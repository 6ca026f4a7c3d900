package dev.anteroom.screening.learning;

import dev.anteroom.screening.learning.Lexicon.Kind;

/**
 * The few things about a text that are counted: its length and loudness, and the words of each kind of the
 * {@link Lexicon}, by number, by share, and near each other.
 */
final class Traits {

    private static final int LOUDNESS = 14;
    private static final int KINDS = Kind.values().length;
    private static final int PAIRS = 6;

    /** How many there are. */
    static final int COUNT = LOUDNESS + 2 * KINDS + PAIRS;

    /** Words that stand so near each other belong together. */
    private static final int NEAR = 4;

    private static final int OPENING = 3;

    private final float[] values = new float[COUNT];
    private final int[] kinds;
    private int next;

    private Traits(int[] kinds) {
        this.kinds = kinds;
    }

    static float[] of(String original, Tokens tokens) {
        Traits traits = new Traits(kinds(tokens));
        int words = 0;
        for (int i = 0; i < tokens.size(); i++) {
            words += tokens.isWord(i) ? 1 : 0;
        }
        traits.addLoudness(original, words);
        traits.addKinds(tokens, words);
        return traits.values;
    }

    /** The kinds of each token. */
    static int[] kinds(Tokens tokens) {
        int[] kinds = new int[tokens.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = tokens.isWord(i) ? Lexicon.kinds(tokens.text(i)) : 0;
        }
        return kinds;
    }

    /** Which traits a word of a kind adds to: the first, and the one after it. */
    static int ofKind(Kind kind) {
        return LOUDNESS + 2 * kind.ordinal();
    }

    private void addLoudness(String original, int words) {
        String text = original.length() > Folded.MOST_CHARS ? original.substring(0, Folded.MOST_CHARS) : original;
        int letters = 0;
        int upper = 0;
        int run = 0;
        int shouted = 0;
        int exclamations = 0;
        int questions = 0;
        int pictures = 0;
        int digits = 0;
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            upper += Character.isUpperCase(c) ? 1 : 0;
            run = Character.isUpperCase(c) ? run + 1 : 0;
            shouted += run == 3 ? 1 : 0;
            exclamations += c == '!' ? 1 : 0;
            questions += c == '?' ? 1 : 0;
            pictures += Character.isHighSurrogate(c) ? 2 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            quotes += c == '"' ? 1 : 0;
        }
        String end = text.stripTrailing();
        double length = Math.log1p(words);
        add(length / 3);
        add(length * length / 9);
        add(letters == 0 ? 0 : (double) upper / letters);
        add(Math.log1p(shouted));
        add(Math.log1p(exclamations));
        add(Math.log1p(questions));
        add(is(text.contains("...") || text.contains("…")));
        add(Math.log1p(pictures));
        add(is(digits > 0));
        add(is(quotes > 0));
        add(is(text.contains("http") || text.contains("www")));
        add(is(end.endsWith("?")));
        add(is(end.endsWith("!")));
        add(is(end.endsWith(".")));
    }

    private void addKinds(Tokens tokens, int words) {
        int[] hits = new int[KINDS];
        int opening = 0;
        int place = 0;
        int bad = 0;
        int lastBad = -99;
        int lastYou = -99;
        int lastThey = -99;
        int nearYou = 0;
        int nearThey = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (!tokens.isWord(i)) {
                continue;
            }
            int of = kinds[i];
            for (int kind = 0; kind < KINDS; kind++) {
                hits[kind] += of >> kind & 1;
            }
            opening |= place < OPENING ? of : 0;
            if (Kind.YOU.in(of)) {
                nearYou += place - lastBad <= NEAR ? 1 : 0;
                lastYou = place;
            }
            if (Kind.THEY.in(of)) {
                nearThey += place - lastBad <= NEAR ? 1 : 0;
                lastThey = place;
            }
            if (Kind.INSULT.in(of) || Kind.SWEAR.in(of)) {
                nearYou += place - lastYou <= NEAR ? 1 : 0;
                nearThey += place - lastThey <= NEAR ? 1 : 0;
                lastBad = place;
                bad++;
            }
            place++;
        }
        for (int hit : hits) {
            add(Math.log1p(hit));
            // Of a very short text every word would be a large share.
            add(5.0 * hit / Math.max(5, words));
        }
        add(Math.log1p(nearYou));
        add(Math.log1p(nearThey));
        add(Math.log1p(bad));
        add(is(Kind.YOU.in(opening)));
        add(is(Kind.INSULT.in(opening)));
        add(is(hits[Kind.YOU.ordinal()] > 0 && bad > 0));
    }

    private void add(double value) {
        values[next++] = (float) value;
    }

    private static double is(boolean so) {
        return so ? 1 : 0;
    }
}
