package dev.anteroom.tuning;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Newsroom.comment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What screening makes of a comment on its way in. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ScreenedTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        newsroom.olga()
                .body(Map.of(
                        "name",
                        "Insults",
                        "entries",
                        List.of(
                                Map.of("term", "scoundrel*", "outcome", "reject", "clause", "1"),
                                Map.of("term", "weasel", "outcome", "hold", "clause", "1"),
                                Map.of("term", "rascal", "outcome", "note"))))
                .post(newsroom.path("/word-lists"))
                .then()
                .statusCode(201);
        listen("ON");
    }

    private void listen(String state) {
        set("words", state);
    }

    private void switchOn(String check) {
        set(check, "ON");
    }

    private void set(String check, String state) {
        newsroom.olga()
                .body(Map.of(check, Map.of("state", state)))
                .patch(newsroom.path("/screening"))
                .then()
                .statusCode(200);
    }

    private Response inContext(String id) {
        return newsroom.ana().get("/api/v1/comments/" + id);
    }

    private List<Map<String, Object>> findings() {
        return newsroom.ana()
                .queryParam("site", newsroom.site)
                .get("/api/v1/queue")
                .path("items[0].findings");
    }

    @Test
    void what_nothing_is_found_in_goes_the_way_of_the_sites_mode() {
        assertThat(newsroom.submit(comment("Good morning, all of you")).statusCode())
                .isEqualTo(201);
    }

    private static Map<String, Object> commentBy(String secret, String body) {
        Map<String, Object> request = comment(body);
        request.put("authorSecret", secret + " browser made this");
        return request;
    }

    @Test
    void an_author_is_trusted_by_what_screening_has_counted_of_them() {
        newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 1));
        switchOn("copies");
        String author = "lucia";
        newsroom.approve(newsroom.postBy(author, "The first").id());
        assertThat(newsroom.submit(commentBy(author, "The second")).statusCode())
                .isEqualTo(201);
        String rejected = newsroom.submit(commentBy(author, "The third")).path("comment.id");
        newsroom.reject(rejected, "1");
        assertThat(newsroom.submit(commentBy(author, "The fourth")).statusCode())
                .isEqualTo(201);
        String another = newsroom.submit(commentBy(author, "The fifth")).path("comment.id");
        newsroom.reject(another, "1");
        String third = newsroom.submit(commentBy(author, "The sixth")).path("comment.id");
        newsroom.reject(third, "1");
        assertThat(newsroom.submit(commentBy(author, "The seventh")).statusCode())
                .isEqualTo(202);
        assertThat(newsroom.submit(comment("By nobody that is known")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void what_is_held_waits_with_the_finding_where_it_is_in_the_text() {
        String text = "What a w-e-a-s-e-l he is";
        Newsroom.held(newsroom.submit(comment(text)));
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
        Map<String, Object> finding = findings().get(0);
        assertThat(finding)
                .containsEntry("check", "words")
                .containsEntry("outcome", "hold")
                .containsEntry("clause", "1");
        List<List<Integer>> spans = cast(finding.get("spans"));
        assertThat(text.substring(spans.get(0).get(0), spans.get(0).get(1))).isEqualTo("w-e-a-s-e-l");
        float risk = newsroom.ana()
                .queryParam("site", newsroom.site)
                .get("/api/v1/queue")
                .path("items[0].risk");
        assertThat(risk).isEqualTo(0.5f);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @Test
    void what_is_rejected_is_answered_with_its_clauses_and_kept() {
        Response answer = newsroom.submit(comment("You scoundrels"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("comment.state")).isEqualTo("REJECTED");
        assertThat(answer.<List<String>>path("decision.clauses")).containsExactly("1");
        assertThat(answer.<Boolean>path("decision.automatic")).isTrue();
        Response followed = author(answer.path("receipt")).get("/api/v1/receipt");
        assertThat(followed.<String>path("comment.state")).isEqualTo("REJECTED");
        assertThat(followed.<List<String>>path("decision.clauses")).containsExactly("1");
        assertThat(newsroom.queue()).isEmpty();
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
        Response log = anybody().get(newsroom.path("/log"));
        assertThat(log.<String>path("items[0].action")).isEqualTo("reject");
        assertThat(log.<Boolean>path("items[0].automatic")).isTrue();
        assertThat(log.<Object>path("items[0].comment")).isNull();
    }

    @Test
    void a_rejection_by_the_service_is_taken_back_like_any_other() {
        String id = newsroom.submit(comment("You scoundrel")).path("comment.id");
        String decision = inContext(id).path("decisions[0].id");
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        assertThat(newsroom.queue()).containsExactly("You scoundrel");
    }

    @Test
    void a_repeated_request_is_answered_as_the_first_was() {
        Map<String, Object> request = comment("You scoundrel");
        Response first =
                anybody().header("Idempotency-Key", "one").body(request).post(newsroom.path("/comments"));
        Response second =
                anybody().header("Idempotency-Key", "one").body(request).post(newsroom.path("/comments"));
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_note_holds_nothing() {
        Response answer = newsroom.submit(comment("You rascal"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(inContext(answer.path("comment.id")).<List<String>>path("comment.findings.outcome"))
                .containsExactly("note");
    }

    @Test
    void a_check_that_only_advises_is_shown_and_decides_nothing() {
        listen("ADVISORY");
        Response answer = newsroom.submit(comment("You scoundrel"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(inContext(answer.path("comment.id")).<List<String>>path("comment.findings.outcome"))
                .containsExactly("note");
    }

    @Test
    void a_check_that_is_off_sees_nothing() {
        listen("OFF");
        Response answer = newsroom.submit(comment("You scoundrel"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(inContext(answer.path("comment.id")).<List<?>>path("comment.findings"))
                .isEmpty();
    }

    @Test
    void a_rejection_under_a_clause_that_is_gone_waits_for_a_person_instead() {
        newsroom.olga()
                .body(Map.of(
                        "clauses",
                        List.of(Map.of(
                                "number",
                                "9",
                                "texts",
                                Map.of("en", Map.of("title", "Kindness", "text", "Be kind."))))))
                .put(newsroom.path("/policy"))
                .then()
                .statusCode(200);
        Newsroom.held(newsroom.submit(comment("You scoundrel")));
        assertThat(findings().get(0)).containsEntry("outcome", "hold");
    }

    @Test
    void an_edit_is_screened_anew() {
        Posted posted = published("Good morning");
        Response edited = author(posted.receipt())
                .body(Map.of("body", "Good morning, scoundrels"))
                .put("/api/v1/receipt");
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(edited.<String>path("comment.state")).isEqualTo("REJECTED");
        assertThat(newsroom.count(Newsroom.PAGE)).isZero();
    }

    @Test
    void an_edit_that_takes_the_word_out_takes_the_finding_away_and_waits_all_the_same() {
        Posted posted = Newsroom.held(newsroom.submit(comment("You weasel")));
        author(posted.receipt())
                .body(Map.of("body", "You"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        assertThat(newsroom.queue()).containsExactly("You");
        assertThat(findings()).isEmpty();
    }

    private Posted published(String text) {
        Response answer = newsroom.submit(comment(text));
        answer.then().statusCode(201);
        return new Posted(answer.path("comment.id"), answer.path("receipt"));
    }

    @Test
    void what_is_withdrawn_leaves_no_finding_behind() {
        Posted posted = Newsroom.held(newsroom.submit(comment("You weasel")));
        author(posted.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertThat(inContext(posted.id()).<List<?>>path("comment.findings")).isEmpty();
    }

    @Test
    void the_same_words_again_are_held_where_the_site_looks_for_copies() {
        switchOn("copies");
        String text = "I have read this article twice and still do not know what the governor said about it";
        published(text);
        Newsroom.held(newsroom.submit(comment(text)));
        assertThat(findings().get(0).get("detail")).isEqualTo("It stands in this thread already: 1 copy.");
    }

    @Test
    void a_screened_comment_has_one_entry_in_the_journal() {
        String id = newsroom.submit(comment("You scoundrel")).path("comment.id");
        Response journal =
                newsroom.ana().queryParams("site", newsroom.site, "comment", id).get("/api/v1/journal");
        assertThat(journal.<List<String>>path("items.kind")).containsExactly("comment.submitted");
        assertThat(journal.<String>path("items[0].to")).isEqualTo("REJECTED");
        assertThat(journal.<String>path("items[0].decision")).isNotNull();
    }
}
