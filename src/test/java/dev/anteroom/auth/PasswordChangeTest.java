package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
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

/** How a person changes their password, and what of it all stands in the journal. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PasswordChangeTest {

    private static final String NEW = "another horse and battery";

    private Newsroom newsroom;
    private Person ana;

    @BeforeEach
    void signIn() {
        newsroom = Newsroom.open();
        ana = Person.signedIn(newsroom);
    }

    private Response change(String current, String password) {
        return ana.browser()
                .body(Map.of("current", current, "password", password))
                .put("/api/v1/account/password");
    }

    @Test
    void a_password_is_changed_by_who_knows_it() {
        change(Person.PASSWORD, NEW).then().statusCode(204);
        assertRefused(Person.signIn(ana.userName, Person.PASSWORD), ErrorCode.SIGN_IN_REFUSED);
        assertThat(Person.signIn(ana.userName, NEW).statusCode()).isEqualTo(201);
    }

    @Test
    void all_sessions_but_this_one_end() {
        String elsewhere = ana.cookie();
        ana.signIn();
        change(Person.PASSWORD, NEW).then().statusCode(204);
        assertThat(ana.browser().get("/api/v1/queue").statusCode()).isEqualTo(200);
        assertRefused(Person.with(elsewhere).get("/api/v1/queue"), ErrorCode.INVALID_SESSION);
    }

    @Test
    void what_is_wrong_is_said_and_nothing_changes() {
        assertRefused(change("not her password", NEW), ErrorCode.WRONG_PASSWORD);
        for (String bad : List.of("too short", "x".repeat(1001), "aaaaaaaaaaaaaaa", "passwordpassword")) {
            assertRefused(change(Person.PASSWORD, bad), ErrorCode.INVALID_FIELD, "password");
        }
        assertRefused(
                ana.browser().body(Map.of("password", NEW)).put("/api/v1/account/password"),
                ErrorCode.INVALID_FIELD,
                "current");
        assertRefused(
                newsroom.ana()
                        .body(Map.of("current", Person.PASSWORD, "password", NEW))
                        .put("/api/v1/account/password"),
                ErrorCode.ACCOUNT_NOT_FOUND);
        assertThat(Person.signIn(ana.userName, Person.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void every_change_has_its_entry_in_the_journal_and_no_secret_is_in_it() {
        Person ben = Person.hired(newsroom, "MODERATOR");
        String moderator = "/api/v1/moderators/" + ben.id;
        ben.invite();
        admin().delete(moderator + "/invitation");
        String secret = ben.invite();
        ben.accept(secret, Person.PASSWORD);
        ben.signIn();
        ben.browser()
                .body(Map.of("current", Person.PASSWORD, "password", NEW))
                .put("/api/v1/account/password")
                .then()
                .statusCode(204);
        String totp = ben.browser()
                .body(Map.of("password", NEW))
                .post("/api/v1/account/totp")
                .path("secret");
        ben.browser()
                .body(Map.of("password", NEW))
                .post("/api/v1/account/totp/removal")
                .then()
                .statusCode(204);
        ben.browser().delete("/api/v1/session").then().statusCode(204);
        String cookie = Person.cookie(Person.signIn(ben.userName, NEW));
        Person.with(cookie).delete("/api/v1/sessions").then().statusCode(204);
        ben.invite();
        admin().body(Map.of("active", false)).patch(moderator);
        admin().body(Map.of("active", true)).patch(moderator);

        List<Map<String, Object>> entries = Rows.of(
                "SELECT kind, CAST(moderator_id AS text) AS by FROM journal"
                        + " WHERE site_id = 0 AND subject_id = CAST(? AS uuid) ORDER BY id",
                ben.id);
        assertThat(entries)
                .extracting(entry -> entry.get("kind"))
                .containsExactly(
                        "moderator.created",
                        "moderator.invited",
                        "invitation.withdrawn",
                        "moderator.invited",
                        "invitation.accepted",
                        "password.changed",
                        "codes.enrolled",
                        "codes.removed",
                        "sessions.ended",
                        "account.reset",
                        "moderator.deactivated",
                        "moderator.reactivated");
        assertThat(entries)
                .filteredOn(entry -> ben.id.equals(entry.get("by")))
                .extracting(entry -> entry.get("kind"))
                .containsExactly(
                        "invitation.accepted", "password.changed", "codes.enrolled", "codes.removed", "sessions.ended");
        assertThat(Rows.dump("journal"))
                .doesNotContain(secret, Person.PASSWORD, NEW, totp, cookie, ben.userName, "127.0.0.1");
    }
}
