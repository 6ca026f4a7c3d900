package dev.anteroom.threads;

import java.nio.charset.StandardCharsets;

/** Writes the characters of a URL in the one form that RFC 3986, section 6.2.2, prefers. */
final class PercentEncoding {

    private static final String HEX = "0123456789ABCDEF";

    /** What a path segment may hold unescaped (RFC 3986, pchar); a query may hold {@code ?} and {@code /} too. */
    private static final String SUB_DELIMITERS_AND_MORE = "!$&'()*+,;=:@/?";

    private PercentEncoding() {}

    /**
     * Upper-case escapes; unreserved characters as themselves; everything that may not stand in a URL, a lone
     * {@code %} too, escaped as UTF-8. Doing it again changes nothing.
     */
    static String normalize(String part) {
        StringBuilder normal = new StringBuilder(part.length() + 16);
        for (int i = 0, c; i < part.length(); i += Character.charCount(c)) {
            c = part.codePointAt(i);
            if (c == '%' && isEscape(part, i)) {
                int octet = Integer.parseInt(part, i + 1, i + 3, 16);
                append(normal, octet, isUnreserved(octet));
                i += 2;
            } else if (c < 0x80) {
                append(normal, c, isUnreserved(c) || SUB_DELIMITERS_AND_MORE.indexOf(c) >= 0);
            } else {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    append(normal, octet & 0xFF, false);
                }
            }
        }
        return normal.toString();
    }

    private static boolean isEscape(String part, int i) {
        return i + 2 < part.length() && isHex(part.charAt(i + 1)) && isHex(part.charAt(i + 2));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }

    private static void append(StringBuilder normal, int octet, boolean asItself) {
        if (asItself) {
            normal.append((char) octet);
        } else {
            normal.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
        }
    }
}
