package dev.anteroom.screening.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.FloodConfig;
import dev.anteroom.web.Refusal;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who sends too much waits, each time longer. */
class FloodTest {

    private static final int SITE = 7;

    private final Hands clock = new Hands("2026-03-02T09:00:00Z");
    private final Flood flood = new Flood(config("true"), clock);

    private static FloodConfig config(String enabled) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(FloodConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("anteroom.flood.enabled", enabled)
                .build();
        return config.getConfigMapping(FloodConfig.class);
    }

    private Duration send(String address, String author, String page) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> flood.admit(new Sender(SITE, address, author, page)));
        if (refusal == null) {
            return Duration.ZERO;
        }
        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        return Duration.ofSeconds(refusal.retryAfter());
    }

    private Duration from(String address) {
        return send(address, null, "page");
    }

    private void mustGoThrough(int comments, String address, String author, String page) {
        for (int i = 0; i < comments; i++) {
            assertThat(send(address, author, page)).isZero();
        }
    }

    @Test
    void one_place_is_slowed_down_and_no_other() {
        mustGoThrough(20, "a", null, "page");
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(10));
        assertThat(from("b")).isZero();
    }

    @Test
    void asking_while_one_waits_makes_it_no_longer() {
        mustGoThrough(20, "a", null, "page");
        from("a");
        clock.pass(Duration.ofSeconds(4));
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(6));
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void a_wait_doubles() {
        mustGoThrough(20, "a", null, "page");
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(10));
        clock.pass(Duration.ofSeconds(10));
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(20));
        clock.pass(Duration.ofSeconds(20));
        assertThat(from("a")).isZero();
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void it_is_never_longer_than_the_longest() {
        mustGoThrough(20, "a", null, "page");
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 30; i++) {
            Duration next = from("a");
            while (next.isZero()) {
                next = from("a");
            }
            assertThat(next).isGreaterThanOrEqualTo(wait).isLessThanOrEqualTo(Duration.ofMinutes(15));
            wait = next;
            clock.pass(next);
        }
        assertThat(wait).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void an_author_is_slowed_down_wherever_he_sends_from() {
        for (int i = 0; i < 10; i++) {
            assertThat(send("place " + i, "author", "page")).isZero();
        }
        assertThat(send("another", "author", "page")).isPositive();
        assertThat(send("another", "somebody else", "page")).isZero();
    }

    @Test
    void nobody_is_slowed_down_for_a_place_that_is_not_known() {
        mustGoThrough(100, null, null, "page");
    }

    @Test
    void a_thread_and_a_site_take_so_many_a_minute() {
        mustGoThrough(300, null, null, "page");
        assertThat(send(null, null, "page")).isPositive();
        for (int page = 0; page < 3; page++) {
            mustGoThrough(300, null, null, "page " + page);
        }
        assertThat(send(null, null, "page 9")).isPositive();
        clock.pass(Duration.ofMinutes(1));
        assertThat(send(null, null, "page")).isZero();
    }

    @Test
    void at_midnight_all_is_forgotten() {
        mustGoThrough(20, "a", null, "page");
        clock.pass(Duration.ofHours(15).minusSeconds(5));
        mustGoThrough(20, "a", null, "page");
        assertThat(from("a")).isEqualTo(Duration.ofSeconds(10));
        clock.pass(Duration.ofSeconds(5));
        mustGoThrough(20, "a", null, "page");
    }

    @Test
    void a_few_comments_are_no_attack() {
        mustGoThrough(30, null, null, "page");
        assertThat(flood.underAttack(SITE)).isFalse();
        assertThat(flood.pressure(SITE)).isZero();
        assertThat(flood.proofNumbers(SITE)).isEqualTo(50_000);
    }

    @Test
    void far_more_than_usual_is_one_until_ten_minutes_after() {
        mustGoThrough(31, null, null, "page");
        assertThat(flood.underAttack(SITE)).isTrue();
        assertThat(flood.underAttack(8)).isFalse();
        mustGoThrough(60, null, null, "page");
        assertThat(flood.pressure(SITE)).isGreaterThan(3);
        assertThat(flood.proofNumbers(SITE)).isGreaterThan(150_000);
        clock.pass(Duration.ofMinutes(10));
        assertThat(flood.underAttack(SITE)).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(flood.underAttack(SITE)).isFalse();
    }

    @Test
    void what_is_usual_is_no_attack() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            mustGoThrough(14, null, null, "page");
            assertThat(flood.underAttack(SITE)).as("minute " + minute).isFalse();
            clock.pass(Duration.ofMinutes(1));
        }
        mustGoThrough(90, null, null, "page");
        assertThat(flood.underAttack(SITE)).isFalse();
        mustGoThrough(60, null, null, "page");
        assertThat(flood.underAttack(SITE)).isTrue();
    }

    @Test
    void one_place_alone_is_no_attack() {
        for (int i = 0; i < 1_000; i++) {
            from("a");
        }
        assertThat(flood.underAttack(SITE)).isFalse();
    }

    @Test
    void an_attack_does_not_become_usual_in_its_first_hour() {
        for (int minute = 0; minute < 60; minute++) {
            mustGoThrough(200, null, null, "page");
            assertThat(flood.underAttack(SITE)).isTrue();
            clock.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void what_is_turned_off_slows_nobody_down() {
        Flood off = new Flood(config("false"), clock);
        for (int i = 0; i < 5_000; i++) {
            off.admit(new Sender(SITE, "a", "author", "page"));
        }
        assertThat(off.underAttack(SITE)).isFalse();
    }
}
