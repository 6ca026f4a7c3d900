package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** E-mail addresses, written plainly or so that only people read them. */
final class Emails {

    private static final int LONGEST_USER = 64;

    private static final String[] HIDDEN_AT = {
        "(at)", "[at]", "{at}", "<at>", "(arroba)", "[arroba]", "{arroba}", "(@)", "[@]"
    };
    private static final String[] SPOKEN_AT = {" at ", " arroba "};

    /** Where people have their mail: "ana at gmail.com" is an address, "look at example.com" is not. */
    private static final Set<String> PROVIDERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.es",
            "outlook.com",
            "outlook.es",
            "live.com",
            "live.com.mx",
            "msn.com",
            "yahoo.com",
            "yahoo.es",
            "yahoo.com.mx",
            "yahoo.co.uk",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.com",
            "gmx.de",
            "protonmail.com",
            "proton.me",
            "pm.me",
            "tutanota.com",
            "mail.com",
            "mail.ru",
            "yandex.ru",
            "yandex.com",
            "zoho.com",
            "riseup.net");

    private Emails() {}

    static List<Span> in(Flat text) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c == '@') {
                add(text, i, i + 1, false, found);
            } else if (c == ' ' || c == '(' || c == '[' || c == '{' || c == '<') {
                addHidden(text, i, found);
            }
        }
        return found;
    }

    private static void addHidden(Flat text, int i, List<Span> found) {
        int from = text.at(i) == ' ' ? i + 1 : i;
        for (String at : HIDDEN_AT) {
            if (text.startsWith(at, from)) {
                int end = from + at.length();
                add(text, i, text.at(end) == ' ' ? end + 1 : end, false, found);
            }
        }
        for (String at : SPOKEN_AT) {
            if (text.startsWith(at, i)) {
                add(text, i, i + at.length(), true, found);
            }
        }
        if (text.startsWith(" @ ", i)) {
            add(text, i, i + 3, false, found);
        }
    }

    private static void add(Flat text, int userEnd, int hostStart, boolean spoken, List<Span> found) {
        int from = userEnd;
        while (from > 0 && userEnd - from < LONGEST_USER && isUser(text.at(from - 1))) {
            from--;
        }
        while (from < userEnd && text.at(from) == '.') {
            from++;
        }
        HostReader.Host host = from < userEnd ? new HostReader(text).host(hostStart) : null;
        if (host != null && (!spoken || host.hidden() && !isPhrase(host) || PROVIDERS.contains(host.name()))) {
            found.add(text.span(from, host.end()));
        }
    }

    /** "at the dot com" names no host. */
    private static boolean isPhrase(HostReader.Host host) {
        return Language.isCommon(host.name().substring(0, host.name().indexOf('.')));
    }

    private static boolean isUser(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }
}
