package dev.anteroom.live;

import static dev.anteroom.Newsroom.ORIGIN;
import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.live.EventStream.Event;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers are told while they read, and what they are not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ThreadEventsTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private EventStream listen(String... headers) {
        return EventStream.open(newsroom.path("/thread/events?page=" + PAGE), headers);
    }

    private static List<String> told(List<Event> events) {
        return events.stream()
                .map(event -> event.name() + " " + event.comment())
                .toList();
    }

    @Test
    void what_becomes_public_and_what_is_taken_out_is_told() {
        Posted earlier = newsroom.publish("Earlier");
        try (EventStream stream = listen("Origin", ORIGIN).awaitReady()) {
            assertThat(stream.answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(ORIGIN);
            Posted comment = newsroom.publish("Published");
            newsroom.reject(comment.id(), "1");
            newsroom.approve(comment.id());
            author(earlier.receipt()).delete("/api/v1/receipt");
            assertThat(told(stream.await(4)))
                    .containsExactly(
                            "published " + comment.id(),
                            "removed " + comment.id(),
                            "published " + comment.id(),
                            "removed " + earlier.id());
            assertThat(stream.events().get(0).data().toString()).isEqualTo("{\"comment\":\"" + comment.id() + "\"}");
        }
    }

    @Test
    void an_edit_in_public_is_told() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        var submitted = newsroom.submit(Newsroom.comment("At once"));
        try (EventStream stream = listen().awaitReady()) {
            author(submitted.path("receipt")).body(Map.of("body", "Edited")).put("/api/v1/receipt");
            assertThat(told(stream.await(1))).containsExactly("edited " + submitted.path("comment.id"));
        }
    }

    @Test
    void what_was_never_public_is_never_told() {
        try (EventStream stream = listen().awaitReady()) {
            Posted waits = newsroom.post("waits");
            newsroom.ana().put("/api/v1/claims/" + waits.id());
            Posted rejected = newsroom.post("rejected");
            String decision = newsroom.reject(rejected.id(), "1");
            newsroom.ana().delete("/api/v1/decisions/" + decision);
            author(rejected.receipt()).body(Map.of("body", "Edited")).put("/api/v1/receipt");
            author(rejected.receipt()).delete("/api/v1/receipt");
            Posted shown = newsroom.publish("shown");
            // By a colleague, under other clauses: it is what it was.
            newsroom.ana().body(Map.of("clauses", List.of("2"))).post("/api/v1/comments/" + shown.id() + "/approve");
            Posted last = newsroom.publish("last");
            assertThat(told(stream.await(2))).containsExactly("published " + shown.id(), "published " + last.id());
        }
    }

    @Test
    void another_page_and_another_site_are_none_of_it() {
        Newsroom other = Newsroom.open();
        try (EventStream stream = listen().awaitReady()) {
            other.publish("Elsewhere");
            Map<String, Object> request = Newsroom.comment("On another page");
            request.put("page", Map.of("id", "another"));
            newsroom.approve(Newsroom.held(newsroom.submit(request)).id());
            Posted here = newsroom.publish("Here");
            assertThat(told(stream.await(1))).containsExactly("published " + here.id());
        }
    }

    @Test
    void whoever_comes_back_goes_on_where_they_were() {
        String id;
        Posted first = newsroom.post("first");
        Posted second = newsroom.post("second");
        try (EventStream stream = listen().awaitReady()) {
            newsroom.ana()
                    .body(Map.of(
                            "items",
                            List.of(
                                    Map.of("comment", first.id(), "action", "approve"),
                                    Map.of("comment", second.id(), "action", "approve"))))
                    .post("/api/v1/decisions")
                    .then()
                    .statusCode(200);
            List<Event> events = stream.await(2);
            assertThat(told(events)).containsExactly("published " + first.id(), "published " + second.id());
            id = events.get(0).id();
        }
        newsroom.reject(first.id(), "1");
        try (EventStream again = listen("Last-Event-ID", id)) {
            assertThat(told(again.await(2))).containsExactly("published " + second.id(), "removed " + first.id());
        }
    }

    @Test
    void an_id_tells_nothing_and_is_good_for_its_site_only() {
        String id;
        try (EventStream stream = listen().awaitReady()) {
            id = stream.lastId();
        }
        String plain = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.ISO_8859_1);
        assertThat(plain).doesNotMatch("(?s).*[0-9]+:[0-9]+:.*");
        Newsroom other = Newsroom.open();
        assertRefused(
                anybody()
                        .accept("text/event-stream")
                        .header("Last-Event-ID", id)
                        .queryParam("page", PAGE)
                        .get(other.path("/thread/events")),
                ErrorCode.INVALID_CURSOR);
    }

    @Test
    void a_wrong_question_is_refused() {
        for (String id : List.of("x", "%%", "AAAA", "MToyOg", "A".repeat(100))) {
            assertRefused(
                    anybody()
                            .accept("text/event-stream")
                            .header("Last-Event-ID", id)
                            .queryParam("page", PAGE)
                            .get(newsroom.path("/thread/events")),
                    ErrorCode.INVALID_CURSOR);
        }
        assertRefused(
                anybody().accept("text/event-stream").get(newsroom.path("/thread/events")),
                ErrorCode.INVALID_PARAMETER);
        assertRefused(
                anybody()
                        .accept("text/event-stream")
                        .queryParam("page", "x".repeat(501))
                        .get(newsroom.path("/thread/events")),
                ErrorCode.INVALID_PARAMETER);
        assertRefused(
                anybody()
                        .accept("text/event-stream")
                        .queryParam("page", PAGE)
                        .get("/api/v1/sites/nowhere/thread/events"),
                ErrorCode.SITE_NOT_FOUND);
    }
}
