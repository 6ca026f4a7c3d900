package dev.anteroom.reports;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers object to reaches the moderators, and tells the readers nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReportTest {

    @Inject
    Reports reports;

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private static int reports(Posted comment) {
        return Rows.count("report WHERE comment_id = CAST(? AS uuid)", comment.id());
    }

    private Map<String, Object> item(String cause) {
        return newsroom.ana()
                .queryParam("cause", cause)
                .get("/api/v1/queue")
                .jsonPath()
                .getMap("items[0]");
    }

    @Test
    void a_report_puts_a_published_comment_into_the_queue_and_leaves_it_where_it_is() {
        Posted comment = newsroom.publish("You are a fool");
        Response answer = newsroom.report(comment.id(), Map.of("clause", "2", "detail", "  An insult.\r\nTwice. "));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().<String, Object>getMap("$"))
                .containsEntry("comment", comment.id())
                .containsEntry("clause", "2")
                .containsEntry("detail", "An insult.\nTwice.")
                .containsOnlyKeys("id", "comment", "clause", "detail", "createdAt");

        assertThat(item("reported"))
                .containsEntry("id", comment.id())
                .containsEntry("state", "APPROVED")
                .containsEntry("cause", "reported")
                .containsEntry("reports", 1)
                .containsEntry("version", 2);
        Response queue = newsroom.ana().queryParam("cause", "reported").get("/api/v1/queue");
        assertThat(queue.<List<String>>path("items[0].reasons.clause")).containsExactly("2");
        assertThat(queue.<List<String>>path("items[0].reasons.detail")).containsExactly("An insult.\nTwice.");
        assertThat(queue.<Float>path("items[0].risk")).isBetween(0.01f, 0.1f);
        assertThat(newsroom.queue()).isEmpty();
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void what_is_not_public_cannot_be_reported_and_is_not_told_from_what_never_was() {
        Posted held = newsroom.post("Held");
        Posted rejected = newsroom.post("Rejected");
        newsroom.reject(rejected.id(), "1");
        Posted withdrawn = newsroom.publish("Withdrawn");
        author(withdrawn.receipt()).delete("/api/v1/receipt");
        Posted theirs = Newsroom.open().publish("On another site");
        String unknown = newsroom.report(UUID.randomUUID().toString(), "rosa").asString();
        for (Posted comment : List.of(held, rejected, withdrawn, theirs)) {
            for (String reader : new String[] {"rosa", null}) {
                Response answer = newsroom.report(comment.id(), reader);
                assertRefused(answer, ErrorCode.COMMENT_NOT_FOUND);
                assertThat(answer.asString()).isEqualTo(unknown);
            }
            assertThat(reports(comment)).isZero();
        }
    }

    @Test
    void a_reader_reports_a_comment_once_however_often_they_say_it() {
        Posted comment = newsroom.publish("You are a fool");
        String first = newsroom.report(comment.id(), "rosa").asString();
        for (Map<String, ?> again : List.of(
                Map.of("clause", "2", "detail", "Not nice.", "readerSecret", "rosa's browser made this"),
                Map.of("clause", "5", "readerSecret", "rosa's browser made this"))) {
            Response answer = newsroom.report(comment.id(), again);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.asString()).isEqualTo(first);
        }
        assertThat(reports(comment)).isEqualTo(1);
        assertThat(newsroom.report(comment.id(), "saul").asString()).isNotEqualTo(first);
        assertThat(item("reported")).containsEntry("reports", 2);

        // Also when it is public no more.
        newsroom.reject(comment.id(), "2");
        assertThat(newsroom.report(comment.id(), "rosa").asString()).isEqualTo(first);
        assertRefused(newsroom.report(comment.id(), "tina"), ErrorCode.COMMENT_NOT_FOUND);
    }

    @Test
    void a_reader_who_clicks_twenty_times_reports_once() {
        Posted comment = newsroom.publish("You are a fool");
        List<Response> answers = Together.all(20, i -> newsroom.report(comment.id(), "rosa"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(reports(comment)).isEqualTo(1);
    }

    @Test
    void a_request_that_is_sent_again_with_its_key_reports_once() {
        Posted comment = newsroom.publish("You are a fool");
        Posted other = newsroom.publish("So are you");
        String key = UUID.randomUUID().toString();
        Map<String, String> request = Map.of("clause", "2");
        String path = newsroom.path("/comments/" + comment.id() + "/reports");
        String first = anybody()
                .header("Idempotency-Key", key)
                .body(request)
                .post(path)
                .asString();
        assertThat(anybody()
                        .header("Idempotency-Key", key)
                        .body(request)
                        .post(path)
                        .asString())
                .isEqualTo(first);
        assertThat(reports(comment)).isEqualTo(1);
        assertRefused(
                anybody()
                        .header("Idempotency-Key", key)
                        .body(Map.of("clause", "1"))
                        .post(path),
                ErrorCode.IDEMPOTENCY_KEY_REUSED);
        anybody()
                .header("Idempotency-Key", key)
                .body(request)
                .post(newsroom.path("/comments/" + other.id() + "/reports"))
                .then()
                .statusCode(201);
        assertThat(reports(other)).isEqualTo(1);

        // Even when the report itself hid the comment.
        newsroom = Newsroom.open(Map.of("hideAfterReports", 1));
        Posted hidden = newsroom.publish("You are a fool");
        Map<String, String> rosa = Map.of("clause", "2", "readerSecret", "rosa's browser made this");
        path = newsroom.path("/comments/" + hidden.id() + "/reports");
        first = anybody().header("Idempotency-Key", key).body(rosa).post(path).asString();
        Response again = anybody().header("Idempotency-Key", key).body(rosa).post(path);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first);
    }

    @Test
    void readers_without_a_secret_are_each_somebody_else() {
        Posted comment = newsroom.publish("You are a fool");
        newsroom.report(comment.id(), (String) null);
        newsroom.report(comment.id(), (String) null);
        assertThat(item("reported")).containsEntry("reports", 2);
    }

    @Test
    void a_wrong_report_is_refused_and_changes_nothing() {
        Posted comment = newsroom.publish("You are a fool");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("clause", null);
        assertRefused(newsroom.report(comment.id(), Map.of()), ErrorCode.INVALID_FIELD, "clause");
        assertRefused(newsroom.report(comment.id(), nothing), ErrorCode.INVALID_FIELD, "clause");
        for (String clause : List.of("", "99", "2'; --")) {
            assertRefused(newsroom.report(comment.id(), Map.of("clause", clause)), ErrorCode.INVALID_FIELD, "clause");
        }
        for (String detail :
                List.of("x".repeat(1_001), "👨‍👩‍👧‍👦".repeat(1_000), "a\u0000b", "half a pair: \ud83d")) {
            assertRefused(
                    anybody()
                            .body(Json.escaped(Map.of("clause", "2", "detail", detail)))
                            .post(newsroom.path("/comments/" + comment.id() + "/reports")),
                    ErrorCode.INVALID_FIELD,
                    "detail");
        }
        for (String secret : List.of("", "too short", "x".repeat(201))) {
            assertRefused(
                    newsroom.report(comment.id(), Map.of("clause", "2", "readerSecret", secret)),
                    ErrorCode.INVALID_FIELD,
                    "readerSecret");
        }
        assertRefused(newsroom.report(comment.id(), Map.of("clause", 2)), ErrorCode.INVALID_FIELD, "clause");
        assertRefused(newsroom.report(comment.id(), Map.of("clause", "2", "why", "x")), ErrorCode.UNKNOWN_PROPERTY);
        assertRefused(newsroom.report("1", Map.of("clause", "2")), ErrorCode.INVALID_ID);
        assertRefused(
                anybody()
                        .body(Map.of("clause", "2"))
                        .post("/api/v1/sites/nowhere/comments/" + comment.id() + "/reports"),
                ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                anybody()
                        .header("Idempotency-Key", "a b")
                        .body(Map.of("clause", "2"))
                        .post(newsroom.path("/comments/" + comment.id() + "/reports")),
                ErrorCode.INVALID_PARAMETER);
        assertThat(reports(comment)).isZero();
        assertThat(newsroom.queue("reported")).isEmpty();
    }

    @Test
    void a_detail_is_as_long_as_a_person_counts_it_and_may_be_empty() {
        Posted comment = newsroom.publish("You are a fool");
        newsroom.report(comment.id(), Map.of("clause", "2", "detail", "é".repeat(1_000)))
                .then()
                .statusCode(201);
        assertThat(newsroom.report(comment.id(), Map.of("clause", "2", "detail", " \n "))
                        .<Object>path("detail"))
                .isNull();
    }

    @Test
    void a_page_of_another_site_may_not_report_from_a_browser() {
        Posted comment = newsroom.publish("You are a fool");
        String path = newsroom.path("/comments/" + comment.id() + "/reports");
        Response ours = anybody()
                .header("Origin", Newsroom.ORIGIN)
                .body(Map.of("clause", "2"))
                .post(path);
        assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo(Newsroom.ORIGIN);
        Response preflight = anybody()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options(path);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void a_withdrawn_comment_takes_what_readers_said_of_it_along() {
        Posted comment = newsroom.publish("You are a fool");
        newsroom.report(comment.id(), "rosa");
        author(comment.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertThat(newsroom.queue("reported")).isEmpty();
        assertThat(Rows.of("SELECT detail, outcome FROM report WHERE comment_id = CAST(? AS uuid)", comment.id()))
                .containsExactly(new HashMap<>() {
                    {
                        put("detail", null);
                        put("outcome", "WITHDRAWN");
                    }
                });
    }

    @Test
    void which_reports_are_one_readers_is_forgotten_after_ninety_days() {
        TestClock.INSTANCE.set(Instant.parse("2025-03-10T12:00:00Z"));
        newsroom = Newsroom.open();
        Posted comment = newsroom.publish("You are a fool");
        newsroom.report(comment.id(), "rosa");
        String known = "report WHERE comment_id = CAST(? AS uuid) AND reader_key IS NOT NULL";
        TestClock.INSTANCE.advance(Duration.ofDays(89));
        reports.forget();
        assertThat(Rows.count(known, comment.id())).isEqualTo(1);
        TestClock.INSTANCE.advance(Duration.ofDays(2));
        reports.forget();
        assertThat(Rows.count(known, comment.id())).isZero();
        assertThat(newsroom.queue("reported")).containsExactly("You are a fool");
    }

    @Test
    void a_reader_and_an_author_with_one_secret_are_not_known_to_be_the_same() {
        Posted comment = newsroom.publishBy("lucia", "Words");
        newsroom.report(comment.id(), Map.of("clause", "2", "readerSecret", "lucia browser made this"));
        assertThat(Rows.count(
                        "comment c JOIN report r ON r.reader_key = c.author_key WHERE c.id = CAST(? AS uuid)",
                        comment.id()))
                .isZero();
    }

    @Test
    void the_context_of_a_comment_has_its_reports_with_what_came_of_them() {
        Posted comment = newsroom.publish("You are a fool");
        newsroom.report(comment.id(), "rosa");
        newsroom.dismiss(comment.id());
        newsroom.report(comment.id(), "saul");
        Response context = newsroom.ana().get("/api/v1/comments/" + comment.id());
        assertThat(context.<List<String>>path("reports.outcome")).containsExactly("dismissed", "ignored");
        assertThat(context.<List<String>>path("reports.detail")).containsExactly("Not nice.", "Not nice.");
    }
}
