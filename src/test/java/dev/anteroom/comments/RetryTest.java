package dev.anteroom.comments;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
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

/** Posting again what may have been posted already, because no answer came. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RetryTest {

    private Newsroom newsroom;
    private String key;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        key = UUID.randomUUID().toString();
    }

    private Response submit(Map<String, ?> request) {
        return anybody().header("Idempotency-Key", key).body(request).post(newsroom.path("/comments"));
    }

    private int stored() {
        return Rows.count("comment c JOIN site s ON s.id = c.site_id WHERE s.key = ?", newsroom.site);
    }

    @Test
    void the_same_request_is_answered_the_same_and_makes_one_comment() {
        Response first = submit(comment("Once"));
        Response again = submit(comment("Once"));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_comment_that_was_let_in_since_is_still_answered_as_one_that_was_held() {
        Response first = submit(comment("Once"));
        newsroom.approve(first.path("comment.id"));
        Response again = submit(comment("Once"));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.<String>path("receipt")).isEqualTo(first.path("receipt"));
        assertThat(again.<String>path("comment.id")).isEqualTo(first.path("comment.id"));
    }

    @Test
    void a_comment_that_was_published_at_once_is_answered_so_after_it_was_rejected() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        Response first = submit(comment("Once"));
        newsroom.reject(first.path("comment.id"), "1");
        Response again = submit(comment("Once"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("receipt")).isEqualTo(first.path("receipt"));
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
    }

    @Test
    void a_key_is_not_used_for_another_comment() {
        submit(comment("Once"));
        assertRefused(submit(comment("Another")), ErrorCode.IDEMPOTENCY_KEY_REUSED);
        Map<String, Object> otherPage = comment("Once");
        otherPage.put("page", Map.of("id", "another"));
        assertRefused(submit(otherPage), ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void many_at_once_make_one_comment() {
        List<Response> answers = Together.all(8, i -> submit(comment("Once")));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_request_that_was_refused_leaves_its_key_free() {
        Map<String, Object> reply = comment("A reply");
        reply.put("parent", UUID.randomUUID().toString());
        assertRefused(submit(reply), ErrorCode.PARENT_NOT_APPROVED);
        assertThat(submit(comment("Once")).statusCode()).isEqualTo(202);
    }

    @Test
    void each_site_has_its_own_keys() {
        submit(comment("Once"));
        newsroom = Newsroom.open();
        assertThat(submit(comment("Another")).statusCode()).isEqualTo(202);
    }

    @Test
    void without_a_key_every_request_makes_a_comment() {
        newsroom.post("Once");
        newsroom.post("Once");
        assertThat(newsroom.queue()).containsExactly("Once", "Once");
    }

    @Test
    void a_key_is_1_to_255_visible_characters() {
        for (String wrong : List.of("a b", "ñ", "x".repeat(256))) {
            key = wrong;
            assertRefused(submit(comment("Once")), ErrorCode.INVALID_PARAMETER);
        }
        key = "x".repeat(255);
        assertThat(submit(comment("Once")).statusCode()).isEqualTo(202);
    }

    @Test
    void neither_the_key_nor_the_request_is_kept() {
        submit(comment("Once"));
        assertThat(Rows.dump("idempotency")).doesNotContain(key, "Once");
    }

    /** What stands of a site's one request, as hexadecimal digits. */
    private Map<String, Object> kept() {
        return Rows.of("""
                        SELECT encode(i.key_hash, 'hex') AS key, encode(i.fingerprint, 'hex') AS request
                        FROM idempotency i JOIN site s ON s.id = i.site_id WHERE s.key = ?""", newsroom.site).get(0);
    }

    @Test
    void who_has_the_table_and_guesses_the_text_finds_nothing_to_compare_it_with() {
        submit(comment("Once"));
        Map<String, Object> here = kept();
        newsroom = Newsroom.open();
        submit(comment("Once"));
        assertThat(kept().get("key")).isNotEqualTo(here.get("key"));
        assertThat(kept().get("request")).isNotEqualTo(here.get("request"));
    }

    @Test
    void who_has_the_sites_secret_too_needs_the_clients_key() {
        submit(comment("Once"));
        Object first = kept().get("request");
        key = UUID.randomUUID().toString();
        submit(comment("Once"));
        assertThat(Rows.of(
                        "SELECT encode(i.fingerprint, 'hex') AS request FROM idempotency i"
                                + " JOIN site s ON s.id = i.site_id WHERE s.key = ?",
                        newsroom.site))
                .hasSize(2)
                .filteredOn(row -> row.get("request").equals(first))
                .hasSize(1);
    }

    @Test
    void a_request_that_is_no_text_is_refused_with_a_key_as_without() {
        String half = "\ud83d";
        for (Map<String, ?> request : List.of(
                Map.of("page", Map.of("id", "p" + half), "body", "Half"),
                Map.of("page", Map.of("id", "p", "title", half), "body", "Half"),
                Map.of("page", Map.of("id", "p"), "body", "Half", "authorSecret", "sixteen or more " + half))) {
            Response answer = anybody()
                    .header("Idempotency-Key", key)
                    .body(Json.escaped(request))
                    .post(newsroom.path("/comments"));
            assertThat(answer.<String>path("code")).isEqualTo("invalid-field");
        }
    }
}
