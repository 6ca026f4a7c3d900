package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking a decision back: the comment is as it was before. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReversalTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response reverse(String decision) {
        return newsroom.ana().delete("/api/v1/decisions/" + decision);
    }

    private static Response follow(Posted comment) {
        return author(comment.receipt()).get("/api/v1/receipt");
    }

    @Test
    void a_comment_waits_again() {
        Posted comment = newsroom.post("A slip");
        String decision = newsroom.approve(comment.id());
        Response reversed = reverse(decision);
        assertThat(reversed.statusCode()).isEqualTo(200);
        assertThat(reversed.<String>path("id")).isEqualTo(decision);
        assertThat(reversed.<Boolean>path("reversed")).isTrue();
        assertThat(newsroom.queue()).containsExactly("A slip");
        assertThat(newsroom.count(PAGE)).isZero();
        assertThat(follow(comment).<Object>path("decision")).isNull();
    }

    @Test
    void the_decision_before_stands_again() {
        Posted comment = newsroom.post("A slip");
        String approval = newsroom.approve(comment.id());
        reverse(newsroom.reject(comment.id(), "2"));
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(follow(comment).<String>path("decision.action")).isEqualTo("approve");

        // And can be reversed in its turn.
        reverse(approval).then().statusCode(200);
        assertThat(newsroom.queue()).containsExactly("A slip");
    }

    @Test
    void a_decision_that_only_changed_the_clauses_is_reversed_too() {
        Posted comment = newsroom.post("Out with it");
        newsroom.reject(comment.id(), "1");
        reverse(newsroom.reject(comment.id(), "2")).then().statusCode(200);
        assertThat(follow(comment).<List<String>>path("decision.clauses")).containsExactly("1");
    }

    @Test
    void reversing_again_changes_nothing_and_answers_the_same() {
        Posted comment = newsroom.post("A slip");
        String decision = newsroom.approve(comment.id());
        String first = reverse(decision).asString();
        int version = follow(comment).path("comment.version");
        assertThat(reverse(decision).asString()).isEqualTo(first);
        assertThat(follow(comment).<Integer>path("comment.version")).isEqualTo(version);
    }

    @Test
    void what_was_decided_again_since_is_not_undone() {
        Posted comment = newsroom.post("Contested");
        String first = newsroom.reject(comment.id(), "1");
        String second = newsroom.approve(comment.id());
        Response refused = reverse(first);
        assertRefused(refused, ErrorCode.DECISION_SUPERSEDED);
        assertThat(refused.<String>path("decision.id")).isEqualTo(second);
        assertThat(refused.<String>path("state")).isEqualTo("APPROVED");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void what_was_edited_since_is_not_undone() {
        Posted comment = newsroom.post("Contested");
        String decision = newsroom.approve(comment.id());
        author(comment.receipt()).body(Map.of("body", "Other words")).put("/api/v1/receipt");
        Response refused = reverse(decision);
        assertRefused(refused, ErrorCode.DECISION_SUPERSEDED);
        assertThat(refused.<Object>path("decision")).isNull();
        assertThat(refused.<String>path("state")).isEqualTo("PENDING");
    }

    @Test
    void what_was_withdrawn_since_stays_withdrawn() {
        Posted comment = newsroom.post("Never mind");
        String decision = newsroom.reject(comment.id(), "1");
        author(comment.receipt()).delete("/api/v1/receipt");
        assertRefused(reverse(decision), ErrorCode.COMMENT_WITHDRAWN);
        assertThat(follow(comment).<String>path("comment.state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_decision_of_the_service_can_be_taken_back() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        String comment = newsroom.submit(Newsroom.comment("At once")).path("comment.id");
        String decision =
                newsroom.ana().post("/api/v1/comments/" + comment + "/approve").path("id");
        reverse(decision).then().statusCode(200);
        assertThat(newsroom.queue()).containsExactly("At once");
        assertThat(newsroom.count(PAGE)).isZero();
    }

    @Test
    void a_colleague_may_take_it_back() {
        Posted comment = newsroom.post("A slip");
        String decision = newsroom.reject(comment.id(), "1");
        newsroom.ben().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        assertThat(newsroom.queue()).containsExactly("A slip");
    }

    @Test
    void many_who_reverse_at_once_reverse_it_once() {
        Posted comment = newsroom.post("A slip");
        String decision = newsroom.approve(comment.id());
        List<Response> answers = Together.all(8, i -> reverse(decision));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(Rows.count(
                        "journal WHERE comment_id = CAST(? AS uuid) AND kind = 'decision.reversed'", comment.id()))
                .isEqualTo(1);
    }

    @Test
    void an_unknown_decision_is_not_found() {
        assertRefused(reverse(UUID.randomUUID().toString()), ErrorCode.DECISION_NOT_FOUND);
        assertRefused(reverse("1"), ErrorCode.INVALID_ID);
    }
}
