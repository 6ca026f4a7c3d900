package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ModeratorResourceTest {

    private static final String MODERATORS = "/api/v1/moderators";

    private static String newName() {
        return "Carla " + UUID.randomUUID();
    }

    private static Response create(Map<String, ?> request) {
        return admin().body(Json.escaped(request)).post(MODERATORS);
    }

    @Test
    void a_moderator_works_on_the_sites_that_are_theirs() {
        Newsroom newsroom = Newsroom.open();
        String name = newName();
        Response created = create(Map.of("name", " " + name, "sites", List.of(newsroom.site)));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.<String>path("name")).isEqualTo(name);
        assertThat(created.<String>path("role")).isEqualTo("MODERATOR");
        assertThat(created.<List<String>>path("sites")).containsExactly(newsroom.site);
        assertThat(admin().get(MODERATORS).<List<String>>path("items.name")).contains(name);
    }

    @Test
    void an_administrator_works_on_all_sites() {
        Response created = create(Map.of("name", newName(), "role", "ADMIN"));
        assertThat(created.<String>path("role")).isEqualTo("ADMIN");
        assertThat(created.<List<String>>path("sites")).isNull();
    }

    @Test
    void a_role_is_held_on_some_sites_or_on_all() {
        Newsroom newsroom = Newsroom.open();
        for (String role : List.of("ADMIN", "MODERATOR", "VIEWER")) {
            Response created = create(Map.of("name", newName(), "role", role, "sites", List.of(newsroom.site)));
            assertThat(created.<String>path("role")).isEqualTo(role);
            assertThat(created.<List<String>>path("sites")).containsExactly(newsroom.site);
        }
        assertRefused(create(Map.of("name", newName(), "role", "OWNER")), ErrorCode.INVALID_FIELD, "role");
    }

    @Test
    void a_change_leaves_alone_what_it_does_not_name() {
        Newsroom newsroom = Newsroom.open();
        String name = newName();
        String path = MODERATORS + "/"
                + create(Map.of("name", name, "sites", List.of(newsroom.site))).path("id");

        Response renamed = admin().body(Map.of("name", name + " B")).patch(path);
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.<String>path("name")).isEqualTo(name + " B");
        assertThat(renamed.<List<String>>path("sites")).containsExactly(newsroom.site);

        Response everywhere =
                admin().body(Collections.singletonMap("sites", null)).patch(path);
        assertThat(everywhere.<String>path("name")).isEqualTo(name + " B");
        assertThat(everywhere.<List<String>>path("sites")).isNull();

        Response nowhere = admin().body(Map.of("sites", List.of())).patch(path);
        assertThat(nowhere.<List<String>>path("sites")).isEmpty();
        assertThat(admin().body(Map.of("role", "ADMIN")).patch(path).<String>path("role"))
                .isEqualTo("ADMIN");
    }

    @Test
    void a_site_that_is_taken_away_is_gone_at_once() {
        Newsroom newsroom = Newsroom.open();
        String id = create(Map.of("name", newName(), "sites", List.of(newsroom.site)))
                .path("id");
        String token = admin().body(Map.of("moderator", id, "name", "laptop"))
                .post("/api/v1/tokens")
                .path("token");
        assertThat(Newsroom.as(token).get(newsroom.path("")).statusCode()).isEqualTo(200);

        admin().body(Map.of("sites", List.of())).patch(MODERATORS + "/" + id);
        assertRefused(Newsroom.as(token).get(newsroom.path("")), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_name_is_text_of_1_to_100_characters() {
        for (String name : List.of("", "  ", "a\u0000b", "a".repeat(101), "half a pair: \ud83d")) {
            assertRefused(create(Map.of("name", name)), ErrorCode.INVALID_FIELD, "name");
        }
        assertRefused(create(Map.of("role", "MODERATOR")), ErrorCode.INVALID_FIELD, "name");
        String path = MODERATORS + "/" + create(Map.of("name", newName())).path("id");
        assertRefused(admin().body(Map.of("name", " ")).patch(path), ErrorCode.INVALID_FIELD, "name");
    }

    @Test
    void two_moderators_do_not_share_a_name_in_any_case() {
        String name = newName();
        create(Map.of("name", name)).then().statusCode(201);
        assertRefused(create(Map.of("name", name.toUpperCase())), ErrorCode.MODERATOR_EXISTS);

        String path = MODERATORS + "/" + create(Map.of("name", newName())).path("id");
        assertRefused(admin().body(Map.of("name", name)).patch(path), ErrorCode.MODERATOR_EXISTS);
    }

    @Test
    void one_may_change_the_case_of_ones_own_name() {
        String name = newName();
        String path = MODERATORS + "/" + create(Map.of("name", name)).path("id");
        admin().body(Map.of("name", name.toUpperCase())).patch(path).then().statusCode(200);
    }

    @Test
    void of_two_that_ask_for_a_name_at_once_one_gets_it() {
        String name = newName();
        List<Response> answers = Together.all(8, i -> create(Map.of("name", name)));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> assertRefused(answer, ErrorCode.MODERATOR_EXISTS));
    }

    @Test
    void an_unknown_site_or_moderator_is_refused() {
        assertRefused(create(Map.of("name", newName(), "sites", List.of("nowhere"))), ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                admin().body(Map.of("name", newName())).patch(MODERATORS + "/" + UUID.randomUUID()),
                ErrorCode.MODERATOR_NOT_FOUND);
        Map<String, Object> request = new HashMap<>(Map.of("name", newName()));
        request.put("sites", Collections.singletonList(null));
        assertRefused(create(request), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_request_that_is_repeated_makes_one_moderator() {
        Map<String, String> request = Map.of("name", newName());
        String retry = UUID.randomUUID().toString();
        Response first = admin().header("Idempotency-Key", retry).body(request).post(MODERATORS);
        Response again = admin().header("Idempotency-Key", retry).body(request).post(MODERATORS);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertRefused(
                admin().header("Idempotency-Key", retry)
                        .body(Map.of("name", newName()))
                        .post(MODERATORS),
                ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
}
