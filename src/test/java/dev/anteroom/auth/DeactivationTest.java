package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who works here no more comes in no more. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class DeactivationTest {

    private static final String QUEUE = "/api/v1/queue";

    @Inject
    FirstAdministrator first;

    private Newsroom newsroom;
    private Person ana;
    private String token;

    @BeforeEach
    void hire() {
        newsroom = Newsroom.open();
        ana = Person.signedIn(newsroom);
        token = admin().body(Map.of("moderator", ana.id, "name", "script"))
                .post("/api/v1/tokens")
                .path("token");
    }

    private Response setActive(boolean active) {
        return admin().body(Map.of("active", active)).patch("/api/v1/moderators/" + ana.id);
    }

    @Test
    void nothing_lets_in_who_was_deactivated() {
        assertThat(setActive(false).<Boolean>path("active")).isFalse();
        assertRefused(Newsroom.as(token).get(QUEUE), ErrorCode.INVALID_TOKEN);
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
        assertRefused(Person.signIn(ana.userName, Person.PASSWORD), ErrorCode.SIGN_IN_REFUSED);
        assertRefused(admin().post("/api/v1/moderators/" + ana.id + "/invitation"), ErrorCode.MODERATOR_INACTIVE);
        assertRefused(
                admin().body(Map.of("moderator", ana.id, "name", "x")).post("/api/v1/tokens"),
                ErrorCode.MODERATOR_INACTIVE);
    }

    @Test
    void an_invitation_ends_as_well() {
        String secret = ana.invite();
        setActive(false);
        setActive(true);
        assertRefused(ana.accept(secret, Person.PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void who_comes_back_has_their_password_and_neither_tokens_nor_sessions() {
        setActive(false);
        setActive(false);
        assertThat(setActive(true).<Boolean>path("active")).isTrue();
        assertRefused(Newsroom.as(token).get(QUEUE), ErrorCode.INVALID_TOKEN);
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
        assertThat(Person.signIn(ana.userName, Person.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void what_they_decided_still_bears_their_name() {
        String comment = newsroom.post("Decided before").id();
        ana.browser().post("/api/v1/comments/" + comment + "/approve").then().statusCode(200);
        setActive(false);
        assertThat(newsroom.ana().get("/api/v1/comments/" + comment).<String>path("decisions[0].by"))
                .startsWith("Ana ");
    }

    @Test
    void the_last_administrator_stays() {
        List<String> others = admin().get("/api/v1/moderators")
                .path("items.findAll { it.role == 'ADMIN' && it.sites == null && it.active && it.name != 'admin' }.id");
        others.forEach(other -> admin().body(Map.of("active", false))
                .patch("/api/v1/moderators/" + other)
                .then()
                .statusCode(200));
        String me = "/api/v1/moderators/" + admin().get("/api/v1/session").path("id");
        for (Map<String, ?> change : List.of(
                Map.of("active", false), Map.of("role", "MODERATOR"), Map.of("sites", List.of(newsroom.site)))) {
            assertRefused(admin().body(change).patch(me), ErrorCode.LAST_ADMINISTRATOR);
        }
        assertThat(admin().get("/api/v1/moderators").statusCode()).isEqualTo(200);

        admin().body(Map.of("role", "ADMIN")).patch("/api/v1/moderators/" + ana.id);
        admin().body(Collections.singletonMap("sites", null)).patch("/api/v1/moderators/" + ana.id);
        ana.signIn();
        // Now that there is another one, either may go; the one who is left may not.
        assertThat(setActive(false).statusCode()).isEqualTo(200);
        assertRefused(admin().body(Map.of("active", false)).patch(me), ErrorCode.LAST_ADMINISTRATOR);
    }

    @Test
    void whoever_runs_the_service_comes_back_in_with_the_configured_token() {
        admin().body(Map.of("role", "ADMIN")).patch("/api/v1/moderators/" + ana.id);
        admin().body(Collections.singletonMap("sites", null)).patch("/api/v1/moderators/" + ana.id);
        String admin = admin().get("/api/v1/session").path("id");
        try {
            ana.browser()
                    .body(Map.of("active", false))
                    .patch("/api/v1/moderators/" + admin)
                    .then()
                    .statusCode(200);
            assertRefused(admin().get(QUEUE), ErrorCode.INVALID_TOKEN);
        } finally {
            // As at every start.
            first.letIn(null);
        }
        assertThat(admin().get("/api/v1/moderators").statusCode()).isEqualTo(200);
        assertThat(setActive(false).statusCode()).isEqualTo(200);
    }

    @Test
    void active_is_true_or_false() {
        assertRefused(
                admin().body(Map.of("active", "no")).patch("/api/v1/moderators/" + ana.id),
                ErrorCode.INVALID_FIELD,
                "active");
    }
}
