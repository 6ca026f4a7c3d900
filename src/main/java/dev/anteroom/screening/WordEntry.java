package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of a word list.
 *
 * @param term a word, a phrase of up to {@value #MOST_WORDS} words, or either with {@code *} at its end for all that begins with
 *     it; 2 to {@value #LONGEST_TERM} characters. Plain letters: disguises are seen through, and case and accents (but not
 *     ñ) do not count
 * @param outcome what follows where it is found
 * @param clause of the policy that it goes against, or null; a rejection needs one
 * @param note for moderators, or null; at most {@value #LONGEST_NOTE} characters
 */
@Schema(name = "WordEntry")
public record WordEntry(
        @Schema(examples = "idiot*") String term,
        Outcome outcome,
        @Schema(examples = "2") String clause,
        @Schema(examples = "Also as a nickname") String note) {

    public static final int LONGEST_TERM = 100;
    public static final int MOST_WORDS = 10;
    public static final int LONGEST_NOTE = 200;

    private static final int FEWEST_LETTERS_OF_STEM = 3;

    /** @throws InvalidText if it is no entry: its message says why, in a sentence for whoever typed it */
    public WordEntry {
        term = term == null ? "" : term.strip();
        clause = blankToNull(clause);
        note = blankToNull(note);
        if (term.length() > LONGEST_TERM) {
            throw new InvalidText("The term is too long: at most " + LONGEST_TERM + " characters are allowed.");
        }
        if (outcome == null) {
            throw new InvalidText("The outcome is missing: none, note, hold or reject.");
        }
        ClauseNumber.mustBeSound(clause, outcome);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new InvalidText("The note is too long: at most " + LONGEST_NOTE + " characters are allowed.");
        }
        mustBeWords(term);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void mustBeWords(String term) {
        if (!term.codePoints().allMatch(WordEntry::isAllowed)) {
            throw new InvalidText(
                    "A term has letters, digits, spaces, hyphens, dots and apostrophes, and at most one *, at its"
                            + " end. Write the plain word: disguises are seen through.");
        }
        int star = term.indexOf('*');
        if (star >= 0 && star < term.length() - 1) {
            throw new InvalidText("The * can only be at the end of a term.");
        }
        int[] letters = letters(term);
        int words = 1;
        int run = 0;
        for (int i = 0; i < letters.length; i++) {
            words += letters[i] == ' ' ? 1 : 0;
            run = i > 0 && letters[i] == letters[i - 1] ? run + 1 : 1;
            if (run > Reading.MOST_REPEATED) {
                throw new InvalidText(
                        "No word has the same letter more than " + Reading.MOST_REPEATED + " times in a row.");
            }
        }
        if (letters.length < (star < 0 ? 2 : FEWEST_LETTERS_OF_STEM)) {
            throw new InvalidText(
                    "The term is too short: a word has at least two letters, one with * at its end at least"
                            + " three.");
        }
        if (words > MOST_WORDS) {
            throw new InvalidText("The term has too many words: at most " + MOST_WORDS + " are allowed.");
        }
    }

    private static boolean isAllowed(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || " *-.'’".indexOf(c) >= 0;
    }

    boolean isStem() {
        return term.endsWith("*");
    }

    /** The letters of the term in normal form, a space between words. */
    int[] letters() {
        return letters(term);
    }

    private static int[] letters(String term) {
        Signs signs = Signs.of(term.endsWith("*") ? term.substring(0, term.length() - 1) : term);
        StringBuilder letters = new StringBuilder();
        for (Sign sign : signs.list()) {
            if (sign.isLetter()) {
                for (int i = 0; i < sign.run; i++) {
                    letters.appendCodePoint(sign.plain);
                }
            } else if (sign.kind == Glyph.Kind.GAP && !letters.isEmpty()) {
                letters.append(' ');
            }
        }
        return letters.toString().stripTrailing().codePoints().toArray();
    }

    /** For a person: as it is in the list, and what follows. */
    @Override
    public String toString() {
        return term + " (" + outcome.name().toLowerCase(Locale.ROOT) + ")";
    }
}
