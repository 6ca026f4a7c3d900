package dev.anteroom.log;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The journal as moderators read it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class JournalResourceTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response journal(Map<String, ?> parameters) {
        return newsroom.ana().queryParams(parameters).get("/api/v1/journal");
    }

    private List<String> kinds(Map<String, ?> parameters) {
        return journal(parameters).then().statusCode(200).extract().path("items.kind");
    }

    @Test
    void an_entry_says_what_happened_to_what_and_who_did_it() {
        Posted comment = newsroom.post("For the record");
        String decision = newsroom.reject(comment.id(), "1");
        Response journal = journal(Map.of("comment", comment.id()));
        assertThat(journal.statusCode()).isEqualTo(200);
        assertThat(journal.header("Cache-Control")).isEqualTo("no-store");
        assertThat(journal.<List<String>>path("items.kind")).containsExactly("comment.rejected", "comment.submitted");
        assertThat(journal.jsonPath().<String, Object>getMap("items[0]"))
                .containsEntry("site", newsroom.site)
                .containsEntry("comment", comment.id())
                .containsEntry("decision", decision)
                .containsEntry("by", "Ana of " + newsroom.site)
                .containsEntry("from", "PENDING")
                .containsEntry("to", "REJECTED")
                .containsEntry("subject", null)
                .containsKeys("id", "at", "thread", "moderator");
        assertThat(journal.jsonPath().<String, Object>getMap("items[1]"))
                .containsEntry("moderator", null)
                .containsEntry("by", null)
                .containsEntry("from", null)
                .containsEntry("to", "PENDING");
        assertThat(journal.asString()).doesNotContain("For the record");
    }

    @Test
    void it_is_narrowed_by_kind_moderator_comment_and_time() {
        // Everybody is hired now: other tests rely on the installation's entries being in order of time.
        newsroom.token("Ana");
        newsroom.token("Ben");
        // In the past: to other tests the latest is what they just did.
        TestClock.INSTANCE.advance(Duration.ofMinutes(-20));
        Posted first = newsroom.publish("first");
        TestClock.INSTANCE.advance(Duration.ofMinutes(10));
        Instant between = TestClock.INSTANCE.instant();
        Posted second = newsroom.post("second");
        newsroom.ben().body(Map.of("clauses", List.of("1"))).post("/api/v1/comments/" + second.id() + "/reject");
        String ben = journal(Map.of("comment", second.id())).path("items[0].moderator");

        assertThat(kinds(Map.of()))
                .containsExactly(
                        "site.created",
                        "comment.rejected",
                        "comment.submitted",
                        "comment.approved",
                        "comment.submitted",
                        "thread.opened");
        assertThat(kinds(Map.of("kind", "comment.approved"))).containsExactly("comment.approved");
        assertThat(kinds(Map.of("kind", List.of("comment.approved", "thread.opened"))))
                .containsExactly("comment.approved", "thread.opened");
        assertThat(kinds(Map.of("kind", List.of("comment.submitted", "thread.opened"))))
                .containsExactly("comment.submitted", "comment.submitted", "thread.opened");
        assertThat(kinds(Map.of("moderator", ben))).containsExactly("comment.rejected");
        assertThat(kinds(Map.of("moderator", ben, "kind", "comment.approved"))).isEmpty();
        assertThat(kinds(Map.of("comment", first.id()))).containsExactly("comment.approved", "comment.submitted");
        assertThat(kinds(Map.of("from", between.toString())))
                .containsExactly("site.created", "comment.rejected", "comment.submitted");
        assertThat(kinds(Map.of("to", between.toString(), "kind", "comment.submitted")))
                .containsExactly("comment.submitted");
        assertThat(kinds(Map.of("from", between.plusSeconds(1).toString()))).containsExactly("site.created");
        assertThat(kinds(Map.of("from", "2026-01-01T00:00:00+02:00", "to", "2026-01-02T00:00:00Z")))
                .isEmpty();
        assertThat(kinds(Map.of("comment", UUID.randomUUID(), "moderator", UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void it_is_read_page_by_page_while_others_write() {
        for (int i = 0; i < 4; i++) {
            newsroom.publish("" + i);
        }
        for (Map<String, ?> only :
                List.of(Map.<String, Object>of(), Map.of("kind", List.of("comment.approved", "comment.rejected")))) {
            List<String> all = journal(only).path("items.id");
            List<String> read = new ArrayList<>();
            Response page =
                    newsroom.ana().queryParams(only).queryParam("limit", 3).get("/api/v1/journal");
            while (page.header("Link") != null) {
                assertThat(page.<List<?>>path("items")).hasSize(3);
                read.addAll(page.path("items.id"));
                newsroom.publish("meanwhile");
                String link = page.header("Link");
                page = newsroom.ana()
                        .urlEncodingEnabled(false)
                        .get("/api/v1/journal" + link.substring(1, link.indexOf('>')));
            }
            read.addAll(page.path("items.id"));
            assertThat(page.<String>path("next")).isNull();
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void a_moderator_sees_their_sites_and_an_administrator_all_and_the_installation() {
        Newsroom other = Newsroom.open();
        Posted comment = other.publish("Elsewhere");
        assertThat(journal(Map.of("comment", comment.id())).<List<?>>path("items"))
                .isEmpty();
        assertRefused(journal(Map.of("site", other.site)), ErrorCode.SITE_NOT_FOUND);
        assertThat(journal(Map.of()).<List<String>>path("items.site")).containsOnly(newsroom.site);

        String moderator = admin().body(Map.of("name", UUID.randomUUID().toString()))
                .post("/api/v1/moderators")
                .path("id");
        // Tests that set the clock ahead leave later entries behind.
        Map<String, Object> created = admin().queryParams("kind", "moderator.created", "limit", 100)
                .get("/api/v1/journal")
                .path("items.find { it.subject == '" + moderator + "' }");
        assertThat(created).containsEntry("kind", "moderator.created").containsEntry("site", null);
        assertThat(admin().queryParam("site", other.site).get("/api/v1/journal").<List<String>>path("items.kind"))
                .containsExactly("comment.approved", "comment.submitted", "thread.opened", "site.created");
        assertThat(admin().queryParam("comment", comment.id())
                        .queryParam("kind", "comment.approved")
                        .get("/api/v1/journal")
                        .<List<String>>path("items.site"))
                .containsExactly(other.site);
    }

    @Test
    void an_author_is_nobodys_name() {
        Posted comment = newsroom.publish("Mine");
        author(comment.receipt()).delete("/api/v1/receipt");
        assertThat(journal(Map.of("kind", "comment.withdrawn")).<String>path("items[0].by"))
                .isNull();
    }

    @Test
    void a_wrong_question_is_refused() {
        for (String kind : List.of("comment", "comment-approved", "COMMENT_APPROVED", "comment.approved'")) {
            assertRefused(journal(Map.of("kind", kind)), ErrorCode.INVALID_PARAMETER);
        }
        for (String time : List.of(
                "x", "2026", "2026-03-01", "2026-03-01T00:00:00", "1969-12-31T23:59:59Z", "+99999-01-01T00:00:00Z")) {
            assertRefused(journal(Map.of("from", time)), ErrorCode.INVALID_PARAMETER);
            assertRefused(journal(Map.of("to", time)), ErrorCode.INVALID_PARAMETER);
        }
        String now = "2026-03-01T00:00:00Z";
        assertRefused(journal(Map.of("from", now, "to", now)), ErrorCode.INVALID_PARAMETER);
        for (String id : List.of("x", "1-1-1-1-1")) {
            assertRefused(journal(Map.of("comment", id)), ErrorCode.INVALID_ID);
            assertRefused(journal(Map.of("moderator", id)), ErrorCode.INVALID_ID);
        }
        assertRefused(journal(Map.of("site", "nowhere")), ErrorCode.SITE_NOT_FOUND);
        assertRefused(journal(Map.of("limit", "0")), ErrorCode.INVALID_PARAMETER);
        assertRefused(journal(Map.of("cursor", "x")), ErrorCode.INVALID_CURSOR);
        assertRefused(anybody().get("/api/v1/journal"), ErrorCode.TOKEN_REQUIRED);
    }
}
