package dev.anteroom.tuning;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a site's administrators set its screening up. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SettingsTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response change(String patch) {
        return newsroom.olga().body(patch).patch(newsroom.path("/screening"));
    }

    private Response shown() {
        return newsroom.vera().get(newsroom.path("/screening"));
    }

    @Test
    void a_new_site_screens_nothing() {
        Map<String, Map<String, Object>> checks = shown().jsonPath().getMap("$");
        assertThat(checks).isNotEmpty();
        checks.forEach((name, check) -> assertThat(check).as(name).containsEntry("state", "OFF"));
    }

    @Test
    void what_is_left_out_stays() {
        change("{\"copies\":{\"state\":\"ON\",\"settings\":{\"onSite\":20}}}")
                .then()
                .statusCode(200);
        change("{\"copies\":{\"settings\":{\"inThread\":null}}}").then().statusCode(200);
        Response shown = shown();
        assertThat(shown.<String>path("copies.state")).isEqualTo("ON");
        assertThat(shown.<Integer>path("copies.settings.onSite")).isEqualTo(20);
        assertThat(shown.<Integer>path("copies.settings.inThread")).isNull();
        assertThat(shown.<Integer>path("copies.settings.byAuthor")).isEqualTo(1);
        assertThat(shown.<String>path("words.state")).isEqualTo("OFF");
    }

    @Test
    void a_change_is_in_the_journal_with_its_author() {
        change("{\"words\":{\"state\":\"ON\"}}").then().statusCode(200);
        Response journal = newsroom.ana()
                .queryParams("site", newsroom.site, "kind", "screening.changed")
                .get("/api/v1/journal");
        assertThat(journal.<List<String>>path("items.by")).containsExactly("Olga of " + newsroom.site);
    }

    @Test
    void nonsense_is_refused_and_changes_nothing() {
        String before = shown().asString();
        assertRefused(change("{\"spells\":{\"state\":\"ON\"}}"), ErrorCode.UNKNOWN_PROPERTY);
        assertRefused(change("{\"copies\":{\"settings\":{\"planets\":3}}}"), ErrorCode.UNKNOWN_PROPERTY);
        assertRefused(change("{\"words\":{\"state\":\"LOUD\"}}"), ErrorCode.INVALID_FIELD, "words.state");
        assertRefused(change("{\"words\":null}"), ErrorCode.INVALID_FIELD, "words");
        assertRefused(change("{\"copies\":{\"settings\":null}}"), ErrorCode.INVALID_FIELD, "copies");
        assertRefused(change("{\"copies\":{\"settings\":{\"onSite\":0}}}"), ErrorCode.INVALID_FIELD, "copies.settings");
        assertRefused(
                change("{\"copies\":{\"settings\":{\"onSite\":\"5\"}}}"),
                ErrorCode.INVALID_FIELD,
                "copies.settings.onSite");
        assertRefused(change("[]"), ErrorCode.INVALID_JSON);
        assertRefused(change("\"ON\""), ErrorCode.INVALID_JSON);
        assertRefused(change("{"), ErrorCode.INVALID_JSON);
        assertThat(shown().asString()).isEqualTo(before);
    }

    @Test
    void a_clause_that_the_policy_does_not_have_is_refused() {
        assertRefused(
                change("{\"links\":{\"settings\":{\"clause\":\"99\"}}}"),
                ErrorCode.INVALID_FIELD,
                "links.settings.clause");
        change("{\"links\":{\"settings\":{\"clause\":\"1\"}}}").then().statusCode(200);
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
        // It is gone, and keeps nobody from changing something else.
        change("{\"words\":{\"state\":\"ON\"}}").then().statusCode(200);
    }

    @Test
    void only_administrators_change_it() {
        String patch = "{\"words\":{\"state\":\"ON\"}}";
        assertRefused(newsroom.ana().body(patch).patch(newsroom.path("/screening")), ErrorCode.FORBIDDEN);
        assertRefused(anybody().body(patch).patch(newsroom.path("/screening")), ErrorCode.TOKEN_REQUIRED);
        assertRefused(Newsroom.open().olga().body(patch).patch(newsroom.path("/screening")), ErrorCode.SITE_NOT_FOUND);
        assertRefused(Newsroom.open().vera().get(newsroom.path("/screening")), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_text_is_tried_with_every_check_and_nothing_is_kept() {
        newsroom.olga()
                .body(Map.of("name", "Insults", "entries", List.of(Map.of("term", "weasel", "outcome", "hold"))))
                .post(newsroom.path("/word-lists"))
                .then()
                .statusCode(201);
        Response preview =
                newsroom.vera().body(Map.of("body", "What a weasel")).post(newsroom.path("/screening/preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.<String>path("outcome")).isEqualTo("hold");
        assertThat(preview.<List<List<Integer>>>path("findings[0].spans")).containsExactly(List.of(7, 13));
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void a_text_that_is_tried_again_meets_the_checks_as_they_are_by_then() {
        assertThat(tried("What a weasel")).isEqualTo("none");
        String list = newsroom.olga()
                .body(Map.of("name", "Insults", "entries", List.of(Map.of("term", "weasel", "outcome", "hold"))))
                .post(newsroom.path("/word-lists"))
                .path("id");
        assertThat(tried("What a weasel")).isEqualTo("hold");
        assertThat(tried("What a weasel")).isEqualTo("hold");
        newsroom.olga()
                .body(Map.of("name", "Insults", "entries", List.of(Map.of("term", "rat", "outcome", "hold"))))
                .put(newsroom.path("/word-lists/" + list))
                .then()
                .statusCode(200);
        assertThat(tried("What a weasel")).isEqualTo("none");
        change("{\"links\":{\"settings\":{\"most\":0}}}").then().statusCode(200);
        assertThat(tried("See https://example.com/")).isEqualTo("hold");
    }

    private String tried(String body) {
        return newsroom.vera()
                .body(Map.of("body", body))
                .post(newsroom.path("/screening/preview"))
                .path("outcome");
    }

    @Test
    void only_text_can_be_tried() {
        String address = newsroom.path("/screening/preview");
        assertRefused(newsroom.ana().body("{}").post(address), ErrorCode.INVALID_FIELD, "body");
        assertRefused(
                newsroom.ana().body(Map.of("body", "a".repeat(65_537))).post(address), ErrorCode.INVALID_FIELD, "body");
        assertRefused(newsroom.ana().body("{\"body\":\"a\\u0000\"}").post(address), ErrorCode.INVALID_FIELD, "body");
    }
}
