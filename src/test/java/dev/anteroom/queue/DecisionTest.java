package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class DecisionTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private static Response approve(RequestSpecification moderator, String comment) {
        return moderator.post("/api/v1/comments/" + comment + "/approve");
    }

    private static Response reject(RequestSpecification moderator, String comment, Object... clauses) {
        return moderator
                .body(Map.of("clauses", Arrays.asList(clauses)))
                .post("/api/v1/comments/" + comment + "/reject");
    }

    private static int decisions(String comment) {
        return Rows.count("decision WHERE comment_id = CAST(? AS uuid)", comment);
    }

    private static String state(Posted comment) {
        return author(comment.receipt()).get("/api/v1/receipt").path("comment.state");
    }

    @Test
    void an_approved_comment_is_public_and_the_answer_is_the_decision() {
        Posted comment = newsroom.post("Let me in");
        Response answer = approve(newsroom.ana(), comment.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> decision = answer.jsonPath().getMap("$");
        assertThat(decision)
                .containsEntry("comment", comment.id())
                .containsEntry("action", "approve")
                .containsEntry("clauses", List.of())
                .containsEntry("policyVersion", 1)
                .containsEntry("note", null)
                .containsEntry("by", "Ana of " + newsroom.site)
                .containsEntry("batch", null)
                .containsEntry("reversed", false);
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void a_rejected_comment_is_not_and_the_clauses_are_kept_once_each() {
        Posted comment = newsroom.post("Out with it");
        Map<String, Object> request = Map.of("clauses", List.of("2", "1", "2"), "note", "  Third time.  ");
        Response answer = newsroom.ana().body(request).post("/api/v1/comments/" + comment.id() + "/reject");
        assertThat(answer.<List<String>>path("clauses")).containsExactly("2", "1");
        assertThat(answer.<String>path("note")).isEqualTo("Third time.");
        assertThat(state(comment)).isEqualTo("REJECTED");
        assertThat(newsroom.queue()).isEmpty();
        assertThat(newsroom.count(PAGE)).isZero();
    }

    @Test
    void a_rejection_cites_a_clause_of_the_policy() {
        Posted comment = newsroom.post("Out with it");
        assertRefused(
                newsroom.ana().post("/api/v1/comments/" + comment.id() + "/reject"),
                ErrorCode.INVALID_FIELD,
                "clauses");
        assertRefused(reject(newsroom.ana(), comment.id()), ErrorCode.INVALID_FIELD, "clauses");
        assertRefused(reject(newsroom.ana(), comment.id(), "99"), ErrorCode.INVALID_FIELD, "clauses");
        assertRefused(reject(newsroom.ana(), comment.id(), "1", ""), ErrorCode.INVALID_FIELD, "clauses");
        assertRefused(reject(newsroom.ana(), comment.id(), "1", null), ErrorCode.INVALID_FIELD, "clauses");
        assertThat(state(comment)).isEqualTo("PENDING");
    }

    @Test
    void an_approval_may_cite_clauses_too_but_only_those_of_the_policy() {
        Posted comment = newsroom.post("On the edge");
        assertRefused(
                newsroom.ana()
                        .body(Map.of("clauses", List.of("99")))
                        .post("/api/v1/comments/" + comment.id() + "/approve"),
                ErrorCode.INVALID_FIELD,
                "clauses");
        newsroom.ana()
                .body(Map.of("clauses", List.of("1")))
                .post("/api/v1/comments/" + comment.id() + "/approve")
                .then()
                .statusCode(200);
    }

    @Test
    void a_note_is_text_of_up_to_2000_characters() {
        Posted comment = newsroom.post("Out with it");
        for (String note : List.of("x".repeat(2_001), "a\u0000b", "half a pair: \ud83d")) {
            assertRefused(
                    newsroom.ana()
                            .body(Json.escaped(Map.of("clauses", List.of("1"), "note", note)))
                            .post("/api/v1/comments/" + comment.id() + "/reject"),
                    ErrorCode.INVALID_FIELD,
                    "note");
        }
        newsroom.ana()
                .body(Map.of("clauses", List.of("1"), "note", "👀".repeat(1_000)))
                .post("/api/v1/comments/" + comment.id() + "/reject")
                .then()
                .statusCode(200);
    }

    @Test
    void repeating_ones_own_decision_changes_nothing_and_answers_the_same() {
        Posted comment = newsroom.post("Twice");
        String first = approve(newsroom.ana(), comment.id()).asString();
        assertThat(approve(newsroom.ana(), comment.id()).asString()).isEqualTo(first);
        assertThat(decisions(comment.id())).isEqualTo(1);

        Posted other = newsroom.post("Twice as well");
        String rejected = reject(newsroom.ana(), other.id(), "2").asString();
        assertThat(reject(newsroom.ana(), other.id(), "2").asString()).isEqualTo(rejected);
        assertThat(decisions(other.id())).isEqualTo(1);
    }

    @Test
    void who_comes_second_is_told_what_stands() {
        Posted comment = newsroom.post("Contested");
        String decision = newsroom.reject(comment.id(), "2");
        for (Response second :
                List.of(approve(newsroom.ben(), comment.id()), reject(newsroom.ben(), comment.id(), "2"))) {
            assertRefused(second, ErrorCode.ALREADY_DECIDED);
            assertThat(second.<String>path("decision.id")).isEqualTo(decision);
            assertThat(second.<String>path("decision.by")).isEqualTo("Ana of " + newsroom.site);
            assertThat(second.<String>path("decision.at")).endsWith("Z");
            assertThat(second.<List<String>>path("decision.clauses")).containsExactly("2");
            assertThat(second.<String>path("state")).isEqualTo("REJECTED");
            assertThat(second.<Integer>path("version")).isEqualTo(2);
        }
        assertThat(decisions(comment.id())).isEqualTo(1);
    }

    @Test
    void one_may_change_ones_own_mind() {
        Posted comment = newsroom.publish("On second thoughts");
        newsroom.reject(comment.id(), "1");
        assertThat(newsroom.count(PAGE)).isZero();
        newsroom.approve(comment.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(decisions(comment.id())).isEqualTo(3);
    }

    @Test
    void one_may_change_the_clauses_that_one_cited() {
        Posted comment = newsroom.post("Out with it");
        newsroom.reject(comment.id(), "1");
        newsroom.reject(comment.id(), "2");
        assertThat(author(comment.receipt()).get("/api/v1/receipt").<List<String>>path("decision.clauses"))
                .containsExactly("2");
        assertThat(decisions(comment.id())).isEqualTo(2);
    }

    @Test
    void a_colleagues_decision_gives_way_to_who_has_seen_it() {
        Posted comment = newsroom.post("Contested");
        newsroom.reject(comment.id(), "2");
        int version = approve(newsroom.ben(), comment.id()).path("version");
        assertRefused(
                approve(newsroom.ben().body(Map.of("version", version - 1)), comment.id()), ErrorCode.ALREADY_DECIDED);
        Response decided = approve(newsroom.ben().body(Map.of("version", version)), comment.id());
        assertThat(decided.statusCode()).isEqualTo(200);
        assertThat(decided.<String>path("by")).startsWith("Ben");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void a_colleague_may_stand_behind_the_same_decision() {
        Posted comment = newsroom.publish("Agreed");
        Response second = approve(newsroom.ben().body(Map.of("version", 2)), comment.id());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void a_decision_on_what_has_changed_since_is_refused() {
        Posted comment = newsroom.post("Harmless");
        author(comment.receipt()).body(Map.of("body", "Not so harmless")).put("/api/v1/receipt");
        Response stale = approve(newsroom.ana().body(Map.of("version", 1)), comment.id());
        assertRefused(stale, ErrorCode.STALE_VERSION);
        assertThat(stale.<Integer>path("version")).isEqualTo(2);
        assertThat(stale.<String>path("state")).isEqualTo("PENDING");
        assertThat(newsroom.count(PAGE)).isZero();
        assertThat(approve(newsroom.ana().body(Map.of("version", 2)), comment.id())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_decision_of_the_service_gives_way_to_anybody() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        Response submitted = newsroom.submit(Newsroom.comment("At once"));
        String comment = submitted.path("comment.id");
        // Nothing to do: it is as Ben wants it.
        Response approved = approve(newsroom.ben(), comment);
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(approved.<String>path("by")).isNull();
        assertThat(decisions(comment)).isEqualTo(1);

        assertThat(reject(newsroom.ana(), comment, "1").statusCode()).isEqualTo(200);
        assertThat(newsroom.count(PAGE)).isZero();
        assertRefused(approve(newsroom.ben(), comment), ErrorCode.ALREADY_DECIDED);
    }

    @Test
    void a_reply_is_not_let_in_before_its_parent_is() {
        Posted parent = newsroom.publish("Parent");
        Posted reply = newsroom.reply(parent.id(), "Reply");
        newsroom.reject(parent.id(), "1");

        assertRefused(approve(newsroom.ana(), reply.id()), ErrorCode.PARENT_NOT_APPROVED);
        assertThat(state(reply)).isEqualTo("PENDING");
        assertThat(reject(newsroom.ana(), reply.id(), "1").statusCode()).isEqualTo(200);

        newsroom.approve(parent.id());
        newsroom.approve(reply.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
    }

    @Test
    void a_reply_to_what_waits_again_or_was_withdrawn_is_not_let_in() {
        Posted parent = newsroom.publish("Parent");
        Posted reply = newsroom.reply(parent.id(), "Reply");
        author(parent.receipt()).body(Map.of("body", "Parent, edited")).put("/api/v1/receipt");
        assertRefused(approve(newsroom.ana(), reply.id()), ErrorCode.PARENT_NOT_APPROVED);
        author(parent.receipt()).delete("/api/v1/receipt");
        assertRefused(approve(newsroom.ana(), reply.id()), ErrorCode.PARENT_NOT_APPROVED);
    }

    @Test
    void what_was_withdrawn_is_decided_no_more() {
        Posted comment = newsroom.publish("Never mind");
        author(comment.receipt()).delete("/api/v1/receipt");
        for (Response late :
                List.of(approve(newsroom.ana(), comment.id()), reject(newsroom.ana(), comment.id(), "1"))) {
            assertRefused(late, ErrorCode.COMMENT_WITHDRAWN);
            assertThat(late.<String>path("state")).isEqualTo("WITHDRAWN");
        }
    }

    @Test
    void an_unknown_comment_is_not_found() {
        assertRefused(approve(newsroom.ana(), UUID.randomUUID().toString()), ErrorCode.COMMENT_NOT_FOUND);
        assertRefused(reject(newsroom.ana(), UUID.randomUUID().toString(), "1"), ErrorCode.COMMENT_NOT_FOUND);
        for (String id : List.of("1", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g")) {
            assertRefused(approve(newsroom.ana(), id), ErrorCode.INVALID_ID);
        }
    }

    @Test
    void an_approval_needs_no_words() {
        for (String body : List.of("{}", "{\"clauses\":null,\"note\":\" \",\"version\":null}")) {
            Posted comment = newsroom.post("Let me in " + body.length());
            Response answer = approve(newsroom.ana().body(body), comment.id());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new HashMap<>(answer.jsonPath().getMap("$"))).containsEntry("note", null);
        }
    }
}
