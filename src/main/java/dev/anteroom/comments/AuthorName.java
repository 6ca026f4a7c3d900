package dev.anteroom.comments;

import dev.anteroom.base.CleanText;
import dev.anteroom.base.Graphemes;
import dev.anteroom.base.InvalidText;
import java.util.Optional;

/**
 * The name that an author chose to be shown: clean by {@link CleanText}, on one line, single spaces, 1 to 60 characters
 * as a person counts them. Most authors choose none.
 */
public final class AuthorName {

    public static final int MAX_LENGTH = 60;

    /** UTF-16 units: room for 60 characters with marks, not for a wall of them. */
    private static final int MAX_UNITS = 600;

    private static final InvalidText TOO_LONG =
            new InvalidText("The name is too long: at most " + MAX_LENGTH + " characters are allowed.");

    private final String value;

    private AuthorName(String value) {
        this.value = value;
    }

    /**
     * @param raw what was posted, or null
     * @return the name, or none if nothing can be seen in it
     * @throws InvalidText if it is too long or has a character that no text has
     */
    public static Optional<AuthorName> of(String raw) {
        if (raw == null) {
            return Optional.empty();
        }
        if (raw.length() > MAX_UNITS) {
            throw TOO_LONG;
        }
        String name = CleanText.onOneLine(CleanText.of(raw));
        if (name.length() > MAX_UNITS || Graphemes.count(name) > MAX_LENGTH) {
            throw TOO_LONG;
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new AuthorName(name));
    }

    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthorName that && value.equals(that.value);
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
