package dev.anteroom.comments.markup;

/**
 * Ends a quote where its last {@code >} is. CommonMark lets the next line belong to it; but who answers a quote begins
 * right below it, and would have the answer put into the other's mouth.
 */
final class QuoteEnds {

    /** Columns; further in, CommonMark sees no mark. */
    private static final int MAX_INDENT = 3;

    private int depth;
    private int fence;

    private QuoteEnds() {}

    /** The text with an empty line of the outer quote, or of none, after every quote. Code is left alone. */
    static String mark(String text) {
        return text.indexOf('>') < 0 || text.indexOf('\n') < 0 ? text : new QuoteEnds().marked(text);
    }

    private String marked(String text) {
        StringBuilder marked = new StringBuilder(text.length() + 16);
        for (String line : text.split("\n", -1)) {
            int before = depth;
            read(line);
            if (depth < before) {
                marked.append(">".repeat(depth)).append('\n');
            }
            marked.append(line).append('\n');
        }
        return marked.substring(0, marked.length() - 1);
    }

    private void read(String line) {
        int start = 0;
        while (start < line.length() && Openings.isSpace(line.charAt(start))) {
            start++;
        }
        boolean mayOpen = start < line.length() && start <= MAX_INDENT;
        if (fence > 0) {
            boolean closes = mayOpen
                    && backticks(line, start) >= fence
                    && line.strip().chars().allMatch(c -> c == '`');
            fence = closes ? 0 : fence;
        } else if (mayOpen && Openings.isCode(line, start)) {
            fence = backticks(line, start);
            depth = 0;
        } else {
            boolean quote = mayOpen && line.charAt(start) == '>' && (depth > 0 || Openings.isQuote(line, start));
            depth = quote ? depth(line, start) : 0;
        }
    }

    private static int backticks(String line, int start) {
        int i = start;
        while (i < line.length() && line.charAt(i) == '`') {
            i++;
        }
        return i - start;
    }

    private static int depth(String line, int start) {
        int depth = 0;
        for (int i = start; i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' '); i++) {
            depth += line.charAt(i) == '>' ? 1 : 0;
        }
        return Math.min(depth, OnlyIf.MAX_DEPTH);
    }
}
