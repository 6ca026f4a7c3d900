package dev.anteroom.auth;

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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing gets slower and slower; and how it all is behind a proxy that speaks TLS. */
@QuarkusTest
@TestProfile(SlowDownTest.BehindProxy.class)
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SlowDownTest {

    /** Addresses and TLS are what a proxy says they are; few failures are free. */
    public static class BehindProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "anteroom.sign-in.failures-per-name", "3",
                    "anteroom.sign-in.failures-per-address", "6");
        }
    }

    private static final String WRONG = "not the password";

    private static int addresses;

    private Person ana;
    private String address;

    @BeforeEach
    void hire() {
        // A whole second, so that waits come out whole.
        TestClock.INSTANCE.set(java.time.Instant.parse("2026-05-01T12:00:00Z"));
        ana = Person.withAccount(Newsroom.open());
        address = newAddress();
    }

    @AfterEach
    void letTimeRun() {
        TestClock.INSTANCE.run();
    }

    private static String newAddress() {
        addresses++;
        return "198.51.100." + addresses;
    }

    private static Response signIn(String address, String userName, String password) {
        return from(address)
                .body(Map.of("userName", userName, "password", password))
                .post(Person.SESSION);
    }

    private static RequestSpecification from(String address) {
        return anybody().header("X-Forwarded-For", address);
    }

    private static void assertSlowed(Response answer, int seconds) {
        assertRefused(answer, ErrorCode.TOO_MANY_ATTEMPTS);
        assertThat(answer.header("Retry-After")).isEqualTo(String.valueOf(seconds));
    }

    @Test
    void after_three_failures_under_a_name_each_further_one_doubles_the_wait() {
        for (int i = 0; i < 3; i++) {
            assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
        }
        for (int wait = 1; wait <= 16; wait *= 2) {
            assertSlowed(signIn(newAddress(), ana.userName, WRONG), wait);
            // Not even with the right one, and not by writing the name otherwise.
            assertSlowed(signIn(newAddress(), " " + ana.userName.toUpperCase(), Person.PASSWORD), wait);
            TestClock.INSTANCE.advance(Duration.ofSeconds(wait));
            assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
        }
    }

    @Test
    void the_wait_is_a_quarter_of_an_hour_at_most() {
        for (int i = 0; i < 16; i++) {
            assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
            TestClock.INSTANCE.advance(Duration.ofMinutes(15));
        }
        assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
        assertSlowed(signIn(newAddress(), ana.userName, WRONG), 15 * 60);
    }

    @Test
    void a_name_that_nobody_has_is_slowed_down_like_any_other() {
        String nobody = "nobody-" + UUID.randomUUID();
        Set<String> answers = new HashSet<>();
        for (String name : List.of(nobody, ana.userName)) {
            StringBuilder said = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                Response answer = signIn(newAddress(), name, WRONG);
                said.append(answer.statusCode())
                        .append(answer.header("Retry-After"))
                        .append(answer.asString());
            }
            answers.add(said.toString());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void who_signs_in_has_forgotten_failures_behind_them() {
        signIn(newAddress(), ana.userName, WRONG);
        signIn(newAddress(), ana.userName, WRONG);
        signIn(newAddress(), ana.userName, Person.PASSWORD).then().statusCode(201);
        for (int i = 0; i < 3; i++) {
            assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
        }
        assertSlowed(signIn(newAddress(), ana.userName, WRONG), 1);
    }

    @Test
    void failures_are_forgotten_in_time() {
        for (int i = 0; i < 4; i++) {
            signIn(newAddress(), ana.userName, WRONG);
        }
        TestClock.INSTANCE.advance(Duration.ofMinutes(76));
        for (int i = 0; i < 3; i++) {
            assertRefused(signIn(newAddress(), ana.userName, WRONG), ErrorCode.SIGN_IN_REFUSED);
        }
    }

    @Test
    void an_address_is_slowed_down_whatever_names_it_tries() {
        for (int i = 0; i < 6; i++) {
            assertRefused(signIn(address, "nobody-" + i + UUID.randomUUID(), WRONG), ErrorCode.SIGN_IN_REFUSED);
        }
        assertSlowed(signIn(address, "nobody-" + UUID.randomUUID(), WRONG), 1);
        assertSlowed(signIn(address, ana.userName, Person.PASSWORD), 1);
        // Others are not, and one right password does not free the address for more guesses.
        signIn(newAddress(), ana.userName, Person.PASSWORD).then().statusCode(201);
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        signIn(address, ana.userName, Person.PASSWORD).then().statusCode(201);
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        assertRefused(signIn(address, "nobody-" + UUID.randomUUID(), WRONG), ErrorCode.SIGN_IN_REFUSED);
        assertSlowed(signIn(address, "nobody-" + UUID.randomUUID(), WRONG), 2);
    }

    @Test
    void addresses_of_one_ipv6_network_are_one() {
        for (int i = 0; i < 6; i++) {
            signIn("2001:db8:1:1::" + i, "nobody-" + UUID.randomUUID(), WRONG);
        }
        assertSlowed(signIn("2001:db8:1:1:ffff::1", "nobody-" + UUID.randomUUID(), WRONG), 1);
        assertRefused(signIn("2001:db8:1:2::1", "nobody-" + UUID.randomUUID(), WRONG), ErrorCode.SIGN_IN_REFUSED);
    }

    @Test
    void guessing_at_the_same_moment_is_no_way_around() {
        List<Response> answers = Together.all(12, i -> signIn("203.0.113." + i, ana.userName, WRONG));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 401).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(9);
    }

    @Test
    void guessing_by_one_who_is_signed_in_is_slowed_down_too() {
        String cookie = signIn(newAddress(), ana.userName, Person.PASSWORD).cookie("anteroom");
        for (int i = 0; i < 3; i++) {
            assertRefused(
                    Person.with(cookie)
                            .body(Map.of("current", WRONG, "password", "another horse and battery"))
                            .put("/api/v1/account/password"),
                    ErrorCode.WRONG_PASSWORD);
        }
        assertSlowed(
                Person.with(cookie).body(Map.of("password", Person.PASSWORD)).post("/api/v1/account/totp"), 1);
    }

    @Test
    void what_it_counts_by_is_nowhere() {
        signIn("203.0.113.99", ana.userName, WRONG);
        for (String table : Rows.tables()) {
            assertThat(Rows.dump(table)).as(table).doesNotContain("203.0.113.99", WRONG);
        }
    }

    @Test
    void behind_tls_the_cookie_is_secure_and_bound_to_the_host() {
        Response signedIn = from(address)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "comments.example")
                .header("Origin", "https://comments.example")
                .body(Map.of("userName", ana.userName, "password", Person.PASSWORD))
                .post(Person.SESSION);
        assertThat(signedIn.header("Set-Cookie"))
                .matches(
                        "__Host-anteroom=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");

        String cookie = signedIn.cookie("__Host-anteroom");
        Map<String, String> proxy = Map.of(
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "comments.example:443",
                "Origin",
                "https://comments.example");
        anybody()
                .headers(proxy)
                .cookie("__Host-anteroom", cookie)
                .get("/api/v1/queue")
                .then()
                .statusCode(200);
        anybody()
                .headers(proxy)
                .cookie("__Host-anteroom", cookie)
                .delete("/api/v1/session")
                .then()
                .statusCode(204);
        // One that another host of the domain may have set is not looked at.
        assertRefused(
                anybody().headers(proxy).cookie("anteroom", cookie).get("/api/v1/queue"), ErrorCode.TOKEN_REQUIRED);
    }
}
