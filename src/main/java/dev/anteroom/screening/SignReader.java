package dev.anteroom.screening;

import dev.anteroom.screening.Glyph.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a text sign by sign: entities of HTML decoded, tags without attributes as mere partings (the service shows them as
 * they stand, so what is inside a longer one is read), letters in a row as one.
 */
final class SignReader {

    private static final Set<String> TAGS = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "blink", "br", "center", "cite", "code", "color", "del", "div", "em",
            "font", "hr", "i", "img", "ins", "kbd", "li", "mark", "nobr", "ol", "p", "pre", "q", "quote", "s", "samp",
            "size", "small", "span", "strike", "strong", "sub", "sup", "td", "tr", "tt", "u", "ul", "url", "var",
            "wbr");

    private static final int LONGEST_TAG = 10;
    private static final int LONGEST_COMMENT = 40;

    private final String text;
    private final List<Sign> signs;

    private SignReader(String text) {
        this.text = text;
        this.signs = new ArrayList<>(text.length() + 8);
    }

    static List<Sign> read(String text) {
        return new SignReader(text).signs();
    }

    private List<Sign> signs() {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (c == '&') {
                Entities.Decoded decoded = Entities.at(text, i);
                if (decoded != null) {
                    c = decoded.character();
                    end = decoded.end();
                }
            } else if (c == '<' || c == '[') {
                int behind = c == '<' ? afterComment(i) : i;
                end = Math.max(end, behind > i ? behind : afterTag(i, c == '<' ? '>' : ']'));
            }
            add(c, i, end);
            i = end;
        }
        return signs;
    }

    private int afterComment(int i) {
        if (!text.startsWith("<!--", i)) {
            return i;
        }
        int bound = Math.min(text.length(), i + LONGEST_COMMENT);
        int end = text.substring(i, bound).indexOf("-->");
        return end < 0 ? i : i + end + "-->".length();
    }

    private int afterTag(int i, char close) {
        int from = i + 1 < text.length() && text.charAt(i + 1) == '/' ? i + 2 : i + 1;
        int to = from;
        while (to < text.length() && to - from < LONGEST_TAG && isAsciiLetter(text.charAt(to))) {
            to++;
        }
        int end = to;
        while (end < text.length() && end - to < 2 && (text.charAt(end) == ' ' || text.charAt(end) == '/')) {
            end++;
        }
        boolean tag = end < text.length()
                && text.charAt(end) == close
                && TAGS.contains(text.substring(from, to).toLowerCase(java.util.Locale.ROOT));
        return tag ? end + 1 : i;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void add(int typed, int start, int end) {
        for (Glyph glyph : Glyphs.of(typed)) {
            Sign last = signs.isEmpty() ? null : signs.get(signs.size() - 1);
            if (glyph.kind() == Kind.MARK) {
                mark(last, glyph, end);
            } else if (last != null && last.repeats(glyph, LookAlikes.isTurned(typed))) {
                last.run++;
                last.end = end;
            } else {
                signs.add(new Sign(glyph, start, end, typed));
            }
        }
    }

    private static void mark(Sign last, Glyph mark, int end) {
        if (last == null) {
            return;
        }
        if (last.kind == Kind.LETTER && last.end + 1 == end && Glyphs.makesEnye(last.plain, mark) && last.run == 1) {
            last.plain = 'ñ';
        } else if (last.plain == 'ñ') {
            // An ñ under more marks is an n that was painted over.
            last.plain = 'n';
        }
        last.end = end;
    }
}
