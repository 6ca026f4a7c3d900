package dev.anteroom.auth;

import dev.anteroom.web.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person signs in as: letters and digits that cannot be mistaken for others, in small letters. */
final class UserName {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");

    private UserName() {}

    /** A name in the one form in which it is kept and compared. */
    static String folded(String raw) {
        return raw.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks a name that somebody asks for; null stays null.
     *
     * @throws Refusal {@code invalid-field}
     */
    static String chosen(String raw) {
        if (raw == null) {
            return null;
        }
        String folded = folded(raw);
        if (!SHAPE.matcher(folded).matches()) {
            throw Refusal.field(
                    "userName", "must be 2 to 100 of a-z, 0-9 and . _ @ + -, and begin with a letter or digit");
        }
        return folded;
    }
}
