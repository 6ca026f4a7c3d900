package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/** What may stand in the HTML of a comment, written down a second time, and stricter than any browser. */
public final class SafeHtml {

    private static final Pattern TOKEN = Pattern.compile("(?<text>[^<>&\"\\x00]|&(?:amp|lt|gt|quot);)"
            + "|<(?<open>p|em|strong|blockquote|ul|ol|li|pre|code)>"
            + "|<(?<list>ol) start=\"\\d{1,2}\">"
            + "|<(?<link>a) href=\"[hH][tT][tT][pP][sS]?://(?:[^<>&\"\\s]|&amp;)+\" rel=\"nofollow ugc noopener\">"
            + "|</(?<close>[a-z]+)>"
            + "|<br>");

    private static final Safelist LISTED = new Safelist()
            .addTags("p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "pre", "code", "a")
            .addAttributes("ol", "start")
            .addAttributes("a", "href", "rel")
            .addProtocols("a", "href", "http", "https");

    private SafeHtml() {}

    public static void check(String html) {
        depth(html);
        assertThat(Jsoup.isValid(html, LISTED)).as(html).isTrue();
    }

    /** How deep the elements are in one another; fails if anything is not allowed or not closed. */
    static int depth(String html) {
        Deque<String> open = new ArrayDeque<>();
        int depth = 0;
        Matcher token = TOKEN.matcher(html);
        int end = 0;
        for (; token.lookingAt(); token.region(end, html.length())) {
            end = token.end();
            String opened = opened(token);
            if (opened != null) {
                assertThat(opened.equals("a") && open.contains("a"))
                        .as("link in link")
                        .isFalse();
                open.push(opened);
            } else if (token.group("close") != null) {
                assertThat(open.poll()).as(html).isEqualTo(token.group("close"));
            }
            depth = Math.max(depth, open.size());
        }
        assertThat(html.substring(end)).as("what is not allowed").isEmpty();
        assertThat(open).isEmpty();
        return depth;
    }

    private static String opened(Matcher token) {
        String list = token.group("list") == null ? token.group("link") : token.group("list");
        return token.group("open") == null ? list : token.group("open");
    }
}
