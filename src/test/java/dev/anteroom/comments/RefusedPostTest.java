package dev.anteroom.comments;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comments that are not taken, and that nothing of them stays. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RefusedPostTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response submit(Map<String, ?> request) {
        return anybody().body(Json.escaped(request)).post(newsroom.path("/comments"));
    }

    private Response replyTo(String parent) {
        Map<String, Object> request = comment("A reply");
        request.put("parent", parent);
        return submit(request);
    }

    private Response with(String field, Object value) {
        Map<String, Object> request = comment("A comment");
        request.put(field, value);
        return submit(request);
    }

    private int stored() {
        return Rows.count("comment c JOIN site s ON s.id = c.site_id WHERE s.key = ?", newsroom.site);
    }

    @Test
    void nobody_learns_why_a_parent_is_not_there() {
        String pending = newsroom.post("Waits").id();
        String rejected = newsroom.post("Rejected").id();
        newsroom.reject(rejected, "1");
        Posted withdrawn = newsroom.publish("Withdrawn");
        Newsroom.author(withdrawn.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        String elsewhere = Newsroom.open().publish("On another site").id();

        String unknown = replyTo(UUID.randomUUID().toString()).asString();
        for (String parent : List.of(pending, rejected, withdrawn.id(), elsewhere)) {
            Response answer = replyTo(parent);
            assertRefused(answer, ErrorCode.PARENT_NOT_APPROVED);
            assertThat(answer.asString()).isEqualTo(unknown);
        }
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void a_hidden_parent_on_another_page_is_as_unknown_as_any() {
        String pending = newsroom.post("Waits").id();
        Map<String, Object> request = comment("A reply");
        request.put("page", Map.of("id", "another"));
        request.put("parent", pending);
        assertThat(submit(request).asString())
                .isEqualTo(replyTo(UUID.randomUUID().toString()).asString());
    }

    @Test
    void a_reply_to_what_stands_on_another_page_is_refused() {
        String parent = newsroom.publish("Here").id();
        Map<String, Object> request = comment("A reply");
        request.put("page", Map.of("id", "another"));
        request.put("parent", parent);
        assertRefused(submit(request), ErrorCode.PARENT_ON_OTHER_PAGE);
        assertThat(Rows.count(
                        "thread WHERE page = 'another' AND site_id =" + " (SELECT id FROM site WHERE key = ?)",
                        newsroom.site))
                .isZero();
    }

    @Test
    void a_thread_that_was_closed_takes_no_more() {
        newsroom.publish("Before");
        newsroom.ana()
                .queryParam("page", Newsroom.PAGE)
                .put(newsroom.path("/thread/closure"))
                .then()
                .statusCode(204);
        assertRefused(submit(comment("After")), ErrorCode.THREAD_CLOSED);
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);

        newsroom.ana()
                .queryParam("page", Newsroom.PAGE)
                .delete(newsroom.path("/thread/closure"))
                .then()
                .statusCode(204);
        newsroom.post("Open again");
    }

    @Test
    void a_thread_closes_when_it_is_old() {
        newsroom = Newsroom.open(Map.of("closeAfterDays", 14));
        TestClock.INSTANCE.advance(Duration.ZERO);
        newsroom.publish("First");
        TestClock.INSTANCE.advance(Duration.ofDays(14));
        newsroom.post("On the last day");
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        assertRefused(submit(comment("Too late")), ErrorCode.THREAD_CLOSED);

        Newsroom.admin().body(Collections.singletonMap("closeAfterDays", null)).patch(newsroom.path(""));
        newsroom.post("Open again");
    }

    @Test
    void a_body_is_text_that_can_be_seen() {
        for (String body : List.of("", "   ", "\n\t\r\n", "\u200B\u2060\uFEFF", "\u2800", "\u00AD", "\u202E\u202C")) {
            assertRefused(with("body", body), ErrorCode.INVALID_FIELD, "body");
        }
        assertRefused(with("body", null), ErrorCode.INVALID_FIELD, "body");
        Map<String, Object> request = comment("x");
        request.remove("body");
        assertRefused(submit(request), ErrorCode.INVALID_FIELD, "body");
        assertThat(stored()).isZero();
    }

    @Test
    void a_body_has_no_character_that_no_text_has() {
        for (String body : List.of("a\u0000b", "half a pair: \ud83d", "\ude00 the other half", "\ufdd0", "\uffff")) {
            assertRefused(with("body", body), ErrorCode.INVALID_FIELD, "body");
        }
    }

    @Test
    void a_body_has_10_000_characters_as_a_person_counts_them() {
        assertThat(with("body", "👍🏽".repeat(8_000)).statusCode()).isEqualTo(202);
        assertThat(with("body", "ñ".repeat(10_000)).statusCode()).isEqualTo(202);
        assertRefused(with("body", "ñ".repeat(10_001)), ErrorCode.INVALID_FIELD, "body");
        assertRefused(with("body", "e\u0301".repeat(10_001)), ErrorCode.INVALID_FIELD, "body");
        // Ten thousand families weigh a quarter of a megabyte.
        assertRefused(with("body", "👨‍👩‍👧‍👦".repeat(10_000)), ErrorCode.INVALID_FIELD, "body");
        assertRefused(with("body", "x".repeat(900_000)), ErrorCode.INVALID_FIELD, "body");
    }

    @Test
    void a_name_has_at_most_60_characters() {
        assertThat(with("name", "ñ".repeat(60)).statusCode()).isEqualTo(202);
        for (String name : List.of("ñ".repeat(61), "a\u0000b", "half a pair: \ud83d", "x".repeat(100_000))) {
            assertRefused(with("name", name), ErrorCode.INVALID_FIELD, "name");
        }
    }

    @Test
    void an_author_secret_has_16_to_200_characters() {
        for (String secret : List.of("", "fifteen letters", "x".repeat(201))) {
            assertRefused(with("authorSecret", secret), ErrorCode.INVALID_FIELD, "authorSecret");
        }
        assertThat(with("authorSecret", "sixteen letters!").statusCode()).isEqualTo(202);
        assertThat(with("authorSecret", "x".repeat(200)).statusCode()).isEqualTo(202);
    }

    @Test
    void a_comment_is_on_a_page() {
        assertRefused(with("page", null), ErrorCode.INVALID_FIELD, "page");
        for (Map<String, String> page : List.of(
                Map.<String, String>of(),
                Map.of("id", " "),
                Map.of("title", "Only a title"),
                Map.of("url", ""),
                Map.of("url", "javascript:alert(1)"),
                Map.of("url", "ftp://notes.example/"),
                Map.of("url", "https://user:password@notes.example/"),
                Map.of("url", "/road"),
                Map.of("url", "https://notes.example/" + "x".repeat(2_000)))) {
            assertRefused(with("page", page), ErrorCode.INVALID_FIELD, "page.url");
        }
    }

    @Test
    void an_id_does_not_excuse_an_address_that_is_none() {
        for (String url : List.of("javascript:alert(1)", "/road", "https:// notes.example")) {
            assertRefused(with("page", Map.of("id", "road", "url", url)), ErrorCode.INVALID_FIELD, "page.url");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void a_pages_id_is_text_of_up_to_500_characters() {
        for (String id : List.of("x".repeat(501), "a\u0000b", "a\nb", "half a pair: \ud83d")) {
            assertRefused(with("page", Map.of("id", id)), ErrorCode.INVALID_FIELD, "page.id");
        }
        assertThat(with("page", Map.of("id", "x".repeat(500))).statusCode()).isEqualTo(202);
    }

    @Test
    void a_title_has_at_most_300_characters() {
        for (String title : List.of("x".repeat(301), "a\u0000b", "half a pair: \ud83d")) {
            Map<String, Object> page = new HashMap<>(Map.of("id", "road", "title", title));
            assertRefused(with("page", page), ErrorCode.INVALID_FIELD, "page.title");
        }
    }

    @Test
    void a_parent_is_an_id() {
        assertRefused(with("parent", "1-1-1-1-1"), ErrorCode.INVALID_FIELD, "parent");
        assertRefused(with("parent", ""), ErrorCode.INVALID_FIELD, "parent");
    }

    @Test
    void a_refusal_never_repeats_what_was_sent() {
        String secret = "my very own words";
        assertThat(with("body", secret + "\u0000").asString()).doesNotContain(secret);
        assertThat(with("name", secret.repeat(100)).asString()).doesNotContain(secret);
        assertThat(with("page", Map.of("url", "x:" + secret)).asString()).doesNotContain(secret);
    }
}
