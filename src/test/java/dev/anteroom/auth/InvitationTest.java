package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a moderator comes to a user name and password, and to new ones. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class InvitationTest {

    private static final String PASSWORD = Person.PASSWORD;

    private Newsroom newsroom;
    private Person ana;

    @BeforeEach
    void hire() {
        newsroom = Newsroom.open();
        ana = Person.hired(newsroom, "MODERATOR");
    }

    @AfterEach
    void letTimeRun() {
        TestClock.INSTANCE.run();
    }

    private String path() {
        return "/api/v1/moderators/" + ana.id + "/invitation";
    }

    private Map<String, Object> shown() {
        return admin().get("/api/v1/moderators").jsonPath().getMap("items.find { it.id == '" + ana.id + "' }");
    }

    @Test
    void who_is_invited_chooses_a_name_and_password_and_signs_in() {
        Response accepted = ana.accept(ana.invite(), PASSWORD);
        assertThat(accepted.statusCode()).isEqualTo(201);
        assertThat(accepted.jsonPath().getMap("$"))
                .isEqualTo(Map.of("userName", ana.userName, "codes", false, "recoveryCodes", 0));
        assertThat(ana.signIn().browser().get("/api/v1/queue").statusCode()).isEqualTo(200);
        assertThat(ana.browser().get("/api/v1/account").<String>path("userName"))
                .isEqualTo(ana.userName);
    }

    @Test
    void an_administrator_sees_who_is_invited_and_who_has_an_account() {
        assertThat(shown()).containsEntry("userName", null).containsEntry("invitedUntil", null);
        String secret = ana.invite();
        assertThat((String) shown().get("invitedUntil")).endsWith("Z");
        ana.accept(secret, PASSWORD);
        assertThat(shown()).containsEntry("userName", ana.userName).containsEntry("invitedUntil", null);
    }

    @Test
    void an_invitation_is_good_once() {
        String secret = ana.invite();
        ana.accept(secret, PASSWORD).then().statusCode(201);
        assertRefused(ana.accept(secret, PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
        assertRefused(ana.accept("no such secret", PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void of_two_that_accept_at_once_one_does() {
        String secret = ana.invite();
        List<Response> answers = Together.all(4, i -> Person.accept(secret, ana.userName + i, PASSWORD));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> assertRefused(answer, ErrorCode.INVITATION_NOT_FOUND));
    }

    @Test
    void an_invitation_expires_after_three_days() {
        String secret = ana.invite();
        TestClock.INSTANCE.advance(Duration.ofHours(72).minusSeconds(1));
        assertRefused(Person.accept(secret, ana.userName, "short"), ErrorCode.INVALID_FIELD, "password");
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        assertRefused(ana.accept(secret, PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void a_second_invitation_takes_the_place_of_the_first() {
        String first = ana.invite();
        String second = ana.invite();
        assertRefused(ana.accept(first, PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
        assertThat(ana.accept(second, PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void a_withdrawn_invitation_is_good_no_more() {
        String secret = ana.invite();
        admin().delete(path()).then().statusCode(204);
        admin().delete(path()).then().statusCode(204);
        assertRefused(ana.accept(secret, PASSWORD), ErrorCode.INVITATION_NOT_FOUND);
    }

    @Test
    void a_reset_ends_the_password_and_all_sessions() {
        ana.accept(ana.invite(), PASSWORD);
        ana.signIn();
        String secret = ana.invite();
        assertRefused(ana.browser().get("/api/v1/queue"), ErrorCode.INVALID_SESSION);
        assertRefused(Person.signIn(ana.userName, PASSWORD), ErrorCode.SIGN_IN_REFUSED);

        String another = "another horse and battery";
        // The name is kept for its owner, who need not say it again.
        Person.accept(secret, null, another).then().statusCode(201);
        assertRefused(Person.signIn(ana.userName, PASSWORD), ErrorCode.SIGN_IN_REFUSED);
        assertThat(Person.signIn(ana.userName, another).statusCode()).isEqualTo(201);
    }

    @Test
    void the_tokens_of_ones_scripts_outlive_a_reset() {
        String token = admin().body(Map.of("moderator", ana.id, "name", "script"))
                .post("/api/v1/tokens")
                .path("token");
        ana.accept(ana.invite(), PASSWORD);
        ana.invite();
        assertThat(Newsroom.as(token).get("/api/v1/queue").statusCode()).isEqualTo(200);
    }

    @Test
    void only_who_administers_the_service_invites() {
        assertRefused(anybody().post(path()), ErrorCode.TOKEN_REQUIRED);
        assertRefused(newsroom.ana().post(path()), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.olga().post(path()), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.olga().delete(path()), ErrorCode.FORBIDDEN);
        String nobody = "/api/v1/moderators/" + UUID.randomUUID() + "/invitation";
        assertRefused(admin().post(nobody), ErrorCode.MODERATOR_NOT_FOUND);
        assertRefused(admin().delete(nobody), ErrorCode.MODERATOR_NOT_FOUND);
        assertRefused(admin().post("/api/v1/moderators/1/invitation"), ErrorCode.INVALID_ID);
    }

    @Test
    void a_user_name_belongs_to_one_person() {
        Person ben = Person.withAccount(newsroom);
        String secret = ana.invite();
        assertRefused(Person.accept(secret, ben.userName, PASSWORD), ErrorCode.USER_NAME_TAKEN);
        assertRefused(Person.accept(secret, ben.userName.toUpperCase(), PASSWORD), ErrorCode.USER_NAME_TAKEN);
        assertRefused(
                admin().body(Map.of("userName", ben.userName)).patch("/api/v1/moderators/" + ana.id),
                ErrorCode.USER_NAME_TAKEN);
        assertThat(ana.accept(secret, PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void an_administrator_may_give_the_name_before() {
        admin().body(Map.of("userName", ana.userName))
                .patch("/api/v1/moderators/" + ana.id)
                .then()
                .statusCode(200);
        assertThat(shown()).containsEntry("userName", ana.userName);
        // A name without a password lets nobody in.
        assertRefused(Person.signIn(ana.userName, PASSWORD), ErrorCode.SIGN_IN_REFUSED);
        Person.accept(ana.invite(), null, PASSWORD).then().statusCode(201);
        assertThat(Person.signIn(ana.userName, PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void what_is_wrong_is_said_and_the_invitation_stays_good() {
        String secret = ana.invite();
        for (String name : List.of("", "a", "-ana", "ana maria", "añá", "a".repeat(101), "ana\u0000")) {
            assertRefused(Person.accept(secret, name, PASSWORD), ErrorCode.INVALID_FIELD, "userName");
        }
        assertRefused(Person.accept(secret, null, PASSWORD), ErrorCode.INVALID_FIELD, "userName");
        assertRefused(Person.accept(null, ana.userName, PASSWORD), ErrorCode.INVALID_FIELD, "invitation");
        for (String password : new String[] {null, "", "elevenchars", "x".repeat(1001), ana.userName}) {
            assertRefused(Person.accept(secret, ana.userName, password), ErrorCode.INVALID_FIELD, "password");
        }
        assertRefused(
                anybody().body(Map.of("invitation", secret, "admin", true)).post("/api/v1/accounts"),
                ErrorCode.UNKNOWN_PROPERTY);
        assertRefused(
                anybody().body(Map.of("invitation", 1)).post("/api/v1/accounts"),
                ErrorCode.INVALID_FIELD,
                "invitation");
        assertRefused(
                admin().body(Map.of("userName", "a b")).patch("/api/v1/moderators/" + ana.id),
                ErrorCode.INVALID_FIELD,
                "userName");
        assertThat(ana.accept(secret, PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void another_sites_page_cannot_accept() {
        assertRefused(
                anybody()
                        .header("Origin", Newsroom.ORIGIN)
                        .body(Map.of("invitation", ana.invite(), "userName", ana.userName, "password", PASSWORD))
                        .post("/api/v1/accounts"),
                ErrorCode.FOREIGN_ORIGIN);
    }

    @Test
    void neither_password_nor_secret_is_kept() {
        String secret = ana.invite();
        ana.accept(secret, PASSWORD);
        String waiting = ana.invite();
        for (String table : Rows.tables()) {
            assertThat(Rows.dump(table)).as(table).doesNotContain(PASSWORD, secret, waiting);
        }
        Person ben = Person.withAccount(newsroom);
        assertThat(Rows.<String>one("SELECT password_hash FROM account WHERE moderator_id = CAST(? AS uuid)", ben.id))
                .startsWith("$argon2id$v=19$m=12288,t=3,p=1$");
    }
}
