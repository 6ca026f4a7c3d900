package dev.anteroom.reports;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.admin;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enough readers who object take a comment out of sight until somebody has decided. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class HidingTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open(Map.of("hideAfterReports", 3));
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Posted hidden(String body) {
        Posted comment = newsroom.publish(body);
        for (int i = 0; i < 3; i++) {
            newsroom.report(comment.id(), "reader " + i).then().statusCode(201);
        }
        return comment;
    }

    private static List<Object> changes(Posted comment) {
        return Rows.of(
                        "SELECT kind || ' ' || from_state || '>' || to_state AS what FROM journal"
                                + " WHERE comment_id = CAST(? AS uuid) AND from_state IS NOT NULL ORDER BY id",
                        comment.id())
                .stream()
                .map(row -> row.get("what"))
                .toList();
    }

    @Test
    void enough_reports_hide_a_comment_until_they_are_dismissed() {
        Posted comment = newsroom.publish("Fair words");
        newsroom.publishReply(comment.id(), "A reply");
        newsroom.thread();
        newsroom.report(comment.id(), "rosa");
        newsroom.report(comment.id(), "saul");
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
        newsroom.report(comment.id(), "tina").then().statusCode(201);

        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(newsroom.thread().asString()).doesNotContain("Fair words").contains("A reply");
        assertThat(newsroom.queue("reported")).containsExactly("Fair words");
        // It is nothing new: nobody is asked to decide on its text as if it had just come in.
        assertThat(newsroom.queue()).isEmpty();
        Response item = newsroom.ana().queryParam("cause", "reported").get("/api/v1/queue");
        assertThat(item.<String>path("items[0].state")).isEqualTo("PENDING");
        assertThat(item.<Integer>path("items[0].reports")).isEqualTo(3);
        assertRefused(newsroom.report(comment.id(), "ugo"), ErrorCode.COMMENT_NOT_FOUND);

        String dismissal = newsroom.dismiss(comment.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
        assertThat(newsroom.thread().asString()).contains("Fair words");
        newsroom.ana().delete("/api/v1/decisions/" + dismissal).then().statusCode(200);
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(newsroom.queue("reported")).containsExactly("Fair words");
        assertThat(changes(comment))
                .containsExactly(
                        "comment.approved PENDING>APPROVED",
                        "comment.hidden APPROVED>PENDING",
                        "reports.dismissed PENDING>APPROVED",
                        "decision.reversed APPROVED>PENDING");
    }

    @Test
    void approving_a_hidden_comment_lets_it_in_again_and_dismisses() {
        Posted comment = hidden("Fair words");
        newsroom.approve(comment.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(newsroom.queue("reported")).isEmpty();
        newsroom.report(comment.id(), "ugo");
        assertThat(newsroom.queue("reported")).isEmpty();
    }

    @Test
    void rejecting_a_hidden_comment_upholds_and_the_reversal_leaves_it_hidden() {
        Posted comment = hidden("Foul words");
        String rejection = newsroom.reject(comment.id(), "2");
        assertThat(newsroom.queue("reported")).isEmpty();
        newsroom.ana().delete("/api/v1/decisions/" + rejection).then().statusCode(200);
        assertThat(newsroom.queue("reported")).containsExactly("Foul words");
        assertThat(newsroom.count(PAGE)).isZero();
    }

    @Test
    void taking_the_approval_of_a_hidden_comment_back_makes_it_wait_as_if_it_were_new() {
        Posted comment = newsroom.post("Fair words");
        String approval = newsroom.approve(comment.id());
        for (int i = 0; i < 3; i++) {
            newsroom.report(comment.id(), "reader " + i);
        }
        newsroom.ana().delete("/api/v1/decisions/" + approval).then().statusCode(200);
        assertThat(newsroom.queue()).containsExactly("Fair words");
        assertThat(newsroom.queue("reported")).isEmpty();
        newsroom.approve(comment.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(newsroom.queue("reported")).isEmpty();
    }

    @Test
    void its_author_learns_that_it_waits_and_no_more() {
        TestClock.INSTANCE.set(Instant.parse("2026-03-10T12:00:00Z"));
        Posted comment = hidden("Fair words");
        Response followed = author(comment.receipt()).get("/api/v1/receipt");
        assertThat(followed.<String>path("comment.state")).isEqualTo("PENDING");
        assertThat(followed.<Object>path("decision")).isNull();
        assertThat(followed.<Boolean>path("editable")).isTrue();
        TestClock.INSTANCE.advance(Duration.ofMinutes(16));
        assertRefused(
                author(comment.receipt()).body(Map.of("body", "Fairer words")).put("/api/v1/receipt"),
                ErrorCode.EDIT_WINDOW_CLOSED);

        newsroom.dismiss(comment.id());
        followed = author(comment.receipt()).get("/api/v1/receipt");
        assertThat(followed.<String>path("decision.action")).isEqualTo("approve");
    }

    @Test
    void an_edited_hidden_comment_waits_as_a_new_text_even_where_all_is_let_in() {
        newsroom = Newsroom.open(Map.of("mode", "POST", "hideAfterReports", 3));
        Response posted = newsroom.submit(Newsroom.comment("Foul words"));
        Posted comment = new Posted(posted.path("comment.id"), posted.path("receipt"));
        for (int i = 0; i < 3; i++) {
            newsroom.report(comment.id(), "reader " + i);
        }
        author(comment.receipt())
                .body(Map.of("body", "Fair words"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        assertThat(newsroom.count(PAGE)).isZero();
        assertThat(newsroom.queue()).containsExactly("Fair words");
        newsroom.approve(comment.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void nobody_replies_to_what_is_hidden() {
        Posted comment = hidden("Foul words");
        Map<String, Object> reply = new HashMap<>(Newsroom.comment("A reply"));
        reply.put("parent", comment.id());
        assertRefused(newsroom.submit(reply), ErrorCode.PARENT_NOT_APPROVED);
    }

    @Test
    void a_hidden_reply_comes_back_also_where_its_parent_is_gone() {
        Posted parent = newsroom.publish("Parent");
        Posted reply = newsroom.publishReply(parent.id(), "Reply");
        for (int i = 0; i < 3; i++) {
            newsroom.report(reply.id(), "reader " + i);
        }
        newsroom.reject(parent.id(), "1");
        newsroom.dismiss(reply.id());
        assertThat(newsroom.thread().asString()).contains("Reply");
    }

    @Test
    void twenty_readers_at_once_hide_it_once() {
        Posted comment = newsroom.publish("Foul words");
        List<Integer> answers = Together.all(
                20, i -> newsroom.report(comment.id(), "reader " + i).statusCode());
        assertThat(answers).containsOnly(201, 404);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(changes(comment))
                .containsExactly("comment.approved PENDING>APPROVED", "comment.hidden APPROVED>PENDING");
    }

    @Test
    void readers_without_a_secret_count_least() {
        Posted comment = newsroom.publish("Fair words");
        for (int i = 0; i < 11; i++) {
            newsroom.report(comment.id(), (String) null);
        }
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        newsroom.report(comment.id(), (String) null);
        assertThat(newsroom.count(PAGE)).isZero();
    }

    @Test
    void a_reader_whose_reports_were_upheld_counts_more_and_one_whose_were_dismissed_less() {
        for (int i = 0; i < 4; i++) {
            Posted foul = newsroom.publish("Foul " + i);
            newsroom.report(foul.id(), "rosa");
            newsroom.reject(foul.id(), "2");
            Posted fair = newsroom.publish("Fair " + i);
            newsroom.report(fair.id(), "saul");
            newsroom.dismiss(fair.id());
        }
        Posted comment = newsroom.publish("Words");
        newsroom.report(comment.id(), "rosa");
        newsroom.report(comment.id(), "saul");
        assertThat(Rows.of("SELECT weight FROM report WHERE comment_id = CAST(? AS uuid) ORDER BY id", comment.id()))
                .extracting(row -> (Double) row.get("weight"))
                .satisfiesExactly(
                        rosa -> assertThat(rosa).isGreaterThan(1.5),
                        saul -> assertThat(saul).isLessThan(0.5).isGreaterThan(Weight.LEAST));
        assertThat(newsroom.thread().asString()).contains(comment.id());
        newsroom.report(comment.id(), "tina");
        assertThat(newsroom.thread().asString()).doesNotContain(comment.id());
    }

    @Test
    void a_site_may_never_hide() {
        newsroom = Newsroom.open();
        Map<String, Object> never = new HashMap<>();
        never.put("hideAfterReports", null);
        assertThat(admin().get(newsroom.path("")).<Integer>path("hideAfterReports"))
                .isEqualTo(5);
        assertThat(admin().body(never).patch(newsroom.path("")).<Object>path("hideAfterReports"))
                .isNull();
        Posted comment = newsroom.publish("Fair words");
        for (int i = 0; i < 7; i++) {
            newsroom.report(comment.id(), "reader " + i);
        }
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        for (int wrong : new int[] {0, -1, 1_001}) {
            assertRefused(
                    admin().body(Map.of("hideAfterReports", wrong)).patch(newsroom.path("")),
                    ErrorCode.INVALID_FIELD,
                    "hideAfterReports");
        }
    }
}
