package dev.anteroom.comments;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.screening.flood.Solver;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flood is slowed down at the door, and an attack costs its sender work. */
@QuarkusTest
@TestProfile(GateTest.Guarded.class)
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class GateTest {

    /** Addresses are what a proxy says they are; few comments are many. */
    public static class Guarded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "anteroom.flood.enabled", "true",
                    "anteroom.flood.per-address", "3",
                    "anteroom.flood.per-author", "2",
                    "anteroom.flood.attack-from", "8",
                    "anteroom.flood.proof-numbers", "500");
        }
    }

    private static int days;

    private Newsroom newsroom;

    /** Each test on a day of its own: nobody is remembered from the one before. */
    @BeforeEach
    void open() {
        TestClock.INSTANCE.set(Instant.parse("2026-04-10T12:00:00Z").plus(Duration.ofDays(++days)));
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response from(String address, Map<String, ?> request) {
        return anybody().header("X-Forwarded-For", address).body(request).post(newsroom.path("/comments"));
    }

    private void attack() {
        for (int i = 0; i < 9; i++) {
            from("8.8.4." + i, comment("Wave " + i));
        }
    }

    private static Map<String, Object> with(String proof) {
        Map<String, Object> request = comment("A word in an attack");
        request.put("proof", proof);
        return request;
    }

    private String solved() {
        Response challenge = anybody().get(newsroom.path("/challenge"));
        challenge.then().statusCode(200).header("Cache-Control", "no-store");
        String salt = challenge.path("salt");
        String hash = challenge.path("challenge");
        assertThat(challenge.<String>path("algorithm")).isEqualTo("SHA-256");
        int number = Solver.number(salt, hash, challenge.path("maxnumber"));
        return Solver.payload(salt, hash, number, challenge.path("signature"));
    }

    @Test
    void who_sends_too_much_from_one_place_is_told_when_to_come_back() {
        for (int i = 0; i < 3; i++) {
            from("8.8.8.8", comment("Comment " + i)).then().statusCode(202);
        }
        Response refused = from("8.8.8.8", comment("One too many"));
        assertRefused(refused, ErrorCode.TOO_MANY_REQUESTS);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        from("9.9.9.9", comment("Somebody else")).then().statusCode(202);
        assertThat(newsroom.queue()).hasSize(4).doesNotContain("One too many");

        TestClock.INSTANCE.advance(Duration.ofMinutes(10));
        from("8.8.8.8", comment("Later")).then().statusCode(202);
    }

    @Test
    void readers_behind_a_proxy_that_does_not_say_who_asks_are_not_one() {
        for (int i = 0; i < 4; i++) {
            newsroom.post("From the machine itself " + i);
            from("10.0.0.7", comment("From its network " + i)).then().statusCode(202);
        }
    }

    @Test
    void an_author_is_slowed_down_from_wherever_he_sends() {
        Map<String, Object> request = new HashMap<>(comment("Me again"));
        request.put("authorSecret", "rosa and her own browser");
        from("8.8.8.1", request).then().statusCode(202);
        from("8.8.8.2", request).then().statusCode(202);
        assertRefused(from("8.8.8.3", request), ErrorCode.TOO_MANY_REQUESTS);
    }

    @Test
    void in_an_attack_a_comment_needs_a_proof_of_work() {
        from("9.9.9.1", with("is not looked at")).then().statusCode(202);
        attack();
        assertRefused(from("9.9.9.9", comment("A word in an attack")), ErrorCode.PROOF_REQUIRED);
        from("9.9.9.9", with(solved())).then().statusCode(202);

        TestClock.INSTANCE.advance(Duration.ofMinutes(12));
        from("9.9.9.9", comment("It is over")).then().statusCode(202);
    }

    @Test
    void a_proof_counts_once() {
        attack();
        String proof = solved();
        from("9.9.9.1", with(proof)).then().statusCode(202);
        Response refused = from("9.9.9.2", with(proof));
        assertRefused(refused, ErrorCode.PROOF_INVALID);
        assertThat(refused.<String>path("detail")).contains("used before");
        assertRefused(from("9.9.9.3", with("e30=")), ErrorCode.PROOF_INVALID);
        assertThat(newsroom.queue()).containsOnlyOnce("A word in an attack");
    }

    @Test
    void a_request_that_is_sent_again_needs_no_other_proof() {
        attack();
        String key = UUID.randomUUID().toString();
        String proof = solved();
        Response first = again(key, proof);
        first.then().statusCode(202);
        Response second = again(key, proof);
        second.then().statusCode(202);
        assertThat(second.<String>path("comment.id")).isEqualTo(first.path("comment.id"));
        // With another proof it is the same comment still.
        assertThat(again(key, solved()).<String>path("comment.id")).isEqualTo(first.path("comment.id"));
    }

    private Response again(String key, String proof) {
        return anybody().header("Idempotency-Key", key).body(with(proof)).post(newsroom.path("/comments"));
    }

    @Test
    void another_sites_proof_counts_nowhere_else() {
        attack();
        Newsroom other = newsroom;
        String proof = solved();
        newsroom = Newsroom.open();
        attack();
        assertThat(other.site).isNotEqualTo(newsroom.site);
        assertRefused(from("9.9.9.1", with(proof)), ErrorCode.PROOF_INVALID);
    }

    @Test
    void a_browser_on_the_sites_page_may_ask() {
        anybody()
                .header("Origin", Newsroom.ORIGIN)
                .get(newsroom.path("/challenge"))
                .then()
                .header("Access-Control-Allow-Origin", Newsroom.ORIGIN);
        assertRefused(anybody().get("/api/v1/sites/no-such-site/challenge"), ErrorCode.SITE_NOT_FOUND);
    }
}
