package dev.anteroom.comments.markup;

/** Where a line opens a block. */
final class Openings {

    /** Digits of a list item's number: lists of more than 99 are rare, sentences that begin with a year are not. */
    private static final int MAX_DIGITS = 2;

    private static final int MAX_LANGUAGE = 20;

    private Openings() {}

    /** {@code > text} and {@code >> text}; not {@code >:(}, {@code >100} or a lone {@code >}. */
    static boolean isQuote(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && (line.charAt(i) == '>' || isSpace(line.charAt(i)))) {
            i++;
        }
        return i < line.length() && i > start + 1 && isSpace(line.charAt(i - 1));
    }

    /** {@code - text}, {@code * text} and {@code 12. text}; not {@code * * *}, {@code + 1}, {@code 1)} or {@code 007.} */
    static boolean isListItem(CharSequence line, int start) {
        char c = line.charAt(start);
        return c == '-' || c == '*' ? hasText(line, start + 1) : isDigit(c) && isNumbered(line, start);
    }

    /** Signs alone are a rule between two parts, not an item. */
    private static boolean hasText(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && (isSpace(line.charAt(i)) || "-*+".indexOf(line.charAt(i)) >= 0)) {
            i++;
        }
        return i < line.length();
    }

    private static boolean isNumbered(CharSequence line, int start) {
        int end = start;
        while (end < line.length() && end - start <= MAX_DIGITS && isDigit(line.charAt(end))) {
            end++;
        }
        boolean plain = end - start == 1 || line.charAt(start) != '0';
        return plain
                && end - start <= MAX_DIGITS
                && end < line.length()
                && line.charAt(end) == '.'
                && hasText(line, end + 1);
    }

    /** Three or more backticks and at most the name of a language, which is not shown; not {@code ~~~}. */
    static boolean isCode(CharSequence line, int start) {
        int i = start;
        while (i < line.length() && line.charAt(i) == '`') {
            i++;
        }
        int fence = i;
        while (i < line.length() && isLanguage(line.charAt(i))) {
            i++;
        }
        boolean isName = i - fence <= MAX_LANGUAGE;
        while (i < line.length() && isSpace(line.charAt(i))) {
            i++;
        }
        return fence - start >= 3 && isName && i == line.length();
    }

    private static boolean isLanguage(char c) {
        return c >= 'a' && c <= 'z' || isDigit(c) || c == '+' || c == '#' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
