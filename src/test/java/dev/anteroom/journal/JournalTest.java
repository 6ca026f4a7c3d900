package dev.anteroom.journal;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.author;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record of what happened: one entry for each change, and none is ever changed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class JournalTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    /** A comment's entries in order, each as {@code kind from>to}. */
    private static List<String> entries(String comment) {
        return Rows.of(
                        "SELECT kind, from_state, to_state FROM journal WHERE comment_id = CAST(? AS uuid)"
                                + " AND to_state IS NOT NULL ORDER BY id",
                        comment)
                .stream()
                .map(row -> row.get("kind") + " " + row.get("from_state") + ">" + row.get("to_state"))
                .toList();
    }

    private static String state(String comment) {
        return Rows.one("SELECT state FROM comment WHERE id = CAST(? AS uuid)", comment);
    }

    private void edit(Posted comment, String body) {
        author(comment.receipt())
                .body(Map.of("body", body))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
    }

    private void reverse(String decision) {
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
    }

    @Test
    void every_change_of_a_comment_has_one_entry() {
        Posted comment = newsroom.post("From the first to the last");
        edit(comment, "Edited while it waits");
        String decision = newsroom.approve(comment.id());
        reverse(decision);
        newsroom.reject(comment.id(), "1");
        decision = newsroom.reject(comment.id(), "2");
        reverse(decision);
        newsroom.approve(comment.id());
        edit(comment, "Edited in public");
        newsroom.ana()
                .body(Map.of("items", List.of(Map.of("comment", comment.id(), "action", "approve"))))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
        author(comment.receipt()).delete("/api/v1/receipt").then().statusCode(204);

        assertThat(entries(comment.id()))
                .containsExactly(
                        "comment.submitted null>PENDING",
                        "comment.edited PENDING>PENDING",
                        "comment.approved PENDING>APPROVED",
                        "decision.reversed APPROVED>PENDING",
                        "comment.rejected PENDING>REJECTED",
                        "comment.rejected REJECTED>REJECTED",
                        "decision.reversed REJECTED>REJECTED",
                        "comment.approved REJECTED>APPROVED",
                        "comment.edited APPROVED>PENDING",
                        "comment.approved PENDING>APPROVED",
                        "comment.withdrawn APPROVED>WITHDRAWN");
        assertThat(Rows.<Integer>one("SELECT version FROM comment WHERE id = CAST(? AS uuid)", comment.id()))
                .isEqualTo(11);
    }

    @Test
    void what_is_published_at_once_has_one_entry_too() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        var submitted = newsroom.submit(Newsroom.comment("At once"));
        Posted comment = new Posted(submitted.path("comment.id"), submitted.path("receipt"));
        edit(comment, "And changed at once");
        assertThat(entries(comment.id()))
                .containsExactly("comment.submitted null>APPROVED", "comment.edited APPROVED>APPROVED");
    }

    @Test
    void what_changes_nothing_has_none() {
        Posted comment = newsroom.post("Contested");
        String decision = newsroom.reject(comment.id(), "1");
        newsroom.reject(comment.id(), "1");
        newsroom.ben()
                .post("/api/v1/comments/" + comment.id() + "/approve")
                .then()
                .statusCode(409);
        newsroom.ben()
                .body(Map.of("items", List.of(Map.of("comment", comment.id(), "action", "approve"))))
                .post("/api/v1/decisions");
        reverse(decision);
        reverse(decision);
        author(comment.receipt()).delete("/api/v1/receipt");
        author(comment.receipt()).delete("/api/v1/receipt");
        author(comment.receipt())
                .body(Map.of("body", "x"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(409);
        assertThat(entries(comment.id()))
                .containsExactly(
                        "comment.submitted null>PENDING",
                        "comment.rejected PENDING>REJECTED",
                        "decision.reversed REJECTED>PENDING",
                        "comment.withdrawn PENDING>WITHDRAWN");
    }

    @Test
    void read_from_the_start_the_entries_lead_to_the_state_that_every_comment_is_in() {
        String parent = newsroom.publish("Parent").id();
        newsroom.publishReply(parent, "Reply");
        newsroom.reject(parent, "1");
        newsroom.post("Waits");
        List<Map<String, Object>> comments = Rows.of("SELECT CAST(id AS text) AS id, state FROM comment");
        assertThat(comments).isNotEmpty().allSatisfy(comment -> {
            String state = "null";
            for (String entry : entries((String) comment.get("id"))) {
                String[] change = entry.substring(entry.indexOf(' ') + 1).split(">");
                assertThat(change[0]).isEqualTo(state);
                state = change[1];
            }
            assertThat(state).isEqualTo(comment.get("state"));
        });
    }

    @Test
    void an_entry_says_who_did_it_and_names_no_author() {
        Posted comment = newsroom.post("Who was it?");
        String decision = newsroom.approve(comment.id());
        author(comment.receipt()).delete("/api/v1/receipt");
        List<Map<String, Object>> rows = Rows.of(
                "SELECT m.name, CAST(j.decision_id AS text) AS decision FROM journal j"
                        + " LEFT JOIN moderator m ON m.id = j.moderator_id"
                        + " WHERE comment_id = CAST(? AS uuid) ORDER BY j.id",
                comment.id());
        assertThat(rows).extracting(row -> row.get("name")).containsExactly(null, "Ana of " + newsroom.site, null);
        assertThat(rows).extracting(row -> row.get("decision")).containsExactly(null, decision, null);
    }

    @Test
    void what_administrators_and_moderators_do_to_all_else_is_recorded() {
        int before = Rows.count("journal WHERE site_id = 0");
        String moderator = admin().body(Map.of("name", UUID.randomUUID().toString()))
                .post("/api/v1/moderators")
                .path("id");
        admin().body(Map.of("name", UUID.randomUUID().toString())).patch("/api/v1/moderators/" + moderator);
        String token = admin().body(Map.of("moderator", moderator, "name", "x"))
                .post("/api/v1/tokens")
                .path("id");
        admin().delete("/api/v1/tokens/" + token);
        admin().delete("/api/v1/tokens/" + token);
        assertThat(Rows.of("SELECT kind FROM journal WHERE site_id = 0 ORDER BY tx, id OFFSET " + before))
                .extracting(row -> row.get("kind"))
                .containsExactly(
                        "moderator.created", "moderator.changed", "access-token.issued", "access-token.revoked");

        newsroom.publish("To have a thread");
        for (String method : List.of("put", "put", "delete", "delete")) {
            newsroom.ana().queryParam("page", Newsroom.PAGE).request(method, newsroom.path("/thread/closure"));
        }
        admin().body(Map.of("name", "Other Notes")).patch(newsroom.path(""));
        List<Object> kinds = new ArrayList<>();
        Rows.of(
                        "SELECT kind FROM journal WHERE site_id = (SELECT id FROM site WHERE key = ?)"
                                + " AND comment_id IS NULL ORDER BY id",
                        newsroom.site)
                .forEach(row -> kinds.add(row.get("kind")));
        assertThat(kinds)
                .containsExactly("site.created", "thread.opened", "thread.closed", "thread.reopened", "site.changed");
    }

    @Test
    void the_database_itself_refuses_to_change_an_entry() {
        Posted comment = newsroom.post("For the record");
        for (String change : List.of(
                "UPDATE journal SET to_state = 'APPROVED'",
                "UPDATE journal SET moderator_id = NULL WHERE site_id = 0",
                "DELETE FROM journal",
                "TRUNCATE journal")) {
            assertThatThrownBy(() -> Rows.change(change)).hasMessageContaining("never changed");
        }
        assertThat(entries(comment.id())).hasSize(1);
        assertThat(state(comment.id())).isEqualTo("PENDING");
    }
}
