package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How people sign in, stay signed in, and sign out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SessionTest {

    private static final String SESSION = Person.SESSION;
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String QUEUE = "/api/v1/queue";

    private Newsroom newsroom;
    private Person ana;

    @BeforeEach
    void hire() {
        newsroom = Newsroom.open();
        ana = Person.withAccount(newsroom);
    }

    @AfterEach
    void letTimeRun() {
        TestClock.INSTANCE.run();
    }

    @Test
    void who_signs_in_learns_who_they_are_and_gets_a_cookie_that_no_script_reads() {
        Response signedIn = Person.signIn(ana.userName, Person.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(201);
        assertThat(signedIn.<String>path("id")).isEqualTo(ana.id);
        assertThat(signedIn.<String>path("role")).isEqualTo("MODERATOR");
        assertThat(signedIn.<List<String>>path("sites")).containsExactly(newsroom.site);
        assertThat(signedIn.<Boolean>path("session.current")).isTrue();
        assertThat(signedIn.header("Set-Cookie"))
                .matches("anteroom=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict");
        assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
        assertThat(signedIn.asString()).doesNotContain(signedIn.cookie("anteroom"));
    }

    @Test
    void the_session_opens_the_moderators_calls() {
        String comment = newsroom.post("To be decided").id();
        ana.signIn();
        assertThat(ana.browser().get(QUEUE).<List<String>>path("items.body")).containsExactly("To be decided");
        ana.browser().post("/api/v1/comments/" + comment + "/approve").then().statusCode(200);
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);
        assertRefused(ana.browser().get("/api/v1/moderators"), ErrorCode.FORBIDDEN);
    }

    @Test
    void the_session_says_who_it_is_and_so_does_a_token() {
        ana.signIn();
        assertThat(ana.browser().get(SESSION).<String>path("id")).isEqualTo(ana.id);
        Response token = newsroom.vera().get(SESSION);
        assertThat(token.<String>path("role")).isEqualTo("VIEWER");
        assertThat(token.<Object>path("session")).isNull();
        assertRefused(anybody().get(SESSION), ErrorCode.TOKEN_REQUIRED);
    }

    @Test
    void names_are_read_in_any_case_and_passwords_are_not() {
        assertThat(Person.signIn(" " + ana.userName.toUpperCase(), Person.PASSWORD)
                        .statusCode())
                .isEqualTo(201);
        assertRefused(Person.signIn(ana.userName, Person.PASSWORD.toUpperCase()), ErrorCode.SIGN_IN_REFUSED);
        assertRefused(Person.signIn(ana.userName, Person.PASSWORD + " "), ErrorCode.SIGN_IN_REFUSED);
    }

    @Test
    void one_password_is_one_from_every_keyboard() {
        Person ben = Person.hired(newsroom, "VIEWER");
        ben.accept(ben.invite(), "cafe\u0301 con leche y pan").then().statusCode(201);
        assertThat(Person.signIn(ben.userName, "caf\u00e9 con leche y pan").statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_unknown_name_is_told_from_a_wrong_password_by_nothing() {
        Person invited = Person.hired(newsroom, "MODERATOR");
        admin().body(Map.of("userName", invited.userName)).patch("/api/v1/moderators/" + invited.id);
        Person gone = Person.withAccount(newsroom);
        admin().body(Map.of("active", false)).patch("/api/v1/moderators/" + gone.id);

        Response wrong = Person.signIn(ana.userName, "not her password");
        assertRefused(wrong, ErrorCode.SIGN_IN_REFUSED);
        for (Response other : List.of(
                Person.signIn("nobody-" + UUID.randomUUID(), Person.PASSWORD),
                Person.signIn("", ""),
                Person.signIn("no name at all, " + "x".repeat(1000), "y".repeat(5000)),
                Person.signIn(invited.userName, Person.PASSWORD),
                Person.signIn(gone.userName, Person.PASSWORD))) {
            assertThat(other.statusCode()).isEqualTo(401);
            assertThat(other.asString()).isEqualTo(wrong.asString());
            assertThat(other.headers().asList())
                    .hasToString(wrong.headers().asList().toString());
        }
    }

    @Test
    void what_is_wrong_with_the_request_is_said() {
        assertRefused(anybody().body(Map.of()).post(SESSION), ErrorCode.INVALID_FIELD, "userName", "password");
        assertRefused(
                anybody().body(Map.of("userName", 1, "password", "x")).post(SESSION),
                ErrorCode.INVALID_FIELD,
                "userName");
        assertRefused(anybody().body(Map.of("user", "ana")).post(SESSION), ErrorCode.UNKNOWN_PROPERTY);
        assertRefused(anybody().body("{").post(SESSION), ErrorCode.INVALID_JSON);
        assertRefused(anybody().contentType("text/plain").body("x").post(SESSION), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void signing_out_ends_the_session() {
        ana.signIn();
        Response out = ana.browser().delete(SESSION);
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).isEqualTo("anteroom=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
        assertRefused(ana.browser().delete(SESSION), ErrorCode.INVALID_SESSION);
    }

    @Test
    void signing_out_everywhere_ends_all_of_ones_own_sessions() {
        Person ben = Person.signedIn(newsroom);
        String first = ana.signIn().cookie();
        ana.signIn();
        ana.browser().delete(SESSIONS).then().statusCode(204);
        assertRefused(Person.with(first).get(QUEUE), ErrorCode.INVALID_SESSION);
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
        assertThat(ben.browser().get(QUEUE).statusCode()).isEqualTo(200);
    }

    @Test
    void one_sees_ones_own_sessions_and_ends_one() {
        Person ben = Person.signedIn(newsroom);
        String first = ana.signIn().cookie();
        ana.signIn();
        Response list = ana.browser().get(SESSIONS);
        assertThat(list.<List<Boolean>>path("items.current")).containsExactly(true, false);
        assertThat(list.asString()).doesNotContain(first, ana.cookie(), "127.0.0.1");

        String other = list.path("items[1].id");
        assertRefused(ben.browser().delete(SESSIONS + "/" + other), ErrorCode.SESSION_NOT_FOUND);
        ana.browser().delete(SESSIONS + "/" + other).then().statusCode(204);
        assertRefused(ana.browser().delete(SESSIONS + "/" + other), ErrorCode.SESSION_NOT_FOUND);
        assertRefused(ana.browser().delete(SESSIONS + "/1"), ErrorCode.INVALID_ID);
        assertRefused(Person.with(first).get(QUEUE), ErrorCode.INVALID_SESSION);
        assertThat(ana.browser().get(SESSIONS).<List<String>>path("items.id")).hasSize(1);
    }

    @Test
    void a_session_ends_when_nothing_is_done_with_it() {
        TestClock.INSTANCE.advance(Duration.ZERO);
        ana.signIn();
        TestClock.INSTANCE.advance(Duration.ofHours(11));
        ana.browser().get(QUEUE).then().statusCode(200);
        TestClock.INSTANCE.advance(Duration.ofHours(11));
        ana.browser().get(QUEUE).then().statusCode(200);
        TestClock.INSTANCE.advance(Duration.ofHours(12));
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
    }

    @Test
    void a_session_ends_after_thirty_days_whatever_is_done_with_it() {
        TestClock.INSTANCE.advance(Duration.ZERO);
        ana.signIn();
        for (int hours = 10; hours < 30 * 24; hours += 10) {
            TestClock.INSTANCE.advance(Duration.ofHours(10));
            ana.browser().get(SESSION).then().statusCode(200);
        }
        TestClock.INSTANCE.advance(Duration.ofHours(10));
        assertRefused(ana.browser().get(SESSION), ErrorCode.INVALID_SESSION);
    }

    @Test
    void a_cookie_that_nobody_was_given_lets_nobody_in_and_shuts_nobody_out() {
        assertRefused(Person.with("made-up").get(QUEUE), ErrorCode.INVALID_SESSION);
        assertRefused(Person.with("").get(QUEUE), ErrorCode.INVALID_SESSION);
        assertThat(Person.with("made-up")
                        .queryParam("page", "p")
                        .get(newsroom.path("/thread"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Person.with("made-up")
                        .body(Map.of("userName", ana.userName, "password", Person.PASSWORD))
                        .post(SESSION)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void only_the_hash_of_a_cookie_is_kept() {
        ana.signIn();
        for (String table : Rows.tables()) {
            assertThat(Rows.dump(table)).as(table).doesNotContain(ana.cookie());
        }
    }

    @Test
    void nothing_is_changed_by_a_cookie_without_an_own_page() {
        ana.signIn();
        String comment = newsroom.post("Not by a trick").id();
        String approve = "/api/v1/comments/" + comment + "/approve";
        for (Map<String, String> headers : List.of(
                Map.of("Origin", Newsroom.ORIGIN),
                Map.of("Origin", "null"),
                Map.of("Origin", "https://localhost:" + io.restassured.RestAssured.port),
                Map.of("Origin", Person.origin() + ".evil.example"),
                Map.of("Origin", Newsroom.ORIGIN, "Sec-Fetch-Site", "same-origin"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Sec-Fetch-Site", "none"),
                Map.<String, String>of())) {
            assertRefused(
                    anybody().cookie("anteroom", ana.cookie()).headers(headers).post(approve),
                    ErrorCode.FOREIGN_ORIGIN);
        }
        assertThat(newsroom.queue()).containsExactly("Not by a trick");
        anybody()
                .cookie("anteroom", ana.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .post(approve)
                .then()
                .statusCode(200);
    }

    @Test
    void a_cookie_reads_for_no_other_sites_page() {
        ana.signIn();
        anybody().cookie("anteroom", ana.cookie()).get(QUEUE).then().statusCode(200);
        assertRefused(
                anybody()
                        .cookie("anteroom", ana.cookie())
                        .header("Origin", Newsroom.ORIGIN)
                        .get(newsroom.path("")),
                ErrorCode.FOREIGN_ORIGIN);
        Response thread = anybody()
                .cookie("anteroom", ana.cookie())
                .header("Origin", Newsroom.ORIGIN)
                .queryParam("page", "p")
                .get(newsroom.path("/thread"));
        assertThat(thread.header("Access-Control-Allow-Origin")).isEqualTo(Newsroom.ORIGIN);
        assertThat(thread.header("Access-Control-Allow-Credentials")).isNull();
        for (String path : List.of(SESSION, "/api/v1/accounts", QUEUE, newsroom.path(""))) {
            Response preflight = anybody()
                    .header("Origin", Newsroom.ORIGIN)
                    .header("Access-Control-Request-Method", "POST")
                    .options(path);
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();
            if (!path.startsWith(newsroom.path(""))) {
                assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
            }
        }
    }

    @Test
    void another_sites_page_cannot_sign_anybody_in() {
        Map<String, String> request = Map.of("userName", ana.userName, "password", Person.PASSWORD);
        for (Map<String, String> headers :
                List.of(Map.of("Origin", Newsroom.ORIGIN), Map.of("Sec-Fetch-Site", "cross-site"))) {
            Response answer = anybody().headers(headers).body(request).post(SESSION);
            assertRefused(answer, ErrorCode.FOREIGN_ORIGIN);
            assertThat(answer.header("Set-Cookie")).isNull();
        }
    }

    @Test
    void a_token_counts_before_a_cookie() {
        ana.signIn();
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer wrong");
        assertRefused(ana.browser().headers(headers).get(QUEUE), ErrorCode.INVALID_TOKEN);
        headers.put("Authorization", "Bearer " + newsroom.token("Ben"));
        assertThat(ana.browser().headers(headers).get(SESSION).<String>path("name"))
                .startsWith("Ben");
    }

    @Test
    void an_administrator_who_is_signed_in_issues_tokens_and_a_retry_gets_the_same() {
        Person chief = Person.withAccount(newsroom);
        Map<String, Object> everything = new HashMap<>(Map.of("role", "ADMIN"));
        everything.put("sites", null);
        admin().body(everything).patch("/api/v1/moderators/" + chief.id).then().statusCode(200);
        chief.signIn();
        String retry = UUID.randomUUID().toString();
        Map<String, String> request = Map.of("moderator", ana.id, "name", "script");
        Response first =
                chief.browser().header("Idempotency-Key", retry).body(request).post("/api/v1/tokens");
        Response again =
                chief.browser().header("Idempotency-Key", retry).body(request).post("/api/v1/tokens");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        admin().body(Map.of("active", false)).patch("/api/v1/moderators/" + chief.id);
    }

    @Test
    void a_change_of_role_or_sites_counts_from_the_next_request() {
        ana.signIn();
        String comment = newsroom.post("For whom?").id();
        String moderator = "/api/v1/moderators/" + ana.id;
        admin().body(Map.of("role", "VIEWER")).patch(moderator);
        assertRefused(ana.browser().post("/api/v1/comments/" + comment + "/approve"), ErrorCode.FORBIDDEN);
        admin().body(Map.of("sites", List.of())).patch(moderator);
        assertThat(ana.browser().get(QUEUE).<List<?>>path("items")).isEmpty();
        admin().body(Map.of("active", false)).patch(moderator);
        assertRefused(ana.browser().get(QUEUE), ErrorCode.INVALID_SESSION);
    }

    @Test
    void there_is_no_openid_connect_where_none_is_configured() {
        assertRefused(anybody().get(SESSION + "/openid"), ErrorCode.NOT_FOUND);
        assertRefused(anybody().get(SESSION + "/openid?code=x&state=y"), ErrorCode.NOT_FOUND);
    }

    @Test
    void answers_to_a_session_are_kept_by_no_cache() {
        ana.signIn();
        for (String path : List.of(SESSION, SESSIONS, QUEUE, "/api/v1/account", newsroom.path(""))) {
            assertThat(ana.browser().get(path).headers().getValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
    }
}
