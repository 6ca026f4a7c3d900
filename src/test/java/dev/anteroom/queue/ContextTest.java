package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a moderator sees around a comment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ContextTest {

    private Newsroom newsroom;

    @BeforeEach
    void openTheNewsroom() {
        newsroom = Newsroom.open();
    }

    @Test
    void a_reply_is_shown_with_its_parents_and_siblings() {
        Posted top = newsroom.publish("Top");
        Posted reply = newsroom.reply(top.id(), "Reply");
        newsroom.approve(reply.id());
        Posted first = newsroom.reply(reply.id(), "First");
        newsroom.reply(reply.id(), "Second");

        context(first)
                .body("comment.body", equalTo("First"))
                .body("parents.excerpt", contains("Top", "Reply"))
                .body("siblings.excerpt", contains("Second"));
    }

    @Test
    void its_history_has_every_text_and_every_decision() {
        Posted posted = newsroom.post("Before");
        Newsroom.author(posted.receipt())
                .body(Map.of("body", "After"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        String decision = newsroom.approve(posted.id());
        newsroom.ben().delete("/api/v1/decisions/" + decision).then().statusCode(200);

        context(posted)
                .body("revisions.body", contains("Before"))
                .body("decisions.id", contains(decision))
                .body("decisions.reversed", contains(true))
                .body(
                        "history.kind",
                        contains("comment.submitted", "comment.edited", "comment.approved", "decision.reversed"));
    }

    @Test
    void the_authors_other_comments_are_known_by_the_secret_alone() {
        Posted first = secretly("One");
        Posted second = secretly("Two");
        newsroom.approve(second.id());
        newsroom.post("Somebody else's");

        context(first)
                .body("author.comments.PENDING", equalTo(1))
                .body("author.comments.APPROVED", equalTo(1))
                .body("author.others.excerpt", contains("Two"));
        context(newsroom.post("Nobody's")).body("author.others", empty());
    }

    @Test
    void what_was_withdrawn_is_erased_from_the_history_too() {
        Posted posted = newsroom.post("Before");
        Newsroom.author(posted.receipt())
                .body(Map.of("body", "After"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        Newsroom.author(posted.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertThat(context(posted).extract().asString())
                .doesNotContain("Before")
                .doesNotContain("After");
    }

    @Test
    void what_the_service_let_in_names_nobody() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        String id = newsroom.submit(Newsroom.comment("At once")).path("comment.id");
        newsroom.ana()
                .get("/api/v1/comments/" + id)
                .then()
                .statusCode(200)
                .body("decisions.action", contains("approve"))
                .body("decisions[0].by", nullValue());
        newsroom.ana()
                .body(Map.of("items", List.of(Map.of("comment", id, "action", "approve"))))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("unchanged"))
                .body("items[0].decision.by", nullValue());
    }

    @Test
    void another_sites_comment_does_not_exist() {
        Posted theirs = Newsroom.open().post("Hello");
        newsroom.ana().get("/api/v1/comments/" + theirs.id()).then().statusCode(404);
    }

    private Posted secretly(String body) {
        Map<String, Object> request = Newsroom.comment(body);
        request.put("authorSecret", "a secret that one browser keeps");
        return Newsroom.held(newsroom.submit(request));
    }

    private ValidatableResponse context(Posted posted) {
        return newsroom.ana().get("/api/v1/comments/" + posted.id()).then().statusCode(200);
    }
}
