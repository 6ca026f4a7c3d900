package dev.anteroom.comments;

import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Newsroom.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PostingTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private static Map<String, Object> on(Map<String, ?> page, String body) {
        Map<String, Object> request = comment(body);
        request.put("page", page);
        return request;
    }

    @Test
    void the_answer_has_the_comment_and_its_receipt() {
        Map<String, Object> request = comment("Beautifully *said*");
        request.put("name", " Lucía ");
        Response answer = newsroom.submit(request);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.<String>path("receipt")).hasSize(48);
        Map<String, Object> shown = answer.jsonPath().getMap("comment");
        assertThat(shown)
                .containsEntry("site", newsroom.site)
                .containsEntry("page", Newsroom.PAGE)
                .containsEntry("parent", null)
                .containsEntry("state", "PENDING")
                .containsEntry("name", "Lucía")
                .containsEntry("body", "Beautifully *said*")
                .containsEntry("html", "<p>Beautifully <em>said</em></p>")
                .containsEntry("editedAt", null)
                .containsEntry("version", 1);
        assertThat((String) shown.get("createdAt")).endsWith("Z");
        assertThat((String) shown.get("id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
    }

    @Test
    void a_thread_is_opened_by_the_first_comment_on_its_page() {
        newsroom.post("First");
        newsroom.post("Second");
        assertThat(Rows.<String>one(
                        "SELECT title FROM thread t JOIN site s ON s.id = t.site_id WHERE s.key = ?", newsroom.site))
                .isEqualTo("The long road");
    }

    @Test
    void first_comments_at_once_open_one_thread() {
        Together.all(8, i -> newsroom.post("One of the first: " + i));
        assertThat(Rows.count("thread t JOIN site s ON s.id = t.site_id WHERE s.key = ?", newsroom.site))
                .isEqualTo(1);
        assertThat(newsroom.queue()).hasSize(8);
    }

    @Test
    void every_way_of_writing_an_address_leads_to_one_thread() {
        List<Map<String, String>> pages = List.of(
                Map.of("url", "https://notes.example/road?b=2&a=1"),
                Map.of("url", "HTTPS://Notes.Example:443/road?b=2&utm_source=mail&a=1&fbclid=x#comments"),
                Map.of("url", "https://notes.example/./long/../road?b=2&a=1"),
                Map.of("id", "https://notes.example/%72oad?b=2&a=1"),
                Map.of("id", " ", "url", "https://notes.example/road?b=2&a=1"));
        for (Map<String, String> page : pages) {
            newsroom.approve(held(newsroom.submit(on(page, "On the road"))).id());
        }
        assertThat(newsroom.count("https://notes.example/road?b=2&a=1")).isEqualTo(pages.size());
        assertThat(newsroom.count("https://notes.example/road?b=2&a=1#top")).isEqualTo(pages.size());
        assertThat(newsroom.count("https://notes.example/road?a=1&b=2")).isZero();
    }

    @Test
    void a_pages_id_outlives_its_address() {
        for (String url : List.of("https://notes.example/old", "https://notes.example/new")) {
            newsroom.approve(held(newsroom.submit(on(Map.of("id", "road", "url", url), "Here")))
                    .id());
        }
        assertThat(newsroom.count("road")).isEqualTo(2);
        assertThat(newsroom.thread("road").<String>path("thread.url")).isEqualTo("https://notes.example/old");
    }

    @Test
    void only_an_address_on_the_sites_own_origin_is_kept() {
        newsroom.submit(on(Map.of("id", "road", "url", "https://evil.example/phish"), "Follow me"))
                .then()
                .statusCode(202);
        assertThat(newsroom.thread("road").<String>path("thread.url")).isNull();
        assertThat(newsroom.ana().get("/api/v1/queue").<String>path("items[0].thread.url"))
                .isNull();
    }

    @Test
    void two_sites_have_two_threads_for_one_page() {
        Newsroom other = Newsroom.open();
        newsroom.publish("Here");
        assertThat(other.count(Newsroom.PAGE)).isZero();
    }

    @Test
    void replies_hang_four_levels_deep_and_then_side_by_side() {
        String parent = newsroom.publish("level 0").id();
        String last = parent;
        for (int level = 1; level <= 4; level++) {
            last = parent;
            parent = newsroom.publishReply(parent, "level " + level).id();
        }
        Posted deeper = newsroom.reply(parent, "as deep as the last");
        newsroom.approve(deeper.id());

        assertThat(newsroom.thread().<List<String>>path("items[0].replies[0].replies[0].replies[0].replies.html"))
                .containsExactly("<p>level 4</p>", "<p>as deep as the last</p>");
        assertThat(Newsroom.author(deeper.receipt()).get("/api/v1/receipt").<String>path("comment.parent"))
                .isEqualTo(last);
        Posted deepest = newsroom.reply(deeper.id(), "deeper still");
        assertThat(Newsroom.author(deepest.receipt()).get("/api/v1/receipt").<String>path("comment.parent"))
                .isEqualTo(last);
    }

    @Test
    void a_site_without_replies_takes_them_as_comments() {
        newsroom = Newsroom.open(Map.of("replyDepth", 0));
        String first = newsroom.publish("First").id();
        newsroom.publishReply(first, "Meant for the first");
        assertThat(newsroom.thread().<List<String>>path("items.position")).containsExactly("1", "2");
        assertThat(newsroom.thread().<List<String>>path("items.parent")).containsOnlyNulls();
    }

    @Test
    void a_site_may_take_shorter_comments_only() {
        newsroom = Newsroom.open(Map.of("bodyLimit", 5));
        assertThat(newsroom.submit(comment("👨‍👩‍👧‍👦🇲🇽ñe\u0301a")).statusCode())
                .isEqualTo(202);
        assertThat(newsroom.submit(comment("123456")).statusCode()).isEqualTo(400);
    }

    @Test
    void what_nobody_sees_is_taken_out_and_lines_are_kept() {
        Response answer = newsroom.submit(comment(" \u202Eevil\u202C zero\u200Bwidth\r\nsecond line\u0007 "));
        assertThat(answer.<String>path("comment.body")).isEqualTo("evil zerowidth\nsecond line");
        assertThat(answer.<String>path("comment.html")).contains("<br").doesNotContain("\u202E");
    }

    @Test
    void letters_are_composed() {
        assertThat(newsroom.submit(comment("e\u0301")).<String>path("comment.body"))
                .isEqualTo("é");
    }

    @Test
    void no_script_ever_runs() {
        String html = newsroom.submit(comment("<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://e.x/i)"))
                .path("comment.html");
        assertThat(html).doesNotContain("<script", "<img", "href=\"javascript");
    }

    @Test
    void a_name_that_cannot_be_seen_is_none() {
        Map<String, Object> request = comment("Nameless");
        for (String name : List.of("", "  ", "\u200B\u2060", "\u2800")) {
            request.put("name", name);
            assertThat(newsroom.submit(request).jsonPath().getMap("comment")).containsEntry("name", null);
        }
    }

    @Test
    void a_title_is_kept_on_one_line() {
        Map<String, Object> page = new HashMap<>(Map.of("id", "road", "title", " The\n long\troad "));
        newsroom.approve(Newsroom.held(newsroom.submit(on(page, "Here"))).id());
        assertThat(newsroom.thread("road").<String>path("thread.title")).isEqualTo("The long road");
    }

    @Test
    void a_title_is_counted_as_a_person_counts() {
        // 300 characters in 900 code points.
        Map<String, Object> page = Map.of("id", "road", "title", "x\u0323\u0332".repeat(300));
        assertThat(newsroom.submit(on(page, "Here")).statusCode()).isEqualTo(202);
    }
}
