package dev.anteroom.auth;

import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a moderator cannot do: what belongs to another site does not exist, and calls above their role are refused. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ScopeTest {

    private static final String COMMENTS = "/api/v1/comments/";

    private Newsroom ours;
    private Newsroom theirs;

    @BeforeEach
    void open() {
        ours = Newsroom.open();
        theirs = Newsroom.open();
    }

    private RequestSpecification ana() {
        return ours.ana();
    }

    @Test
    void another_sites_comment_is_not_there() {
        Posted comment = theirs.post("Not for Ana");
        assertRefused(ana().post(COMMENTS + comment.id() + "/approve"), ErrorCode.COMMENT_NOT_FOUND);
        assertRefused(
                ana().body(Map.of("clauses", List.of("1"))).post(COMMENTS + comment.id() + "/reject"),
                ErrorCode.COMMENT_NOT_FOUND);
        // The same answer, word for word, as for one that nobody ever wrote.
        assertThat(ana().post(COMMENTS + comment.id() + "/approve").asString())
                .isEqualTo(ana().post(COMMENTS + UUID.randomUUID() + "/approve").asString());
        assertThat(Rows.<String>one("SELECT state FROM comment WHERE id = CAST(? AS uuid)", comment.id()))
                .isEqualTo("PENDING");
    }

    @Test
    void another_sites_comment_is_not_found_among_several() {
        Posted mine = ours.post("For Ana");
        Posted comment = theirs.post("Not for Ana");
        var answer = ana().body(Map.of(
                        "items",
                        List.of(
                                Map.of("comment", comment.id(), "action", "approve"),
                                Map.of("comment", mine.id(), "action", "approve"))))
                .post("/api/v1/decisions");
        assertThat(answer.<List<String>>path("items.outcome")).containsExactly("not-found", "applied");
        assertThat(answer.<String>path("items[0].state")).isNull();
        assertThat(theirs.queue()).containsExactly("Not for Ana");
    }

    @Test
    void copies_on_another_site_are_not_decided_along() {
        Posted mine = ours.post("Buy now");
        theirs.post("Buy now");
        ana().body(Map.of(
                        "items",
                        List.of(Map.of(
                                "comment", mine.id(), "action", "reject", "clauses", List.of("5"), "similar", true))))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
        assertThat(theirs.queue()).containsExactly("Buy now");
    }

    @Test
    void another_sites_comment_cannot_be_claimed() {
        String comment = theirs.post("Not for Ana").id();
        assertRefused(ana().put("/api/v1/claims/" + comment), ErrorCode.COMMENT_NOT_FOUND);
        assertRefused(ana().body(Map.of("site", theirs.site)).post("/api/v1/claims"), ErrorCode.SITE_NOT_FOUND);
        ana().delete("/api/v1/claims/" + comment).then().statusCode(204);
    }

    @Test
    void another_sites_decision_is_not_there() {
        String decision = theirs.approve(theirs.post("Not for Ana").id());
        assertRefused(ana().delete("/api/v1/decisions/" + decision), ErrorCode.DECISION_NOT_FOUND);
        assertThat(theirs.count(Newsroom.PAGE)).isEqualTo(1);
    }

    @Test
    void another_site_is_not_there() {
        theirs.publish("Not for Ana");
        assertRefused(ana().get(theirs.path("")), ErrorCode.SITE_NOT_FOUND);
        for (String queue : List.of("/api/v1/queue", "/api/v1/queue/summary")) {
            assertRefused(ana().queryParam("site", theirs.site).get(queue), ErrorCode.SITE_NOT_FOUND);
        }
        assertRefused(
                ana().queryParam("page", Newsroom.PAGE).put(theirs.path("/thread/closure")), ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                ana().queryParam("page", Newsroom.PAGE).delete(theirs.path("/thread/closure")),
                ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void the_whole_queue_is_that_of_ones_own_sites() {
        ours.post("For Ana");
        theirs.post("Not for Ana");
        assertThat(ana().get("/api/v1/queue").<List<String>>path("items.body")).containsExactly("For Ana");
        assertThat(ana().get("/api/v1/queue/summary").<List<String>>path("sites.site"))
                .containsExactly(ours.site);
    }

    @Test
    void a_moderator_without_sites_sees_nothing() {
        theirs.post("Not for Ana");
        String id = Newsroom.admin()
                .body(Map.of("name", "Dora " + UUID.randomUUID(), "sites", List.of()))
                .post("/api/v1/moderators")
                .path("id");
        String token = Newsroom.admin()
                .body(Map.of("moderator", id, "name", "x"))
                .post("/api/v1/tokens")
                .path("token");
        assertThat(Newsroom.as(token).get("/api/v1/queue").<List<?>>path("items"))
                .isEmpty();
        assertThat(Newsroom.as(token).get("/api/v1/queue/summary").<List<?>>path("sites"))
                .isEmpty();
        assertThat(Newsroom.as(token).get("/api/v1/sites").<List<?>>path("items"))
                .isEmpty();
    }

    @Test
    void a_viewer_reads_what_is_on_their_sites() {
        String comment = ours.post("To be read").id();
        String elsewhere = theirs.post("Not for Vera").id();
        assertThat(ours.vera().get("/api/v1/queue").<List<String>>path("items.body"))
                .containsExactly("To be read");
        assertThat(ours.vera().get("/api/v1/queue/summary").<List<String>>path("sites.site"))
                .containsExactly(ours.site);
        assertThat(ours.vera().get(COMMENTS + comment).<String>path("comment.body"))
                .isEqualTo("To be read");
        assertRefused(ours.vera().get(COMMENTS + elsewhere), ErrorCode.COMMENT_NOT_FOUND);
        assertThat(ours.vera().get("/api/v1/sites").<List<String>>path("items.key"))
                .containsExactly(ours.site);
        assertRefused(ours.vera().get(theirs.path("")), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_viewer_searches_and_reads_the_journal_of_their_sites() {
        String comment = ours.publish("To be found").id();
        theirs.publish("To be found elsewhere");
        assertThat(ours.vera().queryParam("q", "found").get("/api/v1/comments").<List<String>>path("items.body"))
                .containsExactly("To be found");
        assertThat(ours.vera()
                        .queryParam("comment", comment)
                        .get("/api/v1/journal")
                        .<List<String>>path("items.kind"))
                .contains("comment.submitted", "comment.approved");
        assertThat(ours.vera().get("/api/v1/journal").<List<String>>path("items.site"))
                .containsOnly(ours.site);
        assertRefused(ours.vera().queryParam("site", theirs.site).get("/api/v1/journal"), ErrorCode.SITE_NOT_FOUND);
        ours.vera().get("/api/v1/stats").then().statusCode(200);
    }

    @Test
    void a_viewer_decides_and_claims_nothing() {
        String comment = ours.post("Not for Vera to decide").id();
        Map<String, ?> item = Map.of("comment", comment, "action", "approve");
        assertRefused(ours.vera().post(COMMENTS + comment + "/approve"), ErrorCode.FORBIDDEN);
        assertRefused(
                ours.vera().body(Map.of("clauses", List.of("1"))).post(COMMENTS + comment + "/reject"),
                ErrorCode.FORBIDDEN);
        assertRefused(ours.vera().post(COMMENTS + comment + "/dismiss"), ErrorCode.FORBIDDEN);
        assertRefused(ours.vera().body(Map.of("items", List.of(item))).post("/api/v1/decisions"), ErrorCode.FORBIDDEN);
        assertRefused(ours.vera().body(Map.of("site", ours.site)).post("/api/v1/claims"), ErrorCode.FORBIDDEN);
        assertRefused(ours.vera().put("/api/v1/claims/" + comment), ErrorCode.FORBIDDEN);
        assertThat(ours.queue()).containsExactly("Not for Vera to decide");

        String decision = ours.approve(comment);
        assertRefused(ours.vera().delete("/api/v1/decisions/" + decision), ErrorCode.FORBIDDEN);
        assertRefused(
                ours.vera().queryParam("page", Newsroom.PAGE).put(ours.path("/thread/closure")), ErrorCode.FORBIDDEN);
        assertThat(ours.count(Newsroom.PAGE)).isEqualTo(1);
    }

    @Test
    void an_administrator_of_a_site_manages_it_and_no_other() {
        ours.olga()
                .body(Map.of("name", "Our Notes"))
                .patch(ours.path(""))
                .then()
                .statusCode(200);
        String policy = "{\"clauses\":[{\"number\":\"1\",\"texts\":{\"en\":{\"title\":\"a\",\"text\":\"b\"}}}]}";
        ours.olga().body(policy).put(ours.path("/policy")).then().statusCode(200);
        String comment = ours.post("For Olga to decide").id();
        ours.olga().post(COMMENTS + comment + "/approve").then().statusCode(200);

        assertRefused(ours.olga().body(Map.of("name", "x")).patch(theirs.path("")), ErrorCode.SITE_NOT_FOUND);
        assertRefused(ours.olga().body(policy).put(theirs.path("/policy")), ErrorCode.SITE_NOT_FOUND);
        Map<String, String> anything = Map.of("name", "x");
        assertRefused(ours.olga().body(anything).post("/api/v1/sites"), ErrorCode.FORBIDDEN);
        assertRefused(ours.olga().body(anything).post("/api/v1/moderators"), ErrorCode.FORBIDDEN);
        assertRefused(ours.olga().get("/api/v1/moderators"), ErrorCode.FORBIDDEN);
        assertRefused(ours.olga().body(anything).post("/api/v1/tokens"), ErrorCode.FORBIDDEN);
        assertRefused(ours.olga().get("/api/v1/tokens"), ErrorCode.FORBIDDEN);
    }

    @Test
    void administrators_calls_are_refused() {
        Map<String, String> anything = Map.of("name", "x");
        String id = UUID.randomUUID().toString();
        assertRefused(ana().body(anything).post("/api/v1/sites"), ErrorCode.FORBIDDEN);
        assertRefused(ana().body(anything).patch(ours.path("")), ErrorCode.FORBIDDEN);
        assertRefused(ana().body(anything).put(ours.path("/policy")), ErrorCode.FORBIDDEN);
        assertRefused(ana().body(anything).post("/api/v1/moderators"), ErrorCode.FORBIDDEN);
        assertRefused(ana().get("/api/v1/moderators"), ErrorCode.FORBIDDEN);
        assertRefused(ana().body(anything).patch("/api/v1/moderators/" + id), ErrorCode.FORBIDDEN);
        assertRefused(ana().body(anything).post("/api/v1/tokens"), ErrorCode.FORBIDDEN);
        assertRefused(ana().get("/api/v1/tokens"), ErrorCode.FORBIDDEN);
        assertRefused(ana().delete("/api/v1/tokens/" + id), ErrorCode.FORBIDDEN);
    }
}
