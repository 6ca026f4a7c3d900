package dev.anteroom.threads;

import com.ibm.icu.text.IDNA;
import dev.anteroom.base.InvalidText;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the host of a URL in its one ASCII form: lower case, international names in Punycode (UTS #46). */
final class HostName {

    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** Hyphens that registries do not sell but that servers use: browsers accept them as well. */
    private static final Set<IDNA.Error> ACCEPTED =
            EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,126}");
    private static final int MAX_LENGTH = 253;

    private HostName() {}

    /** @throws InvalidText if it is no host name; addresses of IP version 6 are none */
    static String canonical(String typed) {
        // A DNS name has at most 253 octets; in other letters, never more characters than that.
        if (typed.length() > MAX_LENGTH + 1) {
            throw notAName();
        }
        IDNA.Info info = new IDNA.Info();
        String ascii =
                UTS46.nameToASCII(typed, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        boolean sound = ACCEPTED.containsAll(info.getErrors()) || isRootedOnly(info);
        if (!sound || name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
            throw notAName();
        }
        return name;
    }

    private static boolean isRootedOnly(IDNA.Info info) {
        return Set.of(IDNA.Error.EMPTY_LABEL).containsAll(info.getErrors());
    }

    private static InvalidText notAName() {
        return new InvalidText("The page's address has no valid host name.");
    }
}
