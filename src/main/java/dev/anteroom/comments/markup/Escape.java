package dev.anteroom.comments.markup;

/** The one escaped form of text in our HTML, in content and in quoted attributes alike. */
final class Escape {

    private Escape() {}

    static void append(StringBuilder html, String text) {
        for (int i = 0; i < text.length(); i++) {
            append(html, text.charAt(i));
        }
    }

    static void append(StringBuilder html, char c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            default -> html.append(c);
        }
    }
}
