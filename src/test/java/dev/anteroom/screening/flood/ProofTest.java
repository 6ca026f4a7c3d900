package dev.anteroom.screening.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.base.Secret;
import dev.anteroom.screening.flood.Proof.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that was looked for counts once, for a while, on one site. */
class ProofTest {

    private static final Secret SITE = Secret.random();

    private final Hands clock = new Hands("2026-03-02T09:00:00Z");
    private final Proof proof = new Proof(clock);

    private Challenge challenge() {
        return proof.challenge(SITE, 200);
    }

    @Test
    void a_number_that_was_found_counts() {
        assertThat(proof.spend(SITE, Solver.solve(challenge()), "a")).isEmpty();
    }

    @Test
    void the_numbers_go_as_far_as_they_should() {
        for (int i = 0; i < 50; i++) {
            Challenge asked = proof.challenge(SITE, 3);
            assertThat(asked.maxnumber()).isEqualTo(3);
            assertThat(Solver.number(asked.salt(), asked.challenge(), 3)).isBetween(0, 3);
        }
    }

    @Test
    void it_counts_once_and_again_for_the_same_request_only() {
        String answer = Solver.solve(challenge());
        assertThat(proof.spend(SITE, answer, "a")).isEmpty();
        assertThat(proof.spend(SITE, answer, "a")).isEmpty();
        assertThat(proof.spend(SITE, answer, "b")).contains(Fault.USED);
    }

    @Test
    void the_same_answer_written_otherwise_is_no_other() {
        Challenge asked = challenge();
        int number = Solver.number(asked.salt(), asked.challenge(), 200);
        String plain = "{\"number\":" + number + ",\"algorithm\":\"SHA-256\",\"salt\":\"" + asked.salt()
                + "\",\"challenge\":\"" + asked.challenge() + "\",\"signature\":\"" + asked.signature() + "\"}";
        assertThat(proof.spend(SITE, Solver.solve(asked), "a")).isEmpty();
        assertThat(proof.spend(SITE, Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), "b"))
                .contains(Fault.USED);
    }

    @Test
    void it_counts_for_twenty_minutes() {
        String first = Solver.solve(challenge());
        String second = Solver.solve(challenge());
        clock.pass(Duration.ofMinutes(20));
        assertThat(proof.spend(SITE, first, "a")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(proof.spend(SITE, second, "b")).contains(Fault.EXPIRED);
    }

    @Test
    void another_sites_counts_nowhere_else() {
        assertThat(proof.spend(Secret.random(), Solver.solve(challenge()), "a")).contains(Fault.FOREIGN);
    }

    @Test
    void nothing_in_it_can_be_changed() {
        Challenge asked = challenge();
        int number = Solver.number(asked.salt(), asked.challenge(), 200);
        String later = asked.salt().replace("expires=", "expires=9");
        assertThat(proof.spend(SITE, Solver.payload(later, asked.challenge(), number, asked.signature()), "a"))
                .contains(Fault.WRONG);
        assertThat(proof.spend(
                        SITE, Solver.payload(asked.salt(), asked.challenge(), number + 1, asked.signature()), "a"))
                .contains(Fault.WRONG);
        assertThat(proof.spend(
                        SITE, Solver.payload(asked.salt(), "0" + asked.challenge(), number, asked.signature()), "a"))
                .contains(Fault.FOREIGN);
        assertThat(proof.spend(SITE, Solver.payload(asked.salt(), asked.challenge(), number, "00"), "a"))
                .contains(Fault.FOREIGN);
    }

    /** The first digits of the number cannot be taken for the last of the time. */
    @Test
    void digits_cannot_be_moved_into_the_time() {
        Challenge asked = challenge();
        int number = Solver.number(asked.salt(), asked.challenge(), 200);
        String digits = Integer.toString(number);
        String moved = asked.salt() + digits.charAt(0);
        String rest = digits.length() > 1 ? digits.substring(1) : "0";
        assertThat(proof.spend(
                        SITE, Solver.payload(moved, asked.challenge(), Long.parseLong(rest), asked.signature()), "a"))
                .contains(Fault.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "{}",
                "[]",
                "null",
                "{\"algorithm\":\"SHA-256\"}",
                "{\"algorithm\":\"SHA-1\",\"challenge\":\"a\",\"number\":1,\"salt\":\"s\",\"signature\":\"a\"}",
                "{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":1.5,\"salt\":\"000000000000000000000000?expires=1&\",\"signature\":\"a\"}",
                "{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":1e400,\"salt\":\"000000000000000000000000?expires=1&\",\"signature\":\"a\"}",
                "{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":\"1\",\"salt\":\"000000000000000000000000?expires=1&\",\"signature\":\"a\"}",
                "{\"algorithm\":\"SHA-256\",\"challenge\":{},\"number\":1,\"salt\":\"000000000000000000000000\",\"signature\":[]}",
                "[[[[[[[[[[]]]]]]]]]]"
            })
    void anything_else_is_refused(String json) {
        String answer = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        assertThat(proof.spend(SITE, answer, "a")).contains(Fault.MALFORMED);
        assertThat(proof.spend(SITE, json, "a")).contains(Fault.MALFORMED);
        assertThat(proof.spend(SITE, answer + "A".repeat(1_001), "a")).contains(Fault.MALFORMED);
    }
}
