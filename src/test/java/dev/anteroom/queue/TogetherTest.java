package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.author;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many moderators at work on the same comments. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class TogetherTest {

    private static final int ROUNDS = 10;

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private static Map<String, Object> like(String comment) {
        return Map.of("comment", comment, "action", "reject", "clauses", List.of("5"), "similar", true);
    }

    private Response decide(String moderator, List<?> items) {
        return newsroom.moderator(moderator).body(Map.of("items", items)).post("/api/v1/decisions");
    }

    private static int decisions(String comment) {
        return Rows.count("decision WHERE comment_id = CAST(? AS uuid)", comment);
    }

    @Test
    void of_twenty_moderators_one_decides() {
        for (int i = 0; i < 20; i++) {
            newsroom.moderator("Moderator " + i);
        }
        String comment = newsroom.post("Contested").id();
        List<Response> answers = Together.all(
                20,
                i -> i % 2 == 0
                        ? newsroom.moderator("Moderator " + i).post("/api/v1/comments/" + comment + "/approve")
                        : newsroom.moderator("Moderator " + i)
                                .body(Map.of("clauses", List.of("1")))
                                .post("/api/v1/comments/" + comment + "/reject"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        Response winner = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(answers)
                .filteredOn(answer -> answer != winner)
                .allMatch(answer -> answer.statusCode() == 409)
                .allMatch(answer -> answer.path("code").equals("already-decided"))
                .allMatch(answer -> answer.path("decision.id").equals(winner.path("id")));
        assertThat(decisions(comment)).isEqualTo(1);
        assertThat(Rows.count("journal WHERE comment_id = CAST(? AS uuid)", comment))
                .isEqualTo(2);
    }

    @Test
    void one_moderator_who_clicks_twenty_times_decides_once() {
        String comment = newsroom.post("Click").id();
        newsroom.ana();
        List<Response> answers = Together.all(20, i -> newsroom.ana().post("/api/v1/comments/" + comment + "/approve"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(decisions(comment)).isEqualTo(1);
    }

    @Test
    void two_who_clear_the_same_queue_from_both_ends_do_not_wait_for_each_other_for_ever() {
        newsroom.ana();
        newsroom.ben();
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            items.add(BatchTest.approve(newsroom.post("number " + i).id()));
        }
        List<Map<String, Object>> backwards = new ArrayList<>(items);
        Collections.reverse(backwards);
        List<Response> answers =
                Together.all(4, i -> decide(i % 2 == 0 ? "Ana" : "Ben", i % 2 == 0 ? items : backwards));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        long applied = answers.stream()
                .flatMap(answer -> answer.<List<String>>path("items.outcome").stream())
                .filter("applied"::equals)
                .count();
        assertThat(applied).isEqualTo(100);
        assertThat(newsroom.count(PAGE)).isEqualTo(100);
    }

    @Test
    void two_who_reject_the_copies_of_one_text_do_not_wait_for_each_other_for_ever() {
        newsroom.ana();
        newsroom.ben();
        for (int round = 0; round < ROUNDS; round++) {
            String text = "Buy now, number " + round;
            List<String> copies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                copies.add(newsroom.post(text).id());
            }
            List<Response> answers =
                    Together.all(2, i -> decide(i == 0 ? "Ana" : "Ben", List.of(like(copies.get(i == 0 ? 0 : 7)))));
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
            assertThat(copies).allMatch(copy -> decisions(copy) == 1);
        }
    }

    @Test
    void one_who_lets_in_a_reply_and_one_who_lets_in_parent_and_reply_do_not_either() {
        newsroom.ana();
        newsroom.ben();
        for (int round = 0; round < ROUNDS; round++) {
            Posted parent = newsroom.publish("Parent " + round);
            Posted reply = newsroom.reply(parent.id(), "Reply " + round);
            author(parent.receipt())
                    .body(Map.of("body", "Parent, edited"))
                    .put("/api/v1/receipt")
                    .then()
                    .statusCode(200);
            List<Response> answers = Together.all(3, i -> switch (i) {
                case 0 -> decide("Ana", List.of(BatchTest.approve(parent.id()), BatchTest.approve(reply.id())));
                case 1 -> newsroom.ben().post("/api/v1/comments/" + reply.id() + "/approve");
                default -> decide("Ben", List.of(BatchTest.approve(reply.id())));
            });
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
            assertThat(newsroom.thread().asString()).contains(parent.id(), reply.id());
        }
    }

    @Test
    void one_who_decides_claim_after_claim_without_waiting_for_the_answers_is_answered() {
        newsroom.ana();
        newsroom.ben();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> posted = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                posted.add(newsroom.post("number " + i + " of round " + round).id());
            }
            // Ana holds the first half, Ben the second; then each decides some of the other's too.
            for (var moderator : List.of(newsroom.ana(), newsroom.ben())) {
                moderator
                        .body(Map.of("site", newsroom.site, "limit", 4))
                        .post("/api/v1/claims")
                        .then()
                        .statusCode(200);
            }
            List<Integer> answers = Together.all(
                    9,
                    i -> i == 8
                            ? newsroom.ana().delete("/api/v1/claims").statusCode()
                            : (i % 2 == 0 ? newsroom.ana() : newsroom.ben())
                                    .post("/api/v1/comments/" + posted.get(i) + "/approve")
                                    .statusCode());
            assertThat(answers).allMatch(status -> status == 200 || status == 204);
        }
        assertThat(Rows.count("claim k JOIN site s ON s.id = k.site_id WHERE s.key = ?", newsroom.site))
                .isZero();
    }

    @Test
    void an_author_who_withdraws_while_moderators_decide_is_obeyed() {
        newsroom.ana();
        for (int round = 0; round < ROUNDS; round++) {
            Posted comment = newsroom.post("the secret words");
            List<Integer> answers = Together.all(2, i -> (i == 0
                            ? newsroom.ana().post("/api/v1/comments/" + comment.id() + "/approve")
                            : author(comment.receipt()).delete("/api/v1/receipt"))
                    .statusCode());
            assertThat(answers.get(0)).isIn(200, 409);
            assertThat(answers.get(1)).isEqualTo(204);
            assertThat(newsroom.thread().asString()).doesNotContain(comment.id(), "the secret words");
            assertThat(newsroom.count(PAGE)).isZero();
        }
    }

    @Test
    void a_reply_that_comes_in_while_its_parent_is_rejected_is_refused_or_waits() {
        newsroom.ana();
        for (int round = 0; round < ROUNDS; round++) {
            Posted parent = newsroom.publish("Parent");
            Map<String, Object> request = Newsroom.comment("A reply");
            request.put("parent", parent.id());
            List<Integer> answers = Together.all(2, i -> (i == 0
                            ? newsroom.ana()
                                    .body(Map.of("clauses", List.of("1")))
                                    .post("/api/v1/comments/" + parent.id() + "/reject")
                            : newsroom.submit(request))
                    .statusCode());
            assertThat(answers.get(0)).isEqualTo(200);
            assertThat(answers.get(1)).isIn(202, 409);
            assertThat(newsroom.count(PAGE)).isZero();
        }
    }
}
