package dev.anteroom.screening;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.IDNA;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of hosts in their one form, and what they can be taken for. */
final class HostNames {

    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final int LONGEST = 253;

    private HostNames() {}

    /** In ASCII and lower case; what is no name stays as it is. */
    static String canonical(String typed) {
        if (typed.length() > LONGEST) {
            return typed.substring(0, LONGEST);
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = UTS46.nameToASCII(typed, new StringBuilder(), info);
        String name = info.hasErrors() && ascii.indexOf("\uFFFD") >= 0 ? typed : ascii.toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether it is a name that a host can have, or an address of IP version 4; with at least one dot. */
    static boolean isSound(String host) {
        int letters = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!letter && (c != '.' || letters == 0) || letters > 63) {
                return false;
            }
            letters = letter ? letters + 1 : 0;
        }
        return letters > 0 && host.indexOf('.') > 0 && host.length() <= LONGEST;
    }

    /** Whether the host is one of the listed or below it. */
    static boolean isAmong(String host, Set<String> listed) {
        for (String name = host; ; ) {
            if (listed.contains(name)) {
                return true;
            }
            int dot = name.indexOf('.');
            if (dot < 0) {
                return false;
            }
            name = name.substring(dot + 1);
        }
    }

    /** What a person reads who does not look closely: the same for names that look alike. */
    static String seen(String host) {
        String unicode = unicode(host);
        StringBuilder seen = new StringBuilder(unicode.length());
        for (int i = 0, c; i < unicode.length(); i += Character.charCount(c)) {
            c = unicode.codePointAt(i);
            for (Glyph glyph : Glyphs.of(c)) {
                boolean foreign =
                        glyph.kind() == Glyph.Kind.LETTER && !glyph.looks().isEmpty();
                seen.appendCodePoint(foreign ? glyph.looks().charAt(0) : glyph.plain());
            }
        }
        return seen.toString()
                .replace("rn", "m")
                .replace("vv", "w")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('ñ', 'n');
    }

    /** Whether a part of the name mixes letters of alphabets that no language mixes. */
    static boolean isMixed(String host) {
        for (String label : unicode(host).split("\\.")) {
            boolean latin = false;
            boolean other = false;
            for (int i = 0, c; i < label.length(); i += Character.charCount(c)) {
                c = label.codePointAt(i);
                int script = UScript.getScript(c);
                latin |= script == UScript.LATIN;
                other |= script == UScript.CYRILLIC
                        || script == UScript.GREEK
                        || script == UScript.ARMENIAN
                        || script == UScript.CHEROKEE;
            }
            if (latin && other) {
                return true;
            }
        }
        return false;
    }

    private static String unicode(String host) {
        return host.contains("xn--")
                ? UTS46.nameToUnicode(host, new StringBuilder(), new IDNA.Info())
                        .toString()
                : host;
    }

    /** Names of shorteners: a link through one says nothing of where it leads. */
    static final Set<String> SHORTENERS = Set.copyOf(List.of(
            ("bit.ly tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly shorturl.at tiny.cc t.ly rb.gy bl.ink"
                            + " soo.gd s.id clck.ru lnkd.in shorte.st adf.ly bc.vc ouo.io exe.io linktr.ee lc.chat trib.al dlvr.it"
                            + " fb.me amzn.to bitly.com j.mp tr.im x.co qr.ae shrtco.de gg.gg short.io kutt.it"
                            + " urlz.fr acortar.link n9.cl u.to da.gd zpr.io hyperurl.co tny.im")
                    .split(" ")));
}
