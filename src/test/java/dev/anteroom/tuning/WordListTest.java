package dev.anteroom.tuning;

import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The word lists of a site. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class WordListTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private static Map<String, Object> list(String name, Map<?, ?>... entries) {
        return new HashMap<>(Map.of("name", name, "language", "en", "entries", List.of(entries)));
    }

    private static Map<String, String> word(String term) {
        return Map.of("term", term, "outcome", "hold");
    }

    private Response create(Map<String, Object> list) {
        return newsroom.olga().body(list).post(newsroom.path("/word-lists"));
    }

    private String created(Map<String, Object> list) {
        return create(list).then().statusCode(201).extract().path("id");
    }

    private Response upload(String id, String type, byte[] file) {
        return given().header("Authorization", bearer())
                .contentType(type)
                .body(file)
                .put(newsroom.path("/word-lists/" + id + "/csv"));
    }

    private String bearer() {
        return "Bearer " + ConfigProvider.getConfig().getValue("anteroom.admin-token", String.class);
    }

    @Test
    void a_list_is_made_shown_replaced_and_deleted() {
        String id = created(list("Insults", word("weasel")));
        assertThat(newsroom.vera().get(newsroom.path("/word-lists")).<List<Integer>>path("items.size"))
                .containsExactly(1);
        newsroom.olga()
                .body(list("Animals", word("weasel"), word("rat*")))
                .put(newsroom.path("/word-lists/" + id))
                .then()
                .statusCode(200);
        Response shown = newsroom.vera().get(newsroom.path("/word-lists/" + id));
        assertThat(shown.<String>path("name")).isEqualTo("Animals");
        assertThat(shown.<List<String>>path("entries.term")).containsExactly("weasel", "rat*");
        newsroom.olga().delete(newsroom.path("/word-lists/" + id)).then().statusCode(204);
        assertRefused(newsroom.vera().get(newsroom.path("/word-lists/" + id)), ErrorCode.WORD_LIST_NOT_FOUND);
        assertThat(newsroom.ana()
                        .queryParams("site", newsroom.site)
                        .get("/api/v1/journal")
                        .<List<String>>path("items.kind"))
                .contains("word-list.created", "word-list.changed", "word-list.deleted");
    }

    @Test
    void what_is_no_list_is_refused() {
        assertRefused(create(Map.of("name", "Empty")), ErrorCode.INVALID_FIELD, "entries");
        assertRefused(create(list("", word("weasel"))), ErrorCode.INVALID_FIELD);
        assertRefused(create(list("One letter", word("w"))), ErrorCode.INVALID_FIELD, "entries[0]");
        assertRefused(
                create(list("Rejects for nothing", Map.of("term", "weasel", "outcome", "reject"))),
                ErrorCode.INVALID_FIELD,
                "entries[0]");
        assertRefused(
                create(list(
                        "Unknown clause", word("rat"), Map.of("term", "weasel", "outcome", "hold", "clause", "99"))),
                ErrorCode.INVALID_FIELD,
                "entries[1].clause");
        assertRefused(
                create(list("Bans", Map.of("term", "weasel", "outcome", "ban"))),
                ErrorCode.INVALID_FIELD,
                "entries[0].outcome");
        created(list("Twice", word("weasel")));
        assertRefused(create(list("Twice", word("weasel"))), ErrorCode.WORD_LIST_EXISTS);
    }

    @Test
    void only_administrators_of_the_site_change_lists() {
        String id = created(list("Insults", word("weasel")));
        assertRefused(
                newsroom.ana().body(list("Mine", word("rat"))).post(newsroom.path("/word-lists")), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.ana().delete(newsroom.path("/word-lists/" + id)), ErrorCode.FORBIDDEN);
        Newsroom other = Newsroom.open();
        assertRefused(other.olga().get(newsroom.path("/word-lists/" + id)), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.olga().get(other.path("/word-lists/" + id)), ErrorCode.WORD_LIST_NOT_FOUND);
        assertRefused(newsroom.olga().get(newsroom.path("/word-lists/five")), ErrorCode.INVALID_ID);
    }

    @Test
    void a_list_goes_out_as_a_file_and_comes_back() {
        String id =
                created(list("Insults", Map.of("term", "weasel", "outcome", "reject", "clause", "2"), word("rat*")));
        Response file = given().header("Authorization", bearer()).get(newsroom.path("/word-lists/" + id + "/csv"));
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.asString()).startsWith("term,outcome,clause,note\r\n").contains("weasel,reject,2,");
        upload(id, "text/csv", (file.asString() + "stoat,note,,\r\n").getBytes())
                .then()
                .statusCode(200);
        assertThat(newsroom.vera().get(newsroom.path("/word-lists/" + id)).<List<String>>path("entries.term"))
                .containsExactly("weasel", "rat*", "stoat");
    }

    @Test
    void a_file_with_a_wrong_line_is_refused_and_changes_nothing() {
        String id = created(list("Insults", word("weasel")));
        assertRefused(
                upload(id, "text/csv", "term,outcome,clause\r\nrat,hold,\r\nx,hold,\r\n".getBytes()),
                ErrorCode.INVALID_FIELD,
                "line 3");
        assertRefused(upload(id, "text/csv", new byte[] {(byte) 0xff, 0}), ErrorCode.INVALID_FIELD, "line 1");
        assertRefused(upload(id, "text/csv", new byte[2_000_000]), ErrorCode.REQUEST_TOO_LARGE);
        assertRefused(upload(id, "text/html", "<p>".getBytes()), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(newsroom.vera().get(newsroom.path("/word-lists/" + id)).<Integer>path("size"))
                .isEqualTo(1);
    }
}
