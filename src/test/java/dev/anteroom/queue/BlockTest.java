package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
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
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An author is kept out for a while, by the key that the site knows them by. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class BlockTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        TestClock.INSTANCE.set(NOW);
        newsroom = Newsroom.open(Map.of("mode", "POST"));
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response submit(String author, String body) {
        Map<String, Object> request = Newsroom.comment(body);
        request.put("authorSecret", author + " browser made this");
        return newsroom.submit(request);
    }

    /** The key of an author who has written something. */
    private String key(String author) {
        String comment = submit(author, "Once upon a time")
                .then()
                .statusCode(201)
                .extract()
                .path("comment.id");
        return newsroom.ana().get("/api/v1/comments/" + comment).path("comment.author.key");
    }

    private Map<String, Object> request(String effect) {
        return new HashMap<>(Map.of(
                "site",
                newsroom.site,
                "effect",
                effect,
                "clauses",
                List.of("5"),
                "until",
                NOW.plus(Duration.ofDays(7)).toString()));
    }

    private Response block(String key, Map<String, ?> request) {
        return newsroom.ana().body(request).post("/api/v1/authors/" + key + "/block");
    }

    private void blocked(String key, String effect) {
        block(key, request(effect)).then().statusCode(201);
    }

    private Response show(String key) {
        return newsroom.ana().queryParam("site", newsroom.site).get("/api/v1/authors/" + key);
    }

    private RequestSpecification list() {
        return newsroom.ana().queryParam("site", newsroom.site);
    }

    private Response lift(String key) {
        return newsroom.ana().queryParam("site", newsroom.site).delete("/api/v1/authors/" + key + "/block");
    }

    private List<Object> journal() {
        return Rows.of(
                        "SELECT kind FROM journal j JOIN site s ON s.id = j.site_id WHERE s.key = ?"
                                + " AND kind LIKE 'author%' AND subject_id IS NOT NULL AND moderator_id IS NOT NULL"
                                + " ORDER BY j.id",
                        newsroom.site)
                .stream()
                .map(row -> row.get("kind"))
                .toList();
    }

    @Test
    void an_author_who_is_held_waits_in_every_mode_and_is_told_no_more() {
        String mateo = key("mateo");
        blocked(mateo, "hold");
        Response held = submit("mateo", "Again");
        assertThat(held.statusCode()).isEqualTo(202);
        assertThat(held.asString()).doesNotContain("block");
        assertThat(newsroom.queue()).containsExactly("Again");
        // Nobody else waits.
        assertThat(submit("lucia", "Hello").statusCode()).isEqualTo(201);
        assertThat(newsroom.submit(Newsroom.comment("Nobody's")).statusCode()).isEqualTo(201);
    }

    @Test
    void an_edit_of_a_held_author_waits_too() {
        Response posted = submit("mateo", "Once");
        String comment = posted.path("comment.id");
        blocked(newsroom.ana().get("/api/v1/comments/" + comment).path("comment.author.key"), "hold");
        author(posted.path("receipt")).body(Map.of("body", "Twice")).put("/api/v1/receipt");
        assertThat(newsroom.queue()).containsExactly("Twice");
    }

    @Test
    void an_author_who_is_refused_learns_under_which_clause_and_until_when() {
        Response posted = submit("mateo", "Once");
        String mateo = newsroom.ana()
                .get("/api/v1/comments/" + posted.path("comment.id"))
                .path("comment.author.key");
        blocked(mateo, "refuse");
        Response refused = submit("mateo", "Again");
        assertRefused(refused, ErrorCode.AUTHOR_BLOCKED);
        assertThat(refused.<List<String>>path("clauses")).containsExactly("5");
        assertThat(refused.<Integer>path("policyVersion")).isEqualTo(1);
        assertThat(refused.<String>path("until")).isEqualTo("2026-03-17T12:00:00Z");
        assertThat(refused.asString()).doesNotContain("Ana");
        assertThat(newsroom.queue()).isEmpty();

        // Nor by way of what was let in before; but what is theirs they may always take back.
        String receipt = posted.path("receipt");
        assertRefused(author(receipt).body(Map.of("body", "Again")).put("/api/v1/receipt"), ErrorCode.AUTHOR_BLOCKED);
        author(receipt).delete("/api/v1/receipt").then().statusCode(204);
    }

    @Test
    void a_post_that_was_answered_before_the_block_is_answered_the_same_after_it() {
        Map<String, Object> request = Newsroom.comment("Once");
        request.put("authorSecret", "mateo's browser made this");
        String retry = UUID.randomUUID().toString();
        Response first = Newsroom.anybody()
                .header("Idempotency-Key", retry)
                .body(request)
                .post(newsroom.path("/comments"));
        blocked(
                newsroom.ana()
                        .get("/api/v1/comments/" + first.path("comment.id"))
                        .path("comment.author.key"),
                "refuse");
        Response again = Newsroom.anybody()
                .header("Idempotency-Key", retry)
                .body(request)
                .post(newsroom.path("/comments"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("receipt")).isEqualTo(first.path("receipt"));
    }

    @Test
    void a_block_ends_by_itself() {
        String mateo = key("mateo");
        blocked(mateo, "refuse");
        TestClock.INSTANCE.set(NOW.plus(Duration.ofDays(7)).minusMillis(1));
        assertRefused(submit("mateo", "Again"), ErrorCode.AUTHOR_BLOCKED);
        TestClock.INSTANCE.set(NOW.plus(Duration.ofDays(7)));
        assertThat(submit("mateo", "Again").statusCode()).isEqualTo(201);
        assertThat(show(mateo).<Object>path("block")).isNull();
        assertThat(list().get("/api/v1/authors/blocks").<List<?>>path("items")).isEmpty();
    }

    @Test
    void a_block_is_lifted_and_both_are_on_record() {
        String mateo = key("mateo");
        blocked(mateo, "refuse");
        assertThat(lift(mateo).statusCode()).isEqualTo(204);
        assertThat(submit("mateo", "Again").statusCode()).isEqualTo(201);
        assertThat(lift(mateo).statusCode()).isEqualTo(204);
        assertThat(journal()).containsExactly("author.blocked", "author.unblocked");
        // The journal names no author.
        assertThat(Rows.dump("journal")).doesNotContain(mateo);
    }

    @Test
    void a_new_block_takes_the_place_of_the_one_in_force() {
        String mateo = key("mateo");
        blocked(mateo, "refuse");
        blocked(mateo, "hold");
        assertThat(submit("mateo", "Again").statusCode()).isEqualTo(202);
        assertThat(list().get("/api/v1/authors/blocks").<List<String>>path("items.effect"))
                .containsExactly("hold");
        lift(mateo);
        assertThat(submit("mateo", "And again").statusCode()).isEqualTo(201);
    }

    @Test
    void many_who_block_at_once_leave_one_block() {
        String mateo = key("mateo");
        newsroom.ana();
        List<Integer> answers =
                Together.all(8, i -> block(mateo, request("refuse")).statusCode());
        assertThat(answers).containsOnly(201);
        assertThat(list().get("/api/v1/authors/blocks").<List<?>>path("items")).hasSize(1);
        lift(mateo);
        assertThat(submit("mateo", "Again").statusCode()).isEqualTo(201);
    }

    @Test
    void a_block_sent_twice_with_its_key_is_made_once() {
        String mateo = key("mateo");
        String retry = UUID.randomUUID().toString();
        List<String> answers = Together.all(2, i -> newsroom.ana()
                .header("Idempotency-Key", retry)
                .body(request("hold"))
                .post("/api/v1/authors/" + mateo + "/block")
                .asString());
        assertThat(answers.get(0)).isEqualTo(answers.get(1)).contains(mateo);
        assertRefused(
                newsroom.ana()
                        .header("Idempotency-Key", retry)
                        .body(request("refuse"))
                        .post("/api/v1/authors/" + mateo + "/block"),
                ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(journal()).containsExactly("author.blocked");
    }

    @Test
    void the_answer_is_the_block() {
        String mateo = key("mateo");
        Map<String, Object> request = request("refuse");
        request.put("note", " Sells watches. ");
        Response answer = block(mateo, request);
        assertThat(answer.statusCode()).isEqualTo(201);
        Map<String, Object> block = answer.jsonPath().getMap("block");
        assertThat(block)
                .containsEntry("site", newsroom.site)
                .containsEntry("author", mateo)
                .containsEntry("effect", "refuse")
                .containsEntry("clauses", List.of("5"))
                .containsEntry("policyVersion", 1)
                .containsEntry("note", "Sells watches.")
                .containsEntry("by", "Ana of " + newsroom.site)
                .containsEntry("at", "2026-03-10T12:00:00Z")
                .containsEntry("until", "2026-03-17T12:00:00Z");
        assertThat(answer.<Object>path("batch")).isNull();
        assertThat(answer.<Integer>path("rejected")).isZero();
        assertThat(show(mateo).jsonPath().<String, Object>getMap("block")).isEqualTo(block);
        assertThat(list().get("/api/v1/authors/blocks").jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(block);
    }

    @Test
    void all_that_waits_of_the_author_is_rejected_along_and_taken_back_as_one() {
        newsroom = Newsroom.open();
        List<Posted> watches = List.of(
                newsroom.postBy("mateo", "Watches 1"),
                newsroom.postBy("mateo", "Watches 2"),
                newsroom.postBy("mateo", "Watches 3"));
        newsroom.publishBy("mateo", "Harmless");
        newsroom.postBy("lucia", "Waits");
        String mateo =
                newsroom.ana().get("/api/v1/comments/" + watches.get(0).id()).path("comment.author.key");
        Map<String, Object> request = request("hold");
        request.put("rejectPending", true);
        Response answer = block(mateo, request);
        assertThat(answer.<Integer>path("rejected")).isEqualTo(3);
        assertThat(newsroom.queue()).containsExactly("Waits");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        assertThat(author(watches.get(0).receipt()).get("/api/v1/receipt").<List<String>>path("decision.clauses"))
                .containsExactly("5");
        assertThat(show(mateo).jsonPath().<String, Object>getMap("comments"))
                .isEqualTo(Map.of("REJECTED", 3, "APPROVED", 1));

        newsroom.ana()
                .delete("/api/v1/decisions/batches/" + answer.path("batch"))
                .then()
                .statusCode(200);
        assertThat(newsroom.queue()).containsExactly("Watches 1", "Watches 2", "Watches 3", "Waits");
    }

    @Test
    void the_blocks_are_read_page_by_page_the_latest_first() {
        for (int i = 1; i <= 5; i++) {
            blocked(key("author number " + i), "hold");
            TestClock.INSTANCE.advance(Duration.ofSeconds(i % 2));
        }
        List<String> all = list().get("/api/v1/authors/blocks").path("items.id");
        assertThat(all).hasSize(5);
        Response first = list().queryParam("limit", 2).get("/api/v1/authors/blocks");
        Response second =
                list().queryParams("limit", 2, "cursor", first.path("next")).get("/api/v1/authors/blocks");
        Response third =
                list().queryParams("limit", 2, "cursor", second.path("next")).get("/api/v1/authors/blocks");
        assertThat(first.<List<String>>path("items.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(all.subList(2, 4));
        assertThat(third.<List<String>>path("items.id")).isEqualTo(all.subList(4, 5));
        assertThat(third.<String>path("next")).isNull();
        assertRefused(list().queryParam("cursor", "x").get("/api/v1/authors/blocks"), ErrorCode.INVALID_CURSOR);
        assertRefused(list().queryParam("limit", 0).get("/api/v1/authors/blocks"), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void a_wrong_request_is_refused_and_blocks_nobody() {
        String mateo = key("mateo");
        for (String until : List.of(
                "",
                "tomorrow",
                "2026-03-17",
                NOW.plus(Duration.ofMinutes(59)).toString(),
                NOW.plus(Duration.ofDays(90)).plusSeconds(1).toString(),
                "+1000000000-12-31T23:59:59Z")) {
            Map<String, Object> request = request("hold");
            request.put("until", until);
            assertRefused(block(mateo, request), ErrorCode.INVALID_FIELD, "until");
        }
        for (Object clauses : new Object[] {null, List.of(), List.of("99"), List.of("")}) {
            Map<String, Object> request = request("hold");
            request.put("clauses", clauses);
            assertRefused(block(mateo, request), ErrorCode.INVALID_FIELD, "clauses");
        }
        assertRefused(block(mateo, request("ban")), ErrorCode.INVALID_FIELD, "effect");
        Map<String, Object> noSite = request("hold");
        noSite.remove("site");
        assertRefused(block(mateo, noSite), ErrorCode.INVALID_FIELD, "site");
        assertThat(submit("mateo", "Again").statusCode()).isEqualTo(201);

        for (Duration longest : List.of(Duration.ofHours(1), Duration.ofDays(90))) {
            Map<String, Object> request = request("hold");
            request.put("until", NOW.plus(longest).toString());
            assertThat(block(mateo, request).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void an_author_of_whom_nothing_is_known_is_not_found() {
        String mateo = key("mateo");
        for (String key : List.of("x", "0".repeat(64), mateo.toUpperCase(java.util.Locale.ROOT), mateo + "00")) {
            assertRefused(show(key), ErrorCode.AUTHOR_NOT_FOUND);
            assertRefused(block(key, request("hold")), ErrorCode.AUTHOR_NOT_FOUND);
        }
        assertRefused(lift("x"), ErrorCode.AUTHOR_NOT_FOUND);
    }

    @Test
    void a_viewer_sees_who_is_blocked_and_blocks_nobody() {
        String mateo = key("mateo");
        String path = "/api/v1/authors/" + mateo + "/block";
        assertRefused(newsroom.vera().body(request("hold")).post(path), ErrorCode.FORBIDDEN);
        blocked(mateo, "refuse");
        assertRefused(newsroom.vera().queryParam("site", newsroom.site).delete(path), ErrorCode.FORBIDDEN);
        assertThat(newsroom.vera().get("/api/v1/authors/blocks").<List<String>>path("items.author"))
                .containsExactly(mateo);
        assertThat(newsroom.vera()
                        .queryParam("site", newsroom.site)
                        .get("/api/v1/authors/" + mateo)
                        .<String>path("block.effect"))
                .isEqualTo("refuse");
    }

    @Test
    void a_site_that_is_not_the_moderators_does_not_exist() {
        String mateo = key("mateo");
        Newsroom other = Newsroom.open();
        assertRefused(
                other.ana().body(request("hold")).post("/api/v1/authors/" + mateo + "/block"),
                ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                other.ana().queryParam("site", newsroom.site).get("/api/v1/authors/" + mateo),
                ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                other.ana().queryParam("site", newsroom.site).delete("/api/v1/authors/" + mateo + "/block"),
                ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                other.ana().queryParam("site", newsroom.site).get("/api/v1/authors/blocks"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.ana().get("/api/v1/authors/" + mateo), ErrorCode.SITE_NOT_FOUND);
        blocked(mateo, "hold");
        assertThat(other.ana().get("/api/v1/authors/blocks").<List<?>>path("items"))
                .isEmpty();
    }
}
