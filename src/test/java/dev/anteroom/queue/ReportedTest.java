package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of reports: upheld with a rejection, or dismissed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReportedTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Posted reported(String body) {
        Posted comment = newsroom.publish(body);
        newsroom.report(comment.id(), "rosa").then().statusCode(201);
        return comment;
    }

    private static Response dismiss(RequestSpecification moderator, String comment) {
        return moderator.post("/api/v1/comments/" + comment + "/dismiss");
    }

    private static Response reject(RequestSpecification moderator, String comment) {
        return moderator.body(Map.of("clauses", List.of("2"))).post("/api/v1/comments/" + comment + "/reject");
    }

    private Response decide(RequestSpecification moderator, String action, List<Posted> comments) {
        List<?> items = comments.stream()
                .map(comment -> Map.of("comment", comment.id(), "action", action, "clauses", List.of("2")))
                .toList();
        return moderator.body(Map.of("items", items)).post("/api/v1/decisions");
    }

    private void reverse(String decision) {
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
    }

    private static List<Object> outcomes(Posted comment) {
        return Rows.of("SELECT outcome FROM report WHERE comment_id = CAST(? AS uuid) ORDER BY id", comment.id())
                .stream()
                .map(row -> row.get("outcome"))
                .toList();
    }

    private static List<Object> kinds(Posted comment) {
        return Rows.of(
                        "SELECT kind || coalesce(' ' || from_state || '>' || to_state, '') AS what FROM journal"
                                + " WHERE comment_id = CAST(? AS uuid) ORDER BY id OFFSET 2",
                        comment.id())
                .stream()
                .map(row -> row.get("what"))
                .toList();
    }

    @Test
    void a_dismissal_closes_all_open_reports_and_the_comment_stays() {
        Posted comment = reported("Fair words");
        newsroom.report(comment.id(), "saul");
        Response decision = dismiss(newsroom.ben().body(Map.of("note", "Only irony.")), comment.id());
        assertThat(decision.statusCode()).isEqualTo(200);
        assertThat(decision.<String>path("action")).isEqualTo("dismiss");
        assertThat(decision.<String>path("by")).startsWith("Ben");
        assertThat(decision.<String>path("note")).isEqualTo("Only irony.");
        assertThat(newsroom.queue("reported")).isEmpty();
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(outcomes(comment)).containsExactly("DISMISSED", "DISMISSED");
        assertThat(kinds(comment)).containsExactly("comment.reported", "comment.reported", "reports.dismissed");
    }

    @Test
    void the_same_text_is_not_reported_into_the_queue_again_until_it_is_edited() {
        Posted comment = reported("Fair words");
        newsroom.dismiss(comment.id());
        Response late = newsroom.report(comment.id(), "saul");
        assertThat(late.statusCode()).isEqualTo(201);
        assertThat(late.<String>path("detail")).isEqualTo("Not nice.");
        assertThat(newsroom.queue("reported")).isEmpty();
        assertThat(outcomes(comment)).containsExactly("DISMISSED", "IGNORED");

        author(comment.receipt()).body(Map.of("body", "Foul words")).put("/api/v1/receipt");
        newsroom.approve(comment.id());
        // Rosa too may speak again: it is another text.
        newsroom.report(comment.id(), "rosa").then().statusCode(201);
        assertThat(newsroom.queue("reported")).containsExactly("Foul words");
        assertThat(newsroom.ana()
                        .queryParam("cause", "reported")
                        .get("/api/v1/queue")
                        .<Integer>path("items[0].reports"))
                .isEqualTo(1);
    }

    @Test
    void a_rejection_upholds_the_open_reports_and_its_reversal_opens_them_again() {
        Posted comment = reported("Foul words");
        // Ana approved it; that is no answer to the reports, so Ben need not know of it.
        String decision = reject(newsroom.ben(), comment.id()).path("id");
        assertThat(outcomes(comment)).containsExactly("UPHELD");
        assertThat(newsroom.queue("reported")).isEmpty();
        assertThat(newsroom.count(PAGE)).isZero();

        reverse(decision);
        assertThat(outcomes(comment)).containsExactly((Object) null);
        assertThat(newsroom.queue("reported")).containsExactly("Foul words");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void a_dismissal_is_reversed_like_any_decision() {
        Posted comment = reported("Fair words");
        String dismissal = newsroom.dismiss(comment.id());
        reverse(dismissal);
        assertThat(newsroom.queue("reported")).containsExactly("Fair words");
        assertThat(outcomes(comment)).containsExactly((Object) null);
        newsroom.report(comment.id(), "saul");
        assertThat(outcomes(comment)).containsExactly(null, null);
        assertThat(kinds(comment))
                .containsExactly(
                        "comment.reported",
                        "reports.dismissed",
                        "decision.reversed APPROVED>APPROVED",
                        "comment.reported");
    }

    @Test
    void several_are_decided_at_once_and_taken_back_at_once() {
        List<Posted> foul = List.of(reported("Foul 1"), reported("Foul 2"));
        List<Posted> fair = List.of(reported("Fair 1"), reported("Fair 2"));
        Response rejected = decide(newsroom.ben(), "reject", foul);
        Response dismissed = decide(newsroom.ben(), "dismiss", fair);
        assertThat(rejected.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(dismissed.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(newsroom.queue("reported")).isEmpty();
        foul.forEach(comment -> assertThat(outcomes(comment)).containsExactly("UPHELD"));
        fair.forEach(comment -> assertThat(outcomes(comment)).containsExactly("DISMISSED"));
        assertThat(newsroom.count(PAGE)).isEqualTo(2);

        for (Response batch : List.of(rejected, dismissed)) {
            newsroom.ana()
                    .delete("/api/v1/decisions/batches/" + batch.path("batch"))
                    .then()
                    .statusCode(200);
        }
        assertThat(newsroom.queue("reported")).containsExactly("Foul 1", "Foul 2", "Fair 1", "Fair 2");
        assertThat(newsroom.count(PAGE)).isEqualTo(4);
    }

    @Test
    void who_comes_second_is_told_what_stands() {
        Posted comment = reported("Contested");
        String dismissal = newsroom.dismiss(comment.id());
        for (Response second : List.of(dismiss(newsroom.ben(), comment.id()), reject(newsroom.ben(), comment.id()))) {
            assertRefused(second, ErrorCode.ALREADY_DECIDED);
            assertThat(second.<String>path("decision.id")).isEqualTo(dismissal);
            assertThat(second.<String>path("decision.action")).isEqualTo("dismiss");
        }
        // Ana's own once more, and then another mind.
        assertThat(dismiss(newsroom.ana(), comment.id()).<String>path("id")).isEqualTo(dismissal);
        assertThat(reject(newsroom.ana(), comment.id()).statusCode()).isEqualTo(200);
        assertRefused(dismiss(newsroom.ben(), comment.id()), ErrorCode.ALREADY_DECIDED);
        assertThat(decide(newsroom.ben(), "dismiss", List.of(comment)).<List<String>>path("items.outcome"))
                .containsExactly("conflict");
    }

    @Test
    void of_twenty_moderators_one_decides() {
        Posted comment = reported("Contested");
        for (int i = 0; i < 20; i++) {
            newsroom.moderator("Moderator " + i);
        }
        List<Response> answers = Together.all(
                20,
                i -> i % 2 == 0
                        ? dismiss(newsroom.moderator("Moderator " + i), comment.id())
                        : reject(newsroom.moderator("Moderator " + i), comment.id()));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allMatch(answer -> answer.path("code")
                .equals("already-decided"));
    }

    @Test
    void there_must_be_something_to_dismiss() {
        Posted published = newsroom.publish("Fair words");
        Posted held = newsroom.post("Held");
        Posted withdrawn = reported("Withdrawn");
        author(withdrawn.receipt()).delete("/api/v1/receipt");
        assertRefused(dismiss(newsroom.ana(), published.id()), ErrorCode.NOT_REPORTED);
        assertRefused(dismiss(newsroom.ben(), held.id()), ErrorCode.NOT_REPORTED);
        assertRefused(dismiss(newsroom.ana(), withdrawn.id()), ErrorCode.COMMENT_WITHDRAWN);
        assertRefused(dismiss(newsroom.ana(), UUID.randomUUID().toString()), ErrorCode.COMMENT_NOT_FOUND);
        assertRefused(dismiss(newsroom.ana(), "1"), ErrorCode.INVALID_ID);
        Posted theirs = Newsroom.open().publish("Not Ana's");
        assertRefused(dismiss(newsroom.ana(), theirs.id()), ErrorCode.COMMENT_NOT_FOUND);
    }

    @Test
    void a_dismissal_of_another_version_than_the_one_that_stands_is_refused() {
        Posted comment = reported("Fair words");
        assertRefused(dismiss(newsroom.ben().body(Map.of("version", 1)), comment.id()), ErrorCode.STALE_VERSION);
        assertThat(dismiss(newsroom.ben().body(Map.of("version", 2)), comment.id())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void approving_what_is_public_says_nothing_of_its_reports() {
        Posted comment = reported("Fair words");
        newsroom.approve(comment.id());
        assertRefused(newsroom.ben().post("/api/v1/comments/" + comment.id() + "/approve"), ErrorCode.ALREADY_DECIDED);
        assertThat(newsroom.queue("reported")).containsExactly("Fair words");
    }

    @Test
    void an_edit_that_waits_takes_its_reports_along() {
        Posted comment = reported("Fair words");
        author(comment.receipt()).body(Map.of("body", "Fairer words")).put("/api/v1/receipt");
        assertThat(newsroom.queue("reported")).isEmpty();
        assertThat(newsroom.queue()).containsExactly("Fairer words");
        assertThat(newsroom.ana().get("/api/v1/queue").<Integer>path("items[0].reports"))
                .isEqualTo(1);
        assertRefused(dismiss(newsroom.ana(), comment.id()), ErrorCode.NOT_REPORTED);
        newsroom.approve(comment.id());
        assertThat(outcomes(comment)).containsExactly("DISMISSED");
    }

    @Test
    void an_edit_that_the_service_lets_in_leaves_its_reports_open() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        Response posted = newsroom.submit(Newsroom.comment("Foul words"));
        Posted comment = new Posted(posted.path("comment.id"), posted.path("receipt"));
        newsroom.report(comment.id(), "rosa");
        author(comment.receipt()).body(Map.of("body", "Foul words, edited")).put("/api/v1/receipt");
        assertThat(newsroom.queue("reported")).containsExactly("Foul words, edited");
        assertThat(outcomes(comment)).containsExactly((Object) null);
    }

    @Test
    void reported_comments_are_claimed_like_all_others() {
        Posted first = reported("First");
        newsroom.post("Waits");
        Posted second = reported("Second");
        List<String> claimed = newsroom.ana()
                .body(Map.of("site", newsroom.site, "cause", "reported", "limit", 1))
                .post("/api/v1/claims")
                .path("items.id");
        assertThat(claimed).containsExactly(first.id());
        assertThat(newsroom.ben()
                        .body(Map.of("site", newsroom.site, "cause", "reported"))
                        .post("/api/v1/claims")
                        .<List<String>>path("items.id"))
                .containsExactly(second.id());
        assertRefused(newsroom.ben().put("/api/v1/claims/" + first.id()), ErrorCode.CLAIMED_BY_COLLEAGUE);
        dismiss(newsroom.ben(), first.id());
        assertRefused(newsroom.ben().put("/api/v1/claims/" + first.id()), ErrorCode.NOT_PENDING);
        assertThat(newsroom.ben()
                        .body(Map.of("site", newsroom.site, "cause", "appealed"))
                        .post("/api/v1/claims")
                        .<List<?>>path("items"))
                .isEmpty();
    }

    @Test
    void the_summary_tells_the_causes_apart() {
        TestClock.INSTANCE.set(Instant.parse("2026-03-10T12:00:00Z"));
        reported("First");
        TestClock.INSTANCE.advance(Duration.ofSeconds(90));
        newsroom.post("Waits");
        Response summary = newsroom.ana().get("/api/v1/queue/summary");
        assertThat(summary.<Integer>path("sites[0].pending")).isEqualTo(1);
        assertThat(summary.<Boolean>path("sites[0].exact")).isTrue();
        assertThat(summary.<List<String>>path("sites[0].causes.cause"))
                .containsExactly("pending", "reported", "appealed");
        assertThat(summary.<List<Integer>>path("sites[0].causes.count")).containsExactly(1, 1, 0);
        assertThat(summary.<List<Boolean>>path("sites[0].causes.exact")).containsOnly(true);
        assertThat(summary.<List<Integer>>path("sites[0].causes.oldestSeconds")).containsExactly(0, 90, null);
    }

    @Test
    void nobody_can_appeal_yet() {
        reported("First");
        newsroom.reject(newsroom.post("Second").id(), "1");
        assertThat(newsroom.queue("appealed")).isEmpty();
    }
}
