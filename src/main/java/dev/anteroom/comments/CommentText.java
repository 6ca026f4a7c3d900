package dev.anteroom.comments;

import dev.anteroom.base.CleanText;
import dev.anteroom.base.Graphemes;
import dev.anteroom.base.InvalidText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text of a comment as its author typed it, marks and all, clean by {@link CleanText}: NFC, LF, no invisible
 * trickery, nothing blank at its ends, and never empty. It is text, not HTML; {@link Markup} makes HTML of it.
 */
public final class CommentText {

    /** Characters, as a person counts them, in a comment of a site that says nothing else. */
    public static final int DEFAULT_MAX_LENGTH = 10_000;

    /** The longest that a site can allow: 16,000 characters of the costliest script fill {@link #MAX_BYTES}. */
    public static final int GREATEST_MAX_LENGTH = 16_000;

    /**
     * Bytes of UTF-8. Characters alone bound nothing, as one of them may be a family of emoji (25 bytes) or carry any
     * number of marks; 64 KiB is 10,000 characters of any living script, with 6 bytes for each.
     */
    public static final int MAX_BYTES = 65_536;

    private static final int WHOLE_WORDS = 20;

    private final String value;

    private CommentText(String value) {
        this.value = value;
    }

    /**
     * @param raw what was posted, or null
     * @param maxLength characters (extended grapheme clusters) allowed, 1 to {@link #GREATEST_MAX_LENGTH}
     * @throws InvalidText if it is empty, too long, or has a character that no text has
     */
    public static CommentText of(String raw, int maxLength) {
        if (maxLength < 1 || maxLength > GREATEST_MAX_LENGTH) {
            throw new IllegalArgumentException("maxLength must be from 1 to " + GREATEST_MAX_LENGTH);
        }
        if (raw == null) {
            throw new InvalidText("The comment is empty.");
        }
        // The cheap bound comes first: a megabyte is turned away before anyone looks at what is in it.
        if (raw.length() > MAX_BYTES) {
            throw tooLong(maxLength);
        }
        String clean = CleanText.of(raw);
        if (clean.isEmpty()) {
            throw new InvalidText("The comment is empty.");
        }
        if (clean.length() > MAX_BYTES / 3 && clean.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                || clean.length() > maxLength && Graphemes.count(clean) > maxLength) {
            throw tooLong(maxLength);
        }
        return new CommentText(clean);
    }

    private static InvalidText tooLong(int maxLength) {
        return new InvalidText(String.format(
                Locale.ROOT, "The comment is too long: at most %,d characters and 64 KiB are allowed.", maxLength));
    }

    /** A text that {@link #of} has passed before and that was kept: the site's bounds may be narrower by now. */
    static CommentText stored(String value) {
        return new CommentText(value);
    }

    public String value() {
        return value;
    }

    /**
     * The beginning of the text on one line, for a list: at most {@code length} characters as a person counts them,
     * white space collapsed, cut between words where one ends near the cut, and then with an ellipsis on top.
     */
    public String excerpt(int length) {
        String line = CleanText.onOneLine(value);
        String first = Graphemes.first(length, line);
        if (first.length() == line.length()) {
            return line;
        }
        int space = first.lastIndexOf(' ');
        boolean midWord = line.charAt(first.length()) != ' ';
        boolean near = space > 0 && space >= first.length() - WHOLE_WORDS;
        return (midWord && near ? first.substring(0, space) : first).stripTrailing() + "…";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommentText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
