package dev.anteroom.tuning;

import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site's own rules. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RuleTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
    }

    private static Map<String, Object> rule(String name, String condition) {
        return new HashMap<>(Map.of("name", name, "condition", condition, "outcome", "hold"));
    }

    private Response create(Map<String, Object> rule) {
        return newsroom.olga().body(rule).post(newsroom.path("/rules"));
    }

    private String created(Map<String, Object> rule) {
        return create(rule).then().statusCode(201).extract().path("id");
    }

    private void listen() {
        newsroom.olga()
                .body(Map.of("rules", Map.of("state", "ON")))
                .patch(newsroom.path("/screening"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_draft_notes_and_holds_once_it_is_live() {
        listen();
        Map<String, Object> rule = rule("Loud", "capitals > 0.9 && length > 10");
        String id = created(rule);
        assertThat(newsroom.submit(comment("THIS IS VERY LOUD")).statusCode()).isEqualTo(201);
        rule.put("state", "LIVE");
        newsroom.olga().body(rule).put(newsroom.path("/rules/" + id)).then().statusCode(200);
        Newsroom.held(newsroom.submit(comment("THIS IS VERY LOUD INDEED")));
        assertThat(newsroom.ana()
                        .queryParam("site", newsroom.site)
                        .get("/api/v1/queue")
                        .<List<String>>path("items[0].findings.check"))
                .containsExactly("rules");
        newsroom.olga().delete(newsroom.path("/rules/" + id)).then().statusCode(204);
        assertThat(newsroom.submit(comment("THIS IS AS LOUD AS BEFORE")).statusCode())
                .isEqualTo(201);
        assertThat(newsroom.ana()
                        .queryParams("site", newsroom.site)
                        .get("/api/v1/journal")
                        .<List<String>>path("items.kind"))
                .contains("rule.created", "rule.changed", "rule.deleted");
    }

    @Test
    void a_rule_knows_what_the_author_has_written_before() {
        listen();
        Map<String, Object> rule = rule("First comments with a link", "author.approved == 0 && size(links) > 0");
        rule.put("state", "LIVE");
        created(rule);
        Map<String, Object> request = comment("Good morning");
        request.put("authorSecret", "Lucy's browser made this");
        newsroom.submit(request).then().statusCode(201);
        request.put("body", "See https://notes.example/more");
        newsroom.submit(request).then().statusCode(201);
        Newsroom.held(newsroom.submit(comment("See https://notes.example/other")));
    }

    @Test
    void what_is_no_rule_is_refused_with_the_place() {
        Response refused = create(rule("Broken", "length >\n  'long'"));
        assertRefused(refused, ErrorCode.INVALID_FIELD, "condition");
        assertThat(refused.<String>path("errors[0].message")).startsWith("Line ");
        assertRefused(create(rule("Number", "length + 1")), ErrorCode.INVALID_FIELD, "condition");
        assertRefused(create(rule("", "true")), ErrorCode.INVALID_FIELD, "name");
        assertRefused(create(Map.of()), ErrorCode.INVALID_FIELD, "name", "condition", "outcome");
        Map<String, Object> rejecting = rule("Rejecting", "true");
        rejecting.put("outcome", "reject");
        assertRefused(create(rejecting), ErrorCode.INVALID_FIELD, "clause");
        rejecting.put("clause", "99");
        assertRefused(create(rejecting), ErrorCode.INVALID_FIELD, "clause");
        created(rule("Twice", "true"));
        assertRefused(create(rule("Twice", "false")), ErrorCode.RULE_EXISTS);
    }

    @Test
    void only_administrators_of_the_site_change_rules() {
        String id = created(rule("Any", "true"));
        assertRefused(newsroom.ana().body(rule("Mine", "true")).post(newsroom.path("/rules")), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.vera().delete(newsroom.path("/rules/" + id)), ErrorCode.FORBIDDEN);
        Newsroom other = Newsroom.open();
        assertRefused(other.olga().get(newsroom.path("/rules/" + id)), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.olga().get(other.path("/rules/" + id)), ErrorCode.RULE_NOT_FOUND);
    }
}
