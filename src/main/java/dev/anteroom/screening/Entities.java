package dev.anteroom.screening;

import java.util.HashMap;
import java.util.Map;

/**
 * The character references of HTML: all that are numbers, and the names of Latin-1 and of what nobody sees. Browsers take
 * a number without its semicolon, so it is taken here.
 */
final class Entities {

    /**
     * @param end of the reference in the text, exclusive
     */
    record Decoded(int character, int end) {}

    private static final int LONGEST = 8;

    private static final Map<String, Integer> NAMES = new HashMap<>();

    static {
        put("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "nbsp", ' ', "shy", 0xAD, "zwj", 0x200D);
        put("zwnj", 0x200C, "lrm", 0x200E, "rlm", 0x200F, "ensp", ' ', "emsp", ' ', "thinsp", ' ', "period", '.');
        put("iexcl", '¡', "cent", '¢', "pound", '£', "yen", '¥', "sect", '§', "copy", '©', "ordf", 'ª', "reg", '®');
        put("deg", '°', "sup2", '²', "sup3", '³', "micro", 'µ', "middot", '·', "sup1", '¹', "ordm", 'º', "iquest", '¿');
        put("agrave", 'à', "aacute", 'á', "acirc", 'â', "atilde", 'ã', "auml", 'ä', "aring", 'å', "aelig", 'æ');
        put("ccedil", 'ç', "egrave", 'è', "eacute", 'é', "ecirc", 'ê', "euml", 'ë', "igrave", 'ì', "iacute", 'í');
        put("icirc", 'î', "iuml", 'ï', "eth", 'ð', "ntilde", 'ñ', "ograve", 'ò', "oacute", 'ó', "ocirc", 'ô');
        put("otilde", 'õ', "ouml", 'ö', "times", '×', "oslash", 'ø', "ugrave", 'ù', "uacute", 'ú', "ucirc", 'û');
        put("uuml", 'ü', "yacute", 'ý', "thorn", 'þ', "yuml", 'ÿ', "szlig", 'ß', "euro", '€', "commat", '@');
        put("dollar", '$', "excl", '!', "ast", '*', "num", '#', "hyphen", '-', "lowbar", '_', "bull", '•', "dot", '.');
    }

    private Entities() {}

    private static void put(Object... entries) {
        for (int i = 0; i < entries.length; i += 2) {
            Object character = entries[i + 1];
            NAMES.put((String) entries[i], character instanceof Character c ? Integer.valueOf(c) : (Integer) character);
        }
    }

    /** The reference that begins at an ampersand, or null if none does. */
    static Decoded at(String text, int ampersand) {
        int i = ampersand + 1;
        if (i < text.length() && text.charAt(i) == '#') {
            boolean hex = i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == 'x';
            return number(text, hex ? i + 2 : i + 1, hex ? 16 : 10);
        }
        int end = i;
        while (end < text.length() && end - i < LONGEST && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ';') {
            return null;
        }
        String name = text.substring(i, end);
        Integer character = NAMES.get(name.toLowerCase(java.util.Locale.ROOT));
        return character == null ? null : new Decoded(character, end + 1);
    }

    private static Decoded number(String text, int from, int radix) {
        int value = 0;
        int end = from;
        while (end < text.length() && end - from < LONGEST && Character.digit(text.charAt(end), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(end), radix);
            end++;
        }
        boolean character = end > from && value > 0 && value <= Character.MAX_CODE_POINT;
        if (!character) {
            return null;
        }
        return new Decoded(value, end < text.length() && text.charAt(end) == ';' ? end + 1 : end);
    }
}
