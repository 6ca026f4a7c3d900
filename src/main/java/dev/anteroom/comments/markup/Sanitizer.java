package dev.anteroom.comments.markup;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * The last word on what is let out. {@link HtmlWriter} should write nothing else; this reads its HTML as a browser would
 * and lets through only what is listed here, so that a mistake there is no hole.
 */
final class Sanitizer {

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "pre", "code", "a")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,2}"))
            .onElements("ol")
            .toFactory();

    private Sanitizer() {}

    static String sanitize(String html) {
        Output output = new Output(html.length() + 64);
        HtmlSanitizer.sanitize(html, ALLOWED.apply(output));
        return output.html.toString();
    }

    /** Writes what was let through in the form that {@link PlainHtml} has too, which OWASP's own renderer has not. */
    private static final class Output implements HtmlStreamEventReceiver {

        private final StringBuilder html;

        private Output(int capacity) {
            html = new StringBuilder(capacity);
        }

        @Override
        public void openDocument() {}

        @Override
        public void openTag(String element, List<String> attributes) {
            html.append('<').append(element);
            for (int i = 0; i < attributes.size(); i += 2) {
                html.append(' ').append(attributes.get(i)).append("=\"");
                Escape.append(html, attributes.get(i + 1));
                html.append('"');
            }
            // Search engines give a stranger's link no weight, and its page no handle on ours.
            html.append(element.equals("a") ? " rel=\"nofollow ugc noopener\">" : ">");
        }

        @Override
        public void text(String text) {
            Escape.append(html, text);
        }

        @Override
        public void closeTag(String element) {
            if (!element.equals("br")) {
                html.append("</").append(element).append('>');
            }
        }

        @Override
        public void closeDocument() {}
    }
}
