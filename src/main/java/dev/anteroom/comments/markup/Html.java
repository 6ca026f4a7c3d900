package dev.anteroom.comments.markup;

import org.commonmark.node.Node;

/** From typed text to safe HTML. */
public final class Html {

    private Html() {}

    /** Text without marks, which is most of it, takes a short way to the same HTML. */
    public static String of(String typed) {
        return PlainHtml.isPlain(typed) ? PlainHtml.of(typed) : ofMarked(typed);
    }

    static String ofMarked(String typed) {
        String source = QuoteEnds.mark(typed);
        Node document = Marks.PARSER.parse(source);
        return Sanitizer.sanitize(HtmlWriter.write(document, source));
    }
}
