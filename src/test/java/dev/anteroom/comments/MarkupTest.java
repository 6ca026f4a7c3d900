package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    private static final String REL = "\" rel=\"nofollow ugc noopener\">";

    private static String html(String typed) {
        return Markup.html(CommentText.of(typed, 10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUT THE AID!!! 100%",
                "1:42 asked",
                "5 * 3 * 2 = 5*3*2",
                "2021. A year",
                "1. Only this",
                "what the f*ck, sh*t, f*** off ****",
                "don`t, can`t",
                "snake_case_name",
                "# 1 of 3",
                "* * *",
                "- - -",
                "---",
                "+ 100",
                "- Dave",
                "~~~ so nice ~~~",
                "[sic] and [1]",
                "[a](b)",
                "1) no",
                "(*) and (_)",
                "C:\\x\\y",
                "¯\\_(ツ)_/¯",
                "www.example.org",
                "ftp://example.org",
                "{{x}} ${y} 'z'",
                "me@example.org"
            })
    void plainTextLooksAsTyped(String typed) {
        assertThat(html(typed)).isEqualTo("<p>" + typed + "</p>");
    }

    @Test
    void htmlAndEntitiesAreShown() {
        assertThat(html("<script>x()</script> &lt; \"U==>\" <3"))
                .isEqualTo("<p>&lt;script&gt;x()&lt;/script&gt; &amp;lt; &quot;U==&gt;&quot; &lt;3</p>");
    }

    @Test
    void linesAndParagraphsStay() {
        assertThat(html("a\nb\n\n\n\nc\n===\n# d")).isEqualTo("<p>a<br>b</p><p>c<br>===<br># d</p>");
    }

    @Test
    void emphasisAndCode() {
        assertThat(html("*a* **b** _c_ `<d>` 这是**e**内容 \\*f\\*"))
                .isEqualTo("<p><em>a</em> <strong>b</strong> <em>c</em> <code>&lt;d&gt;</code>"
                        + " 这是<strong>e</strong>内容 *f*</p>");
        assertThat(html("```js\nx *y*\n\n  z\n```\nw")).isEqualTo("<pre><code>x *y*\n\n  z\n</code></pre><p>w</p>");
    }

    @Test
    void anAnswerBelowAQuoteIsNotPartOfIt() {
        assertThat(html("> They *said*\n> so\nNo."))
                .isEqualTo("<blockquote><p>They <em>said</em><br>so</p></blockquote><p>No.</p>");
        assertThat(html(">> x\n> y\nz"))
                .isEqualTo("<blockquote><blockquote><p>x</p></blockquote><p>y</p></blockquote><p>z</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {":(", "100 dead", "_<", "implying"})
    void aGreaterSignWithoutASpaceIsNoQuote(String typed) {
        assertThat(html(">" + typed)).startsWith("<p>&gt;");
    }

    @Test
    void listsKeepTheirNumbers() {
        assertThat(html("- a\n- b\n  - c")).isEqualTo("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>");
        assertThat(html("1. a\n2. b")).isEqualTo("<ol><li>a</li><li>b</li></ol>");
        assertThat(html("3. a\n7. b\n8. c"))
                .isEqualTo("<ol start=\"3\"><li>a</li></ol><ol start=\"7\"><li>b</li><li>c</li></ol>");
        assertThat(html("1997. a\n1998. b")).isEqualTo("<p>1997. a<br>1998. b</p>");
    }

    @Test
    void addressesBecomeLinks() {
        assertThat(html("see https://example.org/a_b?c=1&d=2."))
                .isEqualTo("<p>see <a href=\"https://example.org/a_b?c=1&amp;d=2" + REL
                        + "https://example.org/a_b?c=1&amp;d=2</a>.</p>");
        assertThat(html("[*words*](http://example.org)"))
                .isEqualTo("<p><a href=\"http://example.org" + REL + "<em>words</em></a></p>");
    }

    @Test
    void theSourceOfAClaimIsShown() {
        assertThat(html("So [1].\n\n[1]: http://example.org"))
                .isEqualTo("<p>So [1].</p><p>[1]: <a href=\"http://example.org" + REL + "http://example.org</a></p>");
    }

    @Test
    void anImageBecomesALink() {
        assertThat(html("![cat](https://example.org/cat.png)"))
                .isEqualTo("<p><a href=\"https://example.org/cat.png" + REL + "cat</a></p>");
        assertThat(html("[![cat](https://example.org/cat.png)](https://example.org)"))
                .isEqualTo("<p><a href=\"https://example.org" + REL + "cat</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert)",
                "[x](data:text/html,x)",
                "[x](//example.org)",
                "[x](/a)",
                "[x](https://bank.example@example.org)",
                "https://bank.example@example.org",
                "javascript://example.org"
            })
    void whatLeadsElsewhereIsNoLink(String typed) {
        assertThat(html(typed)).isEqualTo("<p>" + typed + "</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> ",
                "- ",
                "[",
                "![",
                "*",
                "**a _",
                "1. ",
                "`a``",
                "<!--",
                "[a](http://b)",
                "http://",
                "> - "
            })
    void nestingIsBounded(String mark) {
        String html = Markup.html(CommentText.stored(mark.repeat(40_000 / mark.length()) + "x\nx"));
        assertThat(SafeHtml.depth(html)).isLessThanOrEqualTo(30);
    }
}
