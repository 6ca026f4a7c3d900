package dev.anteroom.policy;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PolicyResourceTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private static Map<String, Object> clause(String number, String title) {
        return Map.of("number", number, "texts", Map.of("en", Map.of("title", title, "text", "No " + title)));
    }

    private Response replace(Object... clauses) {
        return admin().body(Json.escaped(Map.of("clauses", List.of(clauses)))).put(newsroom.path("/policy"));
    }

    @Test
    void a_new_site_has_rules_in_english_and_spanish_for_everybody_to_read() {
        Response policy = anybody().get(newsroom.path("/policy"));
        assertThat(policy.statusCode()).isEqualTo(200);
        assertThat(policy.<Integer>path("version")).isEqualTo(1);
        assertThat(policy.<List<String>>path("clauses.number"))
                .isNotEmpty()
                .startsWith("1", "2")
                .doesNotHaveDuplicates();
        assertThat(policy.<List<String>>path("clauses.texts.en.title")).doesNotContainNull();
        assertThat(policy.<List<String>>path("clauses.texts.es.text")).doesNotContainNull();
    }

    @Test
    void a_new_version_takes_the_place_of_the_last_which_stays_readable() {
        String before = anybody().get(newsroom.path("/policy")).asString();
        Response replaced = replace(clause("2.1", "lies"), clause("1", "shouting"));
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.<Integer>path("version")).isEqualTo(2);
        assertThat(replaced.<List<String>>path("clauses.number")).containsExactly("2.1", "1");

        assertThat(anybody().get(newsroom.path("/policy")).asString())
                .isEqualTo(anybody().get(newsroom.path("/policy/2")).asString());
        assertThat(anybody().get(newsroom.path("/policy/1")).asString()).isEqualTo(before);
        assertThat(admin().get(newsroom.path("")).<Integer>path("policyVersion"))
                .isEqualTo(2);
    }

    @Test
    void a_rejection_cites_the_version_in_force_and_keeps_it() {
        Posted comment = newsroom.post("Out with it");
        newsroom.reject(comment.id(), "2");
        replace(clause("9.1", "lies"));

        Response followed = Newsroom.author(comment.receipt()).get("/api/v1/receipt");
        assertThat(followed.<Integer>path("decision.policyVersion")).isEqualTo(1);
        Posted other = newsroom.post("Another");
        assertRefused(
                newsroom.ana().body(Map.of("clauses", List.of("2"))).post("/api/v1/comments/" + other.id() + "/reject"),
                ErrorCode.INVALID_FIELD,
                "clauses");
        newsroom.reject(other.id(), "9.1");
    }

    @Test
    void two_new_versions_at_once_become_two_versions() {
        List<Response> answers = Together.all(4, i -> replace(clause("1", "number " + i)));
        assertThat(answers)
                .extracting(answer -> answer.<Integer>path("version"))
                .containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertRefused(
                replace(
                        clause("1", "fine"),
                        clause("1", "twice"),
                        clause("1.", "no number"),
                        Map.of("number", "4", "texts", Map.of()),
                        clause("5", " "),
                        clause("6", "half a pair: \ud83d"),
                        clause("7", "a\u0000b"),
                        Map.of("texts", Map.of())),
                ErrorCode.INVALID_FIELD,
                "clauses[1].number",
                "clauses[2].number",
                "clauses[3].texts",
                "clauses[4].texts.en",
                "clauses[5].texts.en",
                "clauses[6].texts.en",
                "clauses[7].number");
        assertThat(anybody().get(newsroom.path("/policy")).<Integer>path("version"))
                .isEqualTo(1);
    }

    @Test
    void a_policy_has_1_to_100_clauses() {
        assertRefused(replace(), ErrorCode.INVALID_FIELD, "clauses");
        assertRefused(admin().body(Map.of()).put(newsroom.path("/policy")), ErrorCode.INVALID_FIELD, "clauses");
        assertRefused(
                admin().body(Map.of("clauses", Collections.nCopies(101, clause("1", "x"))))
                        .put(newsroom.path("/policy")),
                ErrorCode.INVALID_FIELD,
                "clauses");
        assertRefused(
                admin().body(Map.of("clauses", Collections.singletonList(null))).put(newsroom.path("/policy")),
                ErrorCode.INVALID_FIELD,
                "clauses[0].number");
    }

    @Test
    void a_language_that_the_service_does_not_speak_is_refused() {
        Response answer = replace(
                Map.of("number", "1", "texts", Map.of("fr", Map.of("title", "Insultes", "text", "Pas d'insultes"))));
        assertRefused(answer, ErrorCode.INVALID_FIELD, "clauses[0].texts.fr");
    }

    @Test
    void a_version_that_does_not_exist_is_not_found() {
        for (String version : List.of("2", "0", "-1", "x", "99999999999999999999", "1.0")) {
            assertRefused(anybody().get(newsroom.path("/policy/" + version)), ErrorCode.POLICY_NOT_FOUND);
        }
    }
}
