package dev.anteroom.threads;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
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
class ThreadTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response read(Map<String, ?> parameters) {
        return anybody().queryParam("page", PAGE).queryParams(parameters).get(newsroom.path("/thread"));
    }

    private static List<String> texts(Response thread) {
        return thread.<List<String>>path("items.html").stream()
                .map(html -> html.replaceAll("</?p>", ""))
                .toList();
    }

    @Test
    void a_page_that_nobody_commented_on_has_an_empty_thread() {
        Response thread = newsroom.thread();
        assertThat(thread.statusCode()).isEqualTo(200);
        assertThat(thread.<String>path("thread.page")).isEqualTo(PAGE);
        assertThat(thread.<String>path("thread.state")).isEqualTo("OPEN");
        assertThat(thread.<Integer>path("thread.comments")).isZero();
        assertThat(thread.<List<?>>path("items")).isEmpty();
        assertThat(thread.<String>path("next")).isNull();
    }

    @Test
    void a_comment_is_shown_whole() {
        String id = newsroom.publish("Beautifully *said*").id();
        Map<String, Object> item = newsroom.thread().jsonPath().getMap("items[0]");
        assertThat(item.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "parent",
                        "position",
                        "author",
                        "html",
                        "createdAt",
                        "editedAt",
                        "removed",
                        "references",
                        "replies",
                        "repliesNext");
        assertThat(item)
                .containsEntry("id", id)
                .containsEntry("parent", null)
                .containsEntry("position", "1")
                .containsEntry("html", "<p>Beautifully <em>said</em></p>")
                .containsEntry("editedAt", null)
                .containsEntry("removed", false)
                .containsEntry("replies", List.of())
                .containsEntry("repliesNext", null);
        assertThat(newsroom.thread().<String>path("thread.title")).isEqualTo("The long road");
    }

    @Test
    void replies_are_numbered_as_a_reader_would() {
        String first = newsroom.publish("1").id();
        String second = newsroom.publish("2").id();
        newsroom.publishReply(second, "2.1");
        String reply = newsroom.publishReply(second, "2.2").id();
        newsroom.publishReply(first, "1.1");
        newsroom.publishReply(reply, "2.2.1");

        List<String> shown = new ArrayList<>();
        flatten(newsroom.thread().path("items"), shown);
        assertThat(shown)
                .containsExactly(
                        "1 <p>1</p>",
                        "1.1 <p>1.1</p>",
                        "2 <p>2</p>",
                        "2.1 <p>2.1</p>",
                        "2.2 <p>2.2</p>",
                        "2.2.1 <p>2.2.1</p>");
    }

    @SuppressWarnings("unchecked")
    private static void flatten(List<Map<String, Object>> items, List<String> into) {
        for (Map<String, Object> item : items) {
            into.add(item.get("position") + " " + item.get("html"));
            flatten((List<Map<String, Object>>) item.get("replies"), into);
        }
    }

    @Test
    void the_order_of_reading_is_that_of_posting_not_of_deciding() {
        List<String> posted = List.of("first", "second", "third").stream()
                .map(body -> newsroom.post(body).id())
                .toList();
        newsroom.approve(posted.get(2));
        newsroom.approve(posted.get(0));
        newsroom.approve(posted.get(1));
        assertThat(texts(newsroom.thread())).containsExactly("first", "second", "third");
    }

    @Test
    void the_newest_may_come_first_and_keep_their_numbers() {
        List.of("1", "2", "3").forEach(newsroom::publish);
        Response newest = read(Map.of("order", "newest"));
        assertThat(texts(newest)).containsExactly("3", "2", "1");
        assertThat(newest.<List<String>>path("items.position")).containsExactly("3", "2", "1");
        assertThat(texts(read(Map.of("order", "oldest")))).containsExactly("1", "2", "3");
    }

    @Test
    void a_long_thread_is_read_in_pages_of_top_level_comments() {
        for (int i = 1; i <= 5; i++) {
            String id = newsroom.publish("" + i).id();
            newsroom.publishReply(id, i + ".1");
        }
        for (String order : List.of("oldest", "newest")) {
            List<String> read = new ArrayList<>();
            Response page = read(Map.of("order", order, "limit", 2));
            while (true) {
                assertThat(page.<Integer>path("thread.comments")).isEqualTo(10);
                assertThat(page.<List<List<?>>>path("items.replies")).allMatch(replies -> replies.size() == 1);
                read.addAll(texts(page));
                String next = page.path("next");
                if (next == null) {
                    break;
                }
                page = read(Map.of("order", order, "limit", 2, "cursor", next));
            }
            assertThat(page.header("Link")).isNull();
            assertThat(read)
                    .containsExactlyElementsOf(
                            order.equals("oldest")
                                    ? List.of("1", "2", "3", "4", "5")
                                    : List.of("5", "4", "3", "2", "1"));
        }
    }

    @Test
    void the_link_to_the_next_page_leads_to_it() {
        List.of("1", "2", "3").forEach(newsroom::publish);
        Response first = read(Map.of("limit", 2, "order", "newest"));
        String link = first.header("Link");
        assertThat(link).matches("<\\?.*cursor=" + first.path("next") + ">; rel=\"next\"");
        String query = link.substring(1, link.indexOf('>'));
        Response next = anybody().urlEncodingEnabled(false).get(newsroom.path("/thread") + query);
        assertThat(texts(next)).containsExactly("1");
    }

    @Test
    void nothing_is_skipped_or_repeated_when_comments_come_in_between_two_pages() {
        List.of("1", "2", "3").forEach(newsroom::publish);
        String next = read(Map.of("limit", 2)).path("next");
        String late = newsroom.post("4").id();
        newsroom.approve(late);
        assertThat(texts(read(Map.of("limit", 2, "cursor", next)))).containsExactly("3", "4");
    }

    @Test
    void comments_of_one_moment_are_paged_too() {
        TestClock.INSTANCE.advance(Duration.ZERO);
        List.of("1", "2", "3", "4").forEach(newsroom::publish);
        Response first = read(Map.of("limit", 3));
        List<String> all = new ArrayList<>(texts(first));
        String next = first.path("next");
        all.addAll(texts(read(Map.of("limit", 3, "cursor", next))));
        assertThat(all).containsExactly("1", "2", "3", "4");
    }

    @Test
    void replies_beyond_fifty_are_paged_on_their_own() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        String parent = newsroom.submit(Newsroom.comment("Ask me")).path("comment.id");
        for (int i = 1; i <= 53; i++) {
            Map<String, Object> reply = Newsroom.comment("reply " + i);
            reply.put("parent", parent);
            newsroom.submit(reply).then().statusCode(201);
        }
        Response thread = newsroom.thread();
        assertThat(thread.<Integer>path("thread.comments")).isEqualTo(54);
        assertThat(thread.<List<?>>path("items[0].replies")).hasSize(50);

        String more = thread.path("items[0].repliesNext");
        Response rest = read(Map.of("parent", parent, "cursor", more));
        assertThat(texts(rest)).containsExactly("reply 51", "reply 52", "reply 53");
        assertThat(rest.<List<String>>path("items.position")).containsExactly("1.51", "1.52", "1.53");
        assertThat(rest.<String>path("next")).isNull();

        Response newest = read(Map.of("parent", parent, "order", "newest", "limit", 2));
        assertThat(texts(newest)).containsExactly("reply 53", "reply 52");
        assertThat(texts(read(Map.of("parent", parent, "limit", 1)))).containsExactly("reply 1");
    }

    @Test
    void a_thread_says_whether_it_takes_comments() {
        newsroom.publish("Before");
        assertThat(newsroom.thread().<String>path("thread.state")).isEqualTo("OPEN");
        closure("put");
        assertThat(newsroom.thread().<String>path("thread.state")).isEqualTo("CLOSED");
        closure("put");
        closure("delete");
        assertThat(newsroom.thread().<String>path("thread.state")).isEqualTo("OPEN");
        closure("delete");
        assertThat(newsroom.thread().<List<?>>path("items")).hasSize(1);
    }

    private void closure(String method) {
        newsroom.ana()
                .queryParam("page", PAGE)
                .request(method, newsroom.path("/thread/closure"))
                .then()
                .statusCode(204);
    }

    @Test
    void only_a_thread_that_exists_is_closed() {
        assertRefused(
                newsroom.ana().queryParam("page", "nowhere").put(newsroom.path("/thread/closure")),
                ErrorCode.THREAD_NOT_FOUND);
        assertRefused(newsroom.ana().put(newsroom.path("/thread/closure")), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void a_wrong_question_is_refused() {
        assertRefused(anybody().get(newsroom.path("/thread")), ErrorCode.INVALID_PARAMETER);
        for (String page : List.of("", " ", "https://", "x".repeat(501), "a\u0001b")) {
            assertRefused(
                    anybody().queryParam("page", page).get(newsroom.path("/thread")), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(read(Map.of("order", "best")), ErrorCode.INVALID_PARAMETER);
        for (String limit : List.of("0", "-1", "101", "x", "1.5", "99999999999")) {
            assertRefused(read(Map.of("limit", limit)), ErrorCode.INVALID_PARAMETER);
        }
        for (String cursor : List.of("x", "%%", "AAAA", "a".repeat(32), "a".repeat(5_000))) {
            assertRefused(read(Map.of("cursor", cursor)), ErrorCode.INVALID_CURSOR);
        }
        for (String parent : List.of("x", "1-1-1-1-1")) {
            assertRefused(read(Map.of("parent", parent)), ErrorCode.INVALID_ID);
        }
    }
}
