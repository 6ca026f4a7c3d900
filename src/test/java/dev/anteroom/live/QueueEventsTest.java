package dev.anteroom.live;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.live.EventStream.Event;
import dev.anteroom.web.ErrorCode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What moderators are told while they work. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class QueueEventsTest {

    @Inject
    AgroalDataSource database;

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        newsroom.token("Ana");
        newsroom.token("Ben");
    }

    private EventStream listen(String... headers) {
        return listenAs("Ana", headers);
    }

    private EventStream listenAs(String name, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + newsroom.token(name)), Stream.of(headers))
                .toArray(String[]::new);
        return EventStream.open("/api/v1/queue/events", all);
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }

    @Test
    void everything_that_happens_to_a_comment_is_told_in_order() {
        try (EventStream stream = listen().awaitReady()) {
            assertThat(stream.answer.statusCode()).isEqualTo(200);
            assertThat(stream.answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(stream.answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            Posted comment = newsroom.post("Follow me");
            newsroom.ana().put("/api/v1/claims/" + comment.id());
            newsroom.ana().delete("/api/v1/claims/" + comment.id());
            String decision = newsroom.reject(comment.id(), "1");
            newsroom.ana().delete("/api/v1/decisions/" + decision);
            newsroom.approve(comment.id());
            author(comment.receipt()).body(Map.of("body", "Edited")).put("/api/v1/receipt");
            author(comment.receipt()).delete("/api/v1/receipt");

            List<Event> events = stream.await(8);
            assertThat(names(events))
                    .containsExactly(
                            "arrived", "claimed", "released", "decided", "reversed", "decided", "edited", "withdrawn");
            assertThat(events).allMatch(event -> event.comment().equals(comment.id()));
            assertThat(events).extracting(Event::id).doesNotHaveDuplicates().allMatch(id -> !id.isEmpty());
            Event decided = events.get(3);
            assertThat(decided.data().get("site").asText()).isEqualTo(newsroom.site);
            assertThat(decided.data().get("decision").asText()).isEqualTo(decision);
            assertThat(decided.data().get("from").asText()).isEqualTo("PENDING");
            assertThat(decided.data().get("to").asText()).isEqualTo("REJECTED");
            assertThat(decided.data().get("by").asText()).isEqualTo("Ana of " + newsroom.site);
            assertThat(events.get(0).data().get("by").isNull()).isTrue();
            assertThat(events.get(0).data().toString()).doesNotContain("Follow me");
        }
    }

    @Test
    void whoever_comes_back_misses_nothing_and_gets_nothing_twice() {
        EventStream before = listen().awaitReady();
        newsroom.post("1");
        newsroom.post("2");
        newsroom.post("3");
        List<Event> seen = before.await(3);
        before.close();
        List<String> all = new ArrayList<>(seen.stream().map(Event::comment).toList());
        all.add(newsroom.post("4").id());
        for (int i = 0; i < 3; i++) {
            // From each of the events, be it in the middle of what was told at once.
            try (EventStream after = listen("Last-Event-ID", seen.get(i).id())) {
                after.await(all.size() - i - 1);
                all.add(newsroom.post("more").id());
                after.await(all.size() - i - 1);
                assertThat(after.events()).extracting(Event::comment).isEqualTo(all.subList(i + 1, all.size()));
            }
        }
    }

    @Test
    void a_quiet_stream_says_how_far_it_is() {
        String id;
        try (EventStream stream = listen().awaitReady()) {
            await().until(() -> stream.heartbeats() > 1);
            assertThat(stream.events()).isEmpty();
            id = stream.lastId();
        }
        Posted missed = newsroom.post("Meanwhile");
        try (EventStream again = listen("Last-Event-ID", id)) {
            assertThat(again.await(1)).extracting(Event::comment).containsExactly(missed.id());
        }
    }

    @Test
    void what_a_slow_transaction_commits_late_is_told_once() throws SQLException {
        try (EventStream stream = listen().awaitReady();
                Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            UUID late = UUID.randomUUID();
            try (Statement statement = slow.createStatement()) {
                statement.execute("INSERT INTO journal (site_id, id, at, kind, comment_id, thread_id)"
                        + " VALUES ((SELECT id FROM site WHERE key = '" + newsroom.site
                        + "'), gen_random_uuid(), now(),"
                        + " 'comment.claimed', '" + late + "', gen_random_uuid())");
            }
            Posted first = newsroom.post("first");
            String id = stream.await(1).get(0).id();
            slow.commit();
            Posted second = newsroom.post("second");
            assertThat(stream.await(3))
                    .extracting(Event::comment)
                    .startsWith(first.id())
                    .containsExactlyInAnyOrder(first.id(), late.toString(), second.id());
            try (EventStream again = listen("Last-Event-ID", id)) {
                assertThat(again.await(2))
                        .extracting(Event::comment)
                        .containsExactlyInAnyOrder(late.toString(), second.id());
            }
        }
    }

    @Test
    void each_is_told_of_their_sites_only() {
        Newsroom other = Newsroom.open();
        String admin = ConfigProvider.getConfig().getValue("anteroom.admin-token", String.class);
        try (EventStream ana = listen().awaitReady();
                EventStream all = EventStream.open("/api/v1/queue/events", "Authorization", "Bearer " + admin)
                        .awaitReady();
                EventStream one = EventStream.open(
                                "/api/v1/queue/events?site=" + newsroom.site, "Authorization", "Bearer " + admin)
                        .awaitReady()) {
            Posted elsewhere = other.post("Elsewhere");
            Posted here = newsroom.post("Here");
            assertThat(ana.await(1)).extracting(Event::comment).containsExactly(here.id());
            assertThat(one.await(1)).extracting(Event::comment).containsExactly(here.id());
            assertThat(all.await(2)).extracting(Event::comment).contains(elsewhere.id(), here.id());
        }
        assertRefused(
                newsroom.ana().accept("*/*").queryParam("site", other.site).get("/api/v1/queue/events"),
                ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void whose_token_is_revoked_hears_no_more() {
        String moderator = admin().body(Map.of("name", UUID.randomUUID().toString()))
                .post("/api/v1/moderators")
                .path("id");
        Response issued =
                admin().body(Map.of("moderator", moderator, "name", "x")).post("/api/v1/tokens");
        String bearer = "Bearer " + issued.<String>path("token");
        try (EventStream stream = EventStream.open("/api/v1/queue/events", "Authorization", bearer)
                .awaitReady()) {
            admin().delete("/api/v1/tokens/" + issued.<String>path("id")).then().statusCode(204);
            stream.awaitEnd();
        }
        try (EventStream again = EventStream.open("/api/v1/queue/events", "Authorization", bearer)) {
            assertThat(again.answer.statusCode()).isEqualTo(401);
        }
        try (EventStream stream = listen().awaitReady()) {
            admin().body(Map.of("name", UUID.randomUUID().toString())).patch("/api/v1/moderators/" + moderator);
            stream.awaitEnd();
        }
    }

    @Test
    void many_who_listen_are_told_the_same() {
        List<EventStream> streams =
                Together.all(20, i -> listenAs(i % 2 == 0 ? "Ana" : "Ben").awaitReady());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(newsroom.post("" + i).id());
        }
        for (EventStream stream : streams) {
            assertThat(stream.await(30)).extracting(Event::comment).containsExactlyElementsOf(ids);
            assertThat(stream.events())
                    .extracting(Event::id)
                    .isEqualTo(streams.get(0).events().stream().map(Event::id).toList());
            stream.close();
        }
    }

    @Test
    void nobody_else_may_listen_and_a_wrong_question_is_refused() {
        assertRefused(anybody().accept("text/event-stream").get("/api/v1/queue/events"), ErrorCode.TOKEN_REQUIRED);
        for (String id : List.of("x", "%%", "AAAA", "MTpiOg", "MToyOjMvMToyOjMvMQ", "é")) {
            assertRefused(
                    newsroom.ana()
                            .accept("text/event-stream")
                            .header("Last-Event-ID", id)
                            .get("/api/v1/queue/events"),
                    ErrorCode.INVALID_CURSOR);
        }
        assertRefused(newsroom.ana().accept("text/html").get("/api/v1/queue/events"), ErrorCode.NOT_ACCEPTABLE);
        assertThat(given().header("Authorization", "Bearer " + newsroom.token("Ana"))
                        .head("/api/v1/queue/events")
                        .statusCode())
                .isEqualTo(200);
    }
}
