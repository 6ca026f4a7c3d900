package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.as;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class AccessTokenTest {

    private static final String TOKENS = "/api/v1/tokens";

    private String carla;

    @BeforeEach
    void hire() {
        carla = admin().body(Map.of("name", "Carla " + UUID.randomUUID()))
                .post("/api/v1/moderators")
                .path("id");
    }

    private Response issue() {
        return admin().body(Map.of("moderator", carla, "name", "Carla's laptop"))
                .post(TOKENS);
    }

    @Test
    void a_token_lets_its_moderator_in() {
        Response issued = issue();
        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.<String>path("token")).hasSize(43);
        assertThat(as(issued.path("token")).get("/api/v1/queue").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_is_shown_once_and_never_again() {
        String token = issue().path("token");
        Response list = admin().get(TOKENS);
        assertThat(list.asString()).doesNotContain(token);
        Map<String, Object> shown = list.jsonPath().getMap("items.find { it.moderator == '" + carla + "' }");
        assertThat(shown).doesNotContainKey("token").containsEntry("name", "Carla's laptop");
    }

    @Test
    void only_the_hash_of_a_token_is_kept() throws Exception {
        String token = issue().path("token");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        assertThat(Rows.<byte[]>one("SELECT hash FROM access_token WHERE moderator_id = CAST(? AS uuid)", carla))
                .isEqualTo(hash);
        String hex = HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8));
        for (String table : Rows.tables()) {
            assertThat(Rows.dump(table)).doesNotContain(token).doesNotContain(hex);
        }
    }

    @Test
    void a_revoked_token_is_refused_at_once() {
        Response issued = issue();
        String token = issued.path("token");
        as(token).get("/api/v1/queue").then().statusCode(200);

        admin().delete(TOKENS + "/" + issued.path("id")).then().statusCode(204);
        assertRefused(as(token).get("/api/v1/queue"), ErrorCode.INVALID_TOKEN);
        assertThat(admin().get(TOKENS).<String>path("items.find { it.moderator == '" + carla + "' }.revokedAt"))
                .isNotNull();
    }

    @Test
    void revoking_again_changes_nothing() {
        String path = TOKENS + "/" + issue().path("id");
        admin().delete(path).then().statusCode(204);
        String revokedAt = admin().get(TOKENS).path("items.find { it.moderator == '" + carla + "' }.revokedAt");
        admin().delete(path).then().statusCode(204);
        assertThat(admin().get(TOKENS).<String>path("items.find { it.moderator == '" + carla + "' }.revokedAt"))
                .isEqualTo(revokedAt);
        assertRefused(admin().delete(TOKENS + "/" + UUID.randomUUID()), ErrorCode.ACCESS_TOKEN_NOT_FOUND);
        assertRefused(admin().delete(TOKENS + "/1"), ErrorCode.INVALID_ID);
    }

    @Test
    void a_request_that_is_repeated_issues_one_token() {
        Map<String, String> request = Map.of("moderator", carla, "name", "Carla's phone");
        String retry = UUID.randomUUID().toString();
        Response first = admin().header("Idempotency-Key", retry).body(request).post(TOKENS);
        Response again = admin().header("Idempotency-Key", retry).body(request).post(TOKENS);
        assertThat(again.asString()).isEqualTo(first.asString());
        as(again.path("token")).get("/api/v1/queue").then().statusCode(200);
        assertThat(Rows.count("access_token WHERE moderator_id = CAST(? AS uuid)", carla))
                .isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_said() {
        assertRefused(admin().body(Map.of()).post(TOKENS), ErrorCode.INVALID_FIELD, "moderator", "name");
        for (String name : List.of(" ", "a".repeat(101), "a\u0000b", "half a pair: \ud83d")) {
            assertRefused(
                    admin().body(Json.escaped(Map.of("moderator", carla, "name", name)))
                            .post(TOKENS),
                    ErrorCode.INVALID_FIELD,
                    "name");
        }
        assertRefused(
                admin().body(Map.of("moderator", "1-1-1-1-1", "name", "x")).post(TOKENS),
                ErrorCode.INVALID_FIELD,
                "moderator");
        assertRefused(
                admin().body(Map.of("moderator", UUID.randomUUID().toString(), "name", "x"))
                        .post(TOKENS),
                ErrorCode.MODERATOR_NOT_FOUND);
    }

    @Test
    void without_a_token_nobody_is_a_moderator() {
        for (String authorization : List.of("", "Basic YWRtaW46YWRtaW4=", "Bearer", "Receipt x")) {
            Map<String, String> headers = new HashMap<>();
            if (!authorization.isEmpty()) {
                headers.put("Authorization", authorization);
            }
            Response answer = Newsroom.anybody().headers(headers).get("/api/v1/queue");
            assertRefused(answer, ErrorCode.TOKEN_REQUIRED);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void a_wrong_token_lets_nobody_in() {
        for (String token : List.of("wrong", "a".repeat(43), " ", "%00", "a b")) {
            Response answer = as(token).get("/api/v1/queue");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertRefused(as("wrong").get("/api/v1/queue"), ErrorCode.INVALID_TOKEN);
    }

    @Test
    void a_wrong_token_does_not_shut_out_the_public() {
        Newsroom newsroom = Newsroom.open();
        assertThat(as("wrong")
                        .queryParam("page", "p")
                        .get(newsroom.path("/thread"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("wrong")
                        .body(Newsroom.comment("Still taken"))
                        .post(newsroom.path("/comments"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void the_scheme_is_read_in_any_case() {
        String token = issue().path("token");
        Newsroom.anybody()
                .header("Authorization", "bearer " + token)
                .get("/api/v1/queue")
                .then()
                .statusCode(200);
    }
}
