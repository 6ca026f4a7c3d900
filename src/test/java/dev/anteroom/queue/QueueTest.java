package dev.anteroom.queue;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class QueueTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response queue(Map<String, ?> parameters) {
        return newsroom.ana().queryParams(parameters).get("/api/v1/queue");
    }

    private List<String> found(String text) {
        return queue(Map.of("q", text)).path("items.body");
    }

    @Test
    void an_item_has_what_a_moderator_needs() {
        String parent = newsroom.publish("A parent that " + "goes on and on ".repeat(30))
                .id();
        Map<String, Object> request = Newsroom.comment("Is *this* fine?");
        request.put("parent", parent);
        request.put("name", "Lucía");
        request.put("page", Map.of("id", Newsroom.PAGE, "title", "Another title", "url", "https://notes.example/road"));
        String id = Newsroom.held(newsroom.submit(request)).id();

        Response queue = queue(Map.of());
        assertThat(queue.statusCode()).isEqualTo(200);
        assertThat(queue.header("Cache-Control")).isEqualTo("no-store");
        Map<String, Object> item = queue.jsonPath().getMap("items[0]");
        assertThat(item)
                .containsEntry("id", id)
                .containsEntry("site", newsroom.site)
                .containsEntry("state", "PENDING")
                .containsEntry("body", "Is *this* fine?")
                .containsEntry("html", "<p>Is <em>this</em> fine?</p>")
                .containsEntry("editedAt", null)
                .containsEntry("similar", 0)
                .containsEntry("version", 1);
        assertThat(queue.<String>path("items[0].thread.page")).isEqualTo(Newsroom.PAGE);
        assertThat(queue.<String>path("items[0].thread.title")).isEqualTo("The long road");
        assertThat(queue.<String>path("items[0].author.name")).isEqualTo("Lucía");
        assertThat(queue.<String>path("items[0].author.key")).isNull();
        assertThat(queue.<String>path("items[0].parent.id")).isEqualTo(parent);
        assertThat(queue.<String>path("items[0].parent.excerpt"))
                .startsWith("A parent that goes")
                .hasSizeLessThanOrEqualTo(201)
                .endsWith("…");
    }

    @Test
    void only_what_waits_is_in_it() {
        newsroom.publish("approved");
        newsroom.reject(newsroom.post("rejected").id(), "1");
        Posted withdrawn = newsroom.post("withdrawn");
        Newsroom.author(withdrawn.receipt()).delete("/api/v1/receipt");
        newsroom.post("pending");
        assertThat(newsroom.queue()).containsExactly("pending");
    }

    @Test
    void copies_that_wait_are_counted() {
        newsroom.publish("Buy now");
        newsroom.post("Buy now");
        newsroom.post("buy NOW!!");
        newsroom.post("Buy later");
        assertThat(queue(Map.of()).<List<Integer>>path("items.similar")).containsExactly(1, 1, 0);
    }

    @Test
    void it_is_read_from_either_end_page_by_page() {
        TestClock.INSTANCE.advance(Duration.ZERO);
        for (int i = 1; i <= 7; i++) {
            // Two at each moment, so that a page ends between them.
            TestClock.INSTANCE.advance(Duration.ofSeconds(i % 2));
            newsroom.post("" + i);
        }
        assertThat(pages("oldest", 3)).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(pages("newest", 2)).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    private List<String> pages(String order, int limit) {
        List<String> read = new ArrayList<>();
        Response page = queue(Map.of("order", order, "limit", limit));
        while (true) {
            assertThat(page.<List<?>>path("items")).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.path("items.body"));
            String link = page.header("Link");
            if (link == null) {
                assertThat(page.<String>path("next")).isNull();
                return read;
            }
            assertThat(link).endsWith("; rel=\"next\"").contains("cursor=" + page.path("next"));
            page = newsroom.ana().urlEncodingEnabled(false).get("/api/v1/queue" + link.substring(1, link.indexOf('>')));
        }
    }

    @Test
    void a_page_starts_where_the_last_one_ended_though_its_comment_was_decided() {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            ids.add(newsroom.post("" + i).id());
        }
        String next = queue(Map.of("limit", 2)).path("next");
        newsroom.approve(ids.get(0));
        newsroom.approve(ids.get(1));
        assertThat(queue(Map.of("limit", 2, "cursor", next)).<List<String>>path("items.body"))
                .containsExactly("3", "4");
    }

    @Test
    void it_is_searched_by_what_is_written() {
        newsroom.post("All 100% of them");
        newsroom.post("Some under_scored words");
        newsroom.post("A back\\slash");
        assertThat(found("100%")).containsExactly("All 100% of them");
        assertThat(found("%")).containsExactly("All 100% of them");
        assertThat(found("_")).containsExactly("Some under_scored words");
        assertThat(found("\\")).containsExactly("A back\\slash");
        assertThat(found("UNDER")).containsExactly("Some under_scored words");
        assertThat(found("'; DROP TABLE comment; --")).isEmpty();
        assertThat(found("nothing like it")).isEmpty();
        assertThat(found(" ")).hasSize(3);
    }

    @Test
    void a_link_keeps_what_was_searched_for() {
        newsroom.post("{all} 100% & more + é 1");
        newsroom.post("{all} 100% & more + é 2");
        Response first = queue(Map.of("q", "{all} 100% & more + é", "limit", 1));
        String link = first.header("Link");
        Response second =
                newsroom.ana().urlEncodingEnabled(false).get("/api/v1/queue" + link.substring(1, link.indexOf('>')));
        assertThat(second.<List<String>>path("items.body")).containsExactly("{all} 100% & more + é 2");
    }

    @Test
    void an_administrator_reads_all_sites_at_once_in_order() {
        Newsroom other = Newsroom.open();
        newsroom.post("first");
        other.post("second");
        newsroom.post("third");
        // Tests that set the clock ahead leave newer comments behind.
        List<String> bodies = admin().queryParam("order", "newest")
                .queryParam("limit", 100)
                .get("/api/v1/queue")
                .path("items.findAll { it.site in ['" + newsroom.site + "', '" + other.site + "'] }.body");
        assertThat(bodies).containsExactly("third", "second", "first");
        assertThat(admin().queryParam("site", other.site).get("/api/v1/queue").<List<String>>path("items.body"))
                .containsExactly("second");
    }

    @Test
    void the_summary_says_how_much_waits_and_for_how_long() {
        TestClock.INSTANCE.advance(Duration.ZERO);
        newsroom.post("first");
        TestClock.INSTANCE.advance(Duration.ofSeconds(90));
        newsroom.post("second");
        Response summary = newsroom.ana().get("/api/v1/queue/summary");
        assertThat(summary.<List<String>>path("sites.site")).containsExactly(newsroom.site);
        assertThat(summary.<Integer>path("sites[0].pending")).isEqualTo(2);
        assertThat(summary.<Integer>path("sites[0].oldestSeconds")).isEqualTo(90);

        Response empty = admin().queryParam("site", Newsroom.open().site).get("/api/v1/queue/summary");
        assertThat(empty.<Integer>path("sites[0].pending")).isZero();
        assertThat(empty.<Object>path("sites[0].oldest")).isNull();
        assertThat(empty.<Object>path("sites[0].oldestSeconds")).isNull();
    }

    @Test
    void a_wrong_question_is_refused() {
        for (String limit : List.of("0", "-1", "101", "x", "99999999999")) {
            assertRefused(queue(Map.of("limit", limit)), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(queue(Map.of("order", "best")), ErrorCode.INVALID_PARAMETER);
        assertRefused(queue(Map.of("q", "x".repeat(201))), ErrorCode.INVALID_PARAMETER);
        assertRefused(queue(Map.of("q", "a\u0000b")), ErrorCode.INVALID_ADDRESS);
        for (String cursor : List.of("x", "%%", "AAAA", "_".repeat(32))) {
            assertRefused(queue(Map.of("cursor", cursor)), ErrorCode.INVALID_CURSOR);
        }
        for (String site : List.of("nowhere", "a b")) {
            assertRefused(queue(Map.of("site", site)), ErrorCode.SITE_NOT_FOUND);
            assertRefused(
                    newsroom.ana().queryParam("site", site).get("/api/v1/queue/summary"), ErrorCode.SITE_NOT_FOUND);
        }
    }
}
