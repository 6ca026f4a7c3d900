package dev.anteroom.reports;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One place does not speak with many voices. All readers of this test sit at one machine. */
@QuarkusTest
@TestProfile(ReportGateTest.FloodGuard.class)
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReportGateTest {

    /** As the service runs where nothing else is said. */
    public static class FloodGuard implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("anteroom.flood.enabled", "true");
        }
    }

    private static int days;

    private Newsroom newsroom;
    private Posted comment;

    /** Each test on a day of its own: nobody is remembered from the one before. */
    @BeforeEach
    void open() {
        TestClock.INSTANCE.set(Instant.parse("2026-03-10T12:00:00Z").plus(Duration.ofDays(++days)));
        newsroom = Newsroom.open(Map.of("hideAfterReports", 2));
        comment = newsroom.publish("You are a fool");
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    @Test
    void few_reports_without_a_secret_are_taken_from_one_place_in_an_hour() {
        for (int i = 0; i < 10; i++) {
            newsroom.report(newsroom.publish("Comment " + i).id(), (String) null)
                    .then()
                    .statusCode(201);
        }
        Response refused = newsroom.report(comment.id(), (String) null);
        assertRefused(refused, ErrorCode.TOO_MANY_REQUESTS);
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1, 3_600);
        assertThat(newsroom.queue("reported")).doesNotContain("You are a fool");

        TestClock.INSTANCE.advance(Duration.ofSeconds(seconds));
        newsroom.report(comment.id(), (String) null).then().statusCode(201);
    }

    @Test
    void more_are_taken_with_one_but_not_without_end() {
        for (int i = 0; i < 60; i++) {
            newsroom.report(comment.id(), "rosa").then().statusCode(201);
        }
        assertRefused(newsroom.report(comment.id(), "rosa"), ErrorCode.TOO_MANY_REQUESTS);
    }

    @Test
    void new_secrets_from_one_place_do_not_hide_a_comment() {
        for (int i = 0; i < 4; i++) {
            newsroom.report(comment.id(), "reader " + i).then().statusCode(201);
        }
        // One in full, and three that count least.
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        newsroom.report(comment.id(), "reader 4");
        assertThat(newsroom.count(PAGE)).isZero();
    }
}
