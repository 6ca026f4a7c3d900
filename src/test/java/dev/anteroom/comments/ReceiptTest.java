package dev.anteroom.comments;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an author does with a comment, knowing nothing but its receipt. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReceiptTest {

    private static final String RECEIPT = "/api/v1/receipt";

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        TestClock.INSTANCE.advance(Duration.ZERO);
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private static Response follow(Posted comment) {
        return author(comment.receipt()).get(RECEIPT);
    }

    private static Response edit(Posted comment, String body) {
        return author(comment.receipt()).body(Map.of("body", body)).put(RECEIPT);
    }

    private static void withdraw(Posted comment) {
        author(comment.receipt()).delete(RECEIPT).then().statusCode(204);
    }

    private static Map<String, Object> row(Posted comment) {
        return Rows.of("SELECT * FROM comment WHERE id = CAST(? AS uuid)", comment.id())
                .get(0);
    }

    @Test
    void an_author_sees_their_comment_wait() {
        Posted comment = newsroom.post("How long?");
        Response followed = follow(comment);
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(followed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(followed.<String>path("comment.state")).isEqualTo("PENDING");
        assertThat(followed.<Object>path("decision")).isNull();
        assertThat(followed.<Boolean>path("editable")).isTrue();
    }

    @Test
    void an_author_learns_why_a_comment_was_rejected_and_not_by_whom() {
        Posted comment = newsroom.post("Out with it");
        newsroom.ana()
                .body(Map.of("clauses", List.of("2", "1", "2"), "note", "Third time this week"))
                .post("/api/v1/comments/" + comment.id() + "/reject")
                .then()
                .statusCode(200);
        Response followed = follow(comment);
        assertThat(followed.<String>path("comment.state")).isEqualTo("REJECTED");
        assertThat(followed.<String>path("decision.action")).isEqualTo("reject");
        assertThat(followed.<List<String>>path("decision.clauses")).containsExactly("2", "1");
        assertThat(followed.<String>path("decision.at")).endsWith("Z");
        assertThat(followed.<Boolean>path("decision.automatic")).isFalse();
        assertThat(followed.<Boolean>path("editable")).isFalse();
        assertThat(followed.asString()).doesNotContain("Ana", "Third time");
    }

    @Test
    void a_pending_comment_may_be_changed_however_old_it_is() {
        Posted comment = newsroom.post("Frist");
        TestClock.INSTANCE.advance(Duration.ofDays(400));
        Response edited = author(comment.receipt())
                .body(Map.of("body", "First", "name", "Lucía"))
                .put(RECEIPT);
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(edited.<String>path("comment.body")).isEqualTo("First");
        assertThat(edited.<String>path("comment.name")).isEqualTo("Lucía");
        assertThat(edited.<String>path("comment.state")).isEqualTo("PENDING");
        assertThat(edited.<String>path("comment.editedAt")).isNotNull();
        assertThat(edited.<Integer>path("comment.version")).isEqualTo(2);
        assertThat(newsroom.queue()).containsExactly("First");
    }

    @Test
    void an_edit_replaces_the_name_as_well() {
        Map<String, Object> request = Newsroom.comment("Signed");
        request.put("name", "Lucía");
        Posted comment = Newsroom.held(newsroom.submit(request));
        assertThat(edit(comment, "Not signed").<String>path("comment.name")).isNull();
    }

    @Test
    void an_edit_of_a_published_comment_takes_it_back_into_the_anteroom_at_once() {
        Posted comment = newsroom.publish("Approved words");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);
        assertThat(newsroom.thread().<List<?>>path("items")).hasSize(1);

        Response edited = edit(comment, "Smuggled words");
        assertThat(edited.<String>path("comment.state")).isEqualTo("PENDING");
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
        assertThat(newsroom.thread().<List<?>>path("items")).isEmpty();
        assertThat(newsroom.queue()).containsExactly("Smuggled words");

        newsroom.approve(comment.id());
        Response thread = newsroom.thread();
        assertThat(thread.<List<String>>path("items.html")).containsExactly("<p>Smuggled words</p>");
        assertThat(thread.<String>path("items[0].editedAt")).isNotNull();
    }

    @Test
    void an_edit_on_a_site_that_publishes_at_once_is_public_at_once() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        Response submitted = newsroom.submit(Newsroom.comment("Frist"));
        Posted comment = new Posted(submitted.path("comment.id"), submitted.path("receipt"));
        assertThat(edit(comment, "First").<String>path("comment.state")).isEqualTo("APPROVED");
        assertThat(newsroom.thread().<List<String>>path("items.html")).containsExactly("<p>First</p>");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);
    }

    @Test
    void a_held_comment_does_not_get_in_by_being_edited() {
        newsroom = Newsroom.open(Map.of("mode", "PRE"));
        Posted comment = newsroom.post("Waits");
        Newsroom.admin().body(Map.of("mode", "POST")).patch(newsroom.path(""));
        assertThat(edit(comment, "Still waits").<String>path("comment.state")).isEqualTo("PENDING");
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
    }

    @Test
    void a_published_comment_may_be_changed_within_the_window_and_not_after() {
        newsroom = Newsroom.open(Map.of("editWindowSeconds", 60));
        Posted comment = newsroom.publish("Frist");
        TestClock.INSTANCE.advance(Duration.ofSeconds(59));
        assertThat(follow(comment).<Boolean>path("editable")).isTrue();
        assertThat(edit(comment, "First").statusCode()).isEqualTo(200);
        newsroom.approve(comment.id());

        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        assertThat(follow(comment).<Boolean>path("editable")).isFalse();
        assertRefused(edit(comment, "Too late"), ErrorCode.EDIT_WINDOW_CLOSED);
        assertThat(newsroom.thread().<List<String>>path("items.html")).containsExactly("<p>First</p>");
    }

    @Test
    void a_rejected_comment_stays_as_it_was_rejected() {
        Posted comment = newsroom.post("Out with it");
        newsroom.reject(comment.id(), "1");
        assertRefused(edit(comment, "Nicer words"), ErrorCode.EDIT_WINDOW_CLOSED);
        assertThat(row(comment)).containsEntry("body", "Out with it").containsEntry("state", "REJECTED");
    }

    @Test
    void an_edit_is_checked_like_a_comment() {
        Posted comment = newsroom.post("Fine");
        assertRefused(edit(comment, " "), ErrorCode.INVALID_FIELD, "body");
        assertRefused(edit(comment, "x".repeat(10_001)), ErrorCode.INVALID_FIELD, "body");
        assertRefused(
                author(comment.receipt())
                        .body(Map.of("body", "x", "name", "x".repeat(61)))
                        .put(RECEIPT),
                ErrorCode.INVALID_FIELD,
                "name");
        assertRefused(
                author(comment.receipt()).body(Map.of("name", "x")).put(RECEIPT), ErrorCode.INVALID_FIELD, "body");
        assertThat(follow(comment).<Integer>path("comment.version")).isEqualTo(1);
    }

    @Test
    void what_was_withdrawn_is_erased() {
        Map<String, Object> request = Newsroom.comment("Words that must go");
        request.put("name", "Lucía");
        Posted comment = Newsroom.held(newsroom.submit(request));
        newsroom.approve(comment.id());
        withdraw(comment);

        assertThat(row(comment))
                .containsEntry("state", "WITHDRAWN")
                .containsEntry("body", "")
                .containsEntry("html", "")
                .containsEntry("name", null)
                .containsEntry("likeness_id", null);
        for (String table : Rows.tables()) {
            assertThat(Rows.dump(table)).doesNotContain("Words that must go");
        }
        Response followed = follow(comment);
        assertThat(followed.<String>path("comment.state")).isEqualTo("WITHDRAWN");
        assertThat(followed.<String>path("comment.body")).isEmpty();
    }

    @Test
    void a_withdrawn_comment_without_replies_vanishes() {
        newsroom.publish("First");
        Posted comment = newsroom.publish("Second");
        newsroom.publish("Third");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(3);
        withdraw(comment);
        Response thread = newsroom.thread();
        assertThat(thread.<List<String>>path("items.html")).containsExactly("<p>First</p>", "<p>Third</p>");
        assertThat(thread.<List<String>>path("items.position")).containsExactly("1", "2");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(2);
    }

    @Test
    void the_place_of_a_withdrawn_comment_with_replies_stays() {
        Map<String, Object> request = Newsroom.comment("First");
        request.put("name", "Lucía");
        request.put("authorSecret", "lucia's browser made this");
        Posted comment = Newsroom.held(newsroom.submit(request));
        newsroom.approve(comment.id());
        Posted reply = newsroom.publishReply(comment.id(), "A reply");
        withdraw(comment);

        Response thread = newsroom.thread();
        Map<String, Object> place = thread.jsonPath().getMap("items[0]");
        assertThat(place)
                .containsEntry("id", comment.id())
                .containsEntry("position", "1")
                .containsEntry("removed", true)
                .containsEntry("html", "")
                .containsEntry("author", null)
                .containsEntry("createdAt", null)
                .containsEntry("editedAt", null)
                .containsEntry("references", List.of());
        assertThat(thread.<String>path("items[0].replies[0].html")).isEqualTo("<p>A reply</p>");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);

        withdraw(reply);
        assertThat(newsroom.thread().<List<?>>path("items")).isEmpty();
    }

    @Test
    void a_pending_comment_that_is_withdrawn_leaves_the_queue() {
        Posted comment = newsroom.post("Never mind");
        withdraw(comment);
        assertThat(newsroom.queue()).isEmpty();
        assertRefused(
                newsroom.ana().post("/api/v1/comments/" + comment.id() + "/approve"), ErrorCode.COMMENT_WITHDRAWN);
    }

    @Test
    void a_rejected_comment_may_be_withdrawn_and_its_author_still_sees_why() {
        Posted comment = newsroom.post("Out with it");
        newsroom.reject(comment.id(), "2");
        withdraw(comment);
        assertThat(follow(comment).<List<String>>path("decision.clauses")).containsExactly("2");
    }

    @Test
    void withdrawing_again_changes_nothing() {
        Posted comment = newsroom.publish("Never mind");
        withdraw(comment);
        Object version = row(comment).get("version");
        withdraw(comment);
        assertThat(row(comment)).containsEntry("version", version);
        assertRefused(edit(comment, "Back again"), ErrorCode.COMMENT_WITHDRAWN);
    }

    @Test
    void a_receipt_that_the_service_did_not_give_out_opens_nothing() {
        Posted comment = newsroom.post("Mine");
        String receipt = comment.receipt();
        String other = newsroom.post("Another's").receipt();
        char flipped = receipt.charAt(40) == 'A' ? 'B' : 'A';
        for (String wrong : List.of(
                "x",
                "%%%",
                "a".repeat(48),
                receipt.substring(0, 47),
                receipt.substring(0, 44),
                receipt + "A",
                receipt + "AAAA",
                receipt.substring(0, 40) + flipped + receipt.substring(41),
                // One comment's address with the other's signature.
                receipt.substring(0, 27) + other.substring(27))) {
            Response answer = author(wrong).get(RECEIPT);
            assertRefused(answer, ErrorCode.INVALID_RECEIPT);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Receipt");
            assertRefused(author(wrong).body(Map.of("body", "x")).put(RECEIPT), ErrorCode.INVALID_RECEIPT);
            assertRefused(author(wrong).delete(RECEIPT), ErrorCode.INVALID_RECEIPT);
        }
        assertThat(newsroom.queue()).containsExactly("Mine", "Another's");
    }

    @Test
    void without_a_receipt_nothing_is_shown() {
        for (String authorization : List.of("Receipt", "Bearer x", "Basic eDp5")) {
            assertRefused(anybody().header("Authorization", authorization).get(RECEIPT), ErrorCode.RECEIPT_REQUIRED);
        }
        Response answer = anybody().get(RECEIPT);
        assertRefused(answer, ErrorCode.RECEIPT_REQUIRED);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Receipt");
        assertRefused(anybody().body(Map.of("body", "x")).put(RECEIPT), ErrorCode.RECEIPT_REQUIRED);
        assertRefused(anybody().delete(RECEIPT), ErrorCode.RECEIPT_REQUIRED);
    }

    @Test
    void a_moderators_token_is_no_receipt() {
        assertRefused(newsroom.ana().get(RECEIPT), ErrorCode.RECEIPT_REQUIRED);
    }
}
