package dev.anteroom.log;

import static dev.anteroom.Newsroom.ORIGIN;
import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What everybody may know of how a site is moderated, and what nobody may. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PublicLogTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response log() {
        return anybody().get(newsroom.path("/log"));
    }

    @Test
    void it_says_what_was_decided_under_which_clauses() {
        Posted published = newsroom.publish("Beautifully said");
        newsroom.reject(newsroom.post("Not so").id(), "2");
        Response log = log();
        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(log.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(log.<List<String>>path("items.action")).containsExactly("reject", "approve");
        assertThat(log.<List<List<String>>>path("items.clauses")).containsExactly(List.of("2"), List.of());
        assertThat(log.<List<Integer>>path("items.policyVersion")).containsExactly(1, 1);
        assertThat(log.<List<Boolean>>path("items.automatic")).containsExactly(false, false);
        assertThat(log.<List<String>>path("items.at")).allMatch(at -> at.matches("[-0-9]{10}T[:0-9]{8}Z"));
        assertThat(log.<Object>path("items[0].comment")).isNull();
        assertThat(log.<String>path("items[1].comment.id")).isEqualTo(published.id());
        assertThat(log.<String>path("items[1].comment.page")).isEqualTo(PAGE);
    }

    @Test
    void what_the_service_let_in_by_itself_is_in_it() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        String id = newsroom.submit(Newsroom.comment("At once")).path("comment.id");
        assertThat(log().<List<Boolean>>path("items.automatic")).containsExactly(true);
        assertThat(log().<String>path("items[0].comment.id")).isEqualTo(id);
    }

    @Test
    void nothing_that_is_not_public_can_be_recognised_by_it() {
        Posted waits = newsroom.post("waits");
        Posted rejected = newsroom.post("rejected");
        newsroom.ana()
                .body(Map.of("clauses", List.of("1"), "note", "between us"))
                .post("/api/v1/comments/" + rejected.id() + "/reject")
                .then()
                .statusCode(200);
        Posted takenOut = newsroom.publish("taken out");
        assertThat(log().asString()).contains(takenOut.id());
        newsroom.reject(takenOut.id(), "1");
        Posted withdrawn = newsroom.publish("withdrawn");
        assertThat(log().asString()).contains(withdrawn.id());
        author(withdrawn.receipt()).delete("/api/v1/receipt");
        Posted edited = newsroom.publish("edited");
        author(edited.receipt()).body(Map.of("body", "anew")).put("/api/v1/receipt");
        Posted slip = newsroom.post("a slip");
        String decision = newsroom.approve(slip.id());
        newsroom.ana().delete("/api/v1/decisions/" + decision);
        Posted overturned = newsroom.post("overturned");
        newsroom.reject(overturned.id(), "3");
        newsroom.approve(overturned.id());

        Response log = log();
        assertThat(log.<List<?>>path("items")).hasSize(8);
        for (Posted hidden : List.of(waits, rejected, takenOut, withdrawn, edited, slip)) {
            assertThat(log.asString()).doesNotContain(hidden.id());
        }
        assertThat(log.<String>path("items[0].comment.id")).isEqualTo(overturned.id());
        assertThat(log.<Object>path("items[1].comment")).isNull();
        assertThat(log.<List<Boolean>>path("items.reversed").subList(2, 3)).containsExactly(true);
        assertThat(log.asString()).doesNotContain("Ana", "between us", "taken out", "rejected", "moderator", decision);
        log.<List<Map<String, Object>>>path("items").forEach(item -> assertThat(item.keySet())
                .isEqualTo(Set.of("at", "action", "clauses", "policyVersion", "automatic", "reversed", "comment")));
    }

    @Test
    void a_decision_and_its_reversal_show_at_once() {
        Posted comment = newsroom.post("A slip");
        assertThat(log().<List<?>>path("items")).isEmpty();
        String decision = newsroom.reject(comment.id(), "1");
        assertThat(log().<List<Boolean>>path("items.reversed")).containsExactly(false);
        newsroom.ana().delete("/api/v1/decisions/" + decision);
        assertThat(log().<List<Boolean>>path("items.reversed")).containsExactly(true);
    }

    @Test
    void it_is_read_page_by_page_from_the_sites_own_pages() {
        for (int i = 1; i <= 5; i++) {
            newsroom.reject(newsroom.post("" + i).id(), "" + i);
        }
        List<List<String>> read = new ArrayList<>();
        Response page = anybody().queryParam("limit", 2).get(newsroom.path("/log"));
        while (page.header("Link") != null) {
            read.addAll(page.path("items.clauses"));
            String link = page.header("Link");
            page = anybody()
                    .header("Origin", ORIGIN)
                    .urlEncodingEnabled(false)
                    .get(newsroom.path("/log") + link.substring(1, link.indexOf('>')));
            assertThat(page.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        }
        read.addAll(page.path("items.clauses"));
        assertThat(read).containsExactly(List.of("5"), List.of("4"), List.of("3"), List.of("2"), List.of("1"));
    }

    @Test
    void another_sites_decisions_are_not_in_it() {
        Newsroom other = Newsroom.open();
        other.publish("Elsewhere");
        assertThat(log().<List<?>>path("items")).isEmpty();
    }

    @Test
    void a_wrong_question_is_refused() {
        for (String limit : List.of("0", "101", "x")) {
            assertRefused(anybody().queryParam("limit", limit).get(newsroom.path("/log")), ErrorCode.INVALID_PARAMETER);
        }
        for (String cursor : List.of("x", "%%", "_".repeat(32))) {
            assertRefused(anybody().queryParam("cursor", cursor).get(newsroom.path("/log")), ErrorCode.INVALID_CURSOR);
        }
        assertRefused(anybody().get("/api/v1/sites/nowhere/log"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(anybody().accept("text/html").get(newsroom.path("/log")), ErrorCode.NOT_ACCEPTABLE);
    }
}
