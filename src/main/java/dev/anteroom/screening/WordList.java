package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A site's list of words.
 *
 * @param name for moderators, 1 to {@value #LONGEST_NAME} characters
 * @param language code of the language of the texts that it is for, such as {@code es}; null for all. A text whose language
 *     is not known is read for every list
 * @param entries at most {@value #MOST_ENTRIES}; of two with the same letters the stricter counts
 */
public record WordList(String name, String language, List<WordEntry> entries) {

    public static final int MOST_ENTRIES = 10_000;
    public static final int LONGEST_NAME = 60;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** @throws InvalidText if it is no list: its message says why, in a sentence for whoever typed it */
    public WordList {
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidText("A list needs a name of at most " + LONGEST_NAME + " characters.");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new InvalidText("The language is a code of two or three small letters, such as es.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new InvalidText("The list is too long: at most 10,000 entries are allowed.");
        }
        entries = List.copyOf(entries);
    }

    /** Whether a text is read for it. */
    boolean isFor(String textLanguage) {
        return language == null || textLanguage == null || language.equals(textLanguage);
    }
}
