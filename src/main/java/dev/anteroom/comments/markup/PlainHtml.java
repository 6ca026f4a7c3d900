package dev.anteroom.comments.markup;

/** HTML of text without marks: paragraphs and line breaks. */
final class PlainHtml {

    private PlainHtml() {}

    /**
     * Whether the text has nothing that {@link Marks} or {@link HtmlWriter} might take for a mark or a link. When in
     * doubt it says no: the long way gives the same HTML.
     */
    static boolean isPlain(String text) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineStart = i == line;
            switch (c) {
                case '*', '_', '`', '[', '\\' -> {
                    return false;
                }
                case ' ', '\t' -> {
                    if (lineStart || i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                        return false;
                    }
                }
                case '>', '-' -> {
                    if (lineStart) {
                        return false;
                    }
                }
                case ':' -> {
                    if (text.startsWith("//", i + 1)) {
                        return false;
                    }
                }
                case '.' -> {
                    // Nothing but a list's number, of two digits at most, is between the line's start and the dot.
                    if (!lineStart && i - line <= 2 && isDigit(text.charAt(i - 1))) {
                        return false;
                    }
                }
                case '\n' -> line = i + 1;
                default -> {}
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String of(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64).append("<p>");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n') {
                Escape.append(html, c);
            } else if (text.charAt(i + 1) != '\n') {
                html.append("<br>");
            } else {
                while (text.charAt(i + 1) == '\n') {
                    i++;
                }
                html.append("</p><p>");
            }
        }
        return html.append("</p>").toString();
    }
}
