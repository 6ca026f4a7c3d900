package dev.anteroom.auth;

import com.ibm.icu.text.Normalizer2;
import dev.anteroom.base.Label;
import dev.anteroom.web.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * A password that may be chosen: {@value #SHORTEST} to {@value #LONGEST} characters in normal form C, and not one of those
 * that are tried first. What it is made of is nobody's business (NIST SP 800-63B, section 5.1.1.2).
 *
 * @param text in normal form C, so that it is the same from every keyboard
 */
record Password(String text) {

    static final int SHORTEST = 12;
    static final int LONGEST = 1000;

    /** Normal form C is at most three times as short in UTF-16 units (UAX #15); more is not looked at. */
    private static final int LONGEST_RAW = 4 * LONGEST;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** What passwords of this length are padded from. What is left without them has to surprise by itself. */
    private static final List<String> TRIED_FIRST = List.of(
            "password",
            "passwort",
            "passw0rd",
            "contraseña",
            "contrasena",
            "letmein",
            "welcome",
            "bienvenido",
            "iloveyou",
            "teamo",
            "anteroom",
            "moderator",
            "administrator",
            "admin",
            "comment",
            "qwerty",
            "qwertz",
            "azerty",
            "uiop",
            "asdf",
            "ghjkl",
            "yxcv",
            "zxcv",
            "bnm",
            "changeme",
            "secret");

    /** Characters that do not follow from the one before them. */
    private static final int FEWEST_SURPRISES = 5;

    @Override
    public String toString() {
        return "Password";
    }

    /**
     * Checks a new password.
     *
     * @param field how the request names it
     * @throws Refusal {@code invalid-field}
     */
    static Password chosen(String field, String raw, String userName) {
        if (raw == null) {
            throw Refusal.field(field, "is missing");
        }
        String text = raw.length() > LONGEST_RAW ? "" : normal(raw);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST || !Label.isText(text, LONGEST_RAW)) {
            throw Refusal.field(field, "must be " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (isGuessed(text.toLowerCase(Locale.ROOT), userName)) {
            throw Refusal.field(field, "is one of those that are tried first");
        }
        return new Password(text);
    }

    private static boolean isGuessed(String text, String userName) {
        String rest = text.replace(userName, "");
        for (String word : TRIED_FIRST) {
            rest = rest.replace(word, "");
        }
        int surprises = 0;
        int[] characters = rest.codePoints().toArray();
        for (int i = 1; i < characters.length; i++) {
            // Neither again, as in "aaaa", nor the next one, as in "1234" and "dcba".
            if (Math.abs(characters[i] - characters[i - 1]) > 1) {
                surprises++;
            }
        }
        return surprises < FEWEST_SURPRISES || rest.codePoints().distinct().count() < FEWEST_SURPRISES;
    }

    /** What is hashed of a password as it came; one that is longer than any may be is as good as none. */
    static String normal(String raw) {
        return raw.length() > LONGEST_RAW ? "" : NFC.normalize(raw);
    }
}
