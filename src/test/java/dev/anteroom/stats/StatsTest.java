package dev.anteroom.stats;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the work goes, in numbers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class StatsTest {

    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        // Everybody is hired now: other tests rely on the installation's entries being in order of time.
        newsroom.token("Ana");
        newsroom.token("Ben");
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response stats(Map<String, ?> parameters) {
        return newsroom.ana().queryParams(parameters).get("/api/v1/stats");
    }

    private static void pass(long seconds) {
        TestClock.INSTANCE.advance(Duration.ofSeconds(seconds));
    }

    /** Ten comments, of which Ana decides nine after 10, 20 … 90 seconds and takes one decision back. */
    private void work() {
        pass(0);
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            posted.add(newsroom.post("" + i).id());
        }
        String slip = null;
        for (int i = 1; i < 10; i++) {
            pass(10);
            slip = i % 3 == 0 ? newsroom.reject(posted.get(i), "2") : newsroom.approve(posted.get(i));
        }
        newsroom.ana().delete("/api/v1/decisions/" + slip).then().statusCode(200);
    }

    @Test
    void it_counts_what_came_in_and_what_was_decided_and_when() {
        work();
        Response stats = stats(Map.of());
        assertThat(stats.statusCode()).as(stats.asString()).isEqualTo(200);
        assertThat(stats.<String>path("by")).isEqualTo("day");
        assertThat(stats.<List<String>>path("sites.site")).containsExactly(newsroom.site);
        assertThat(stats.<String>path("sites[0].timeZone")).isEqualTo("America/Mexico_City");
        assertThat(stats.<Integer>path("sites[0].backlog")).isEqualTo(2);
        assertThat(stats.jsonPath().<String, Object>getMap("sites[0].total"))
                .containsEntry("arrivals", 10)
                .containsEntry("decisions", 9)
                .containsEntry("approved", 6)
                .containsEntry("rejected", 3)
                .containsEntry("automatic", 0)
                .containsEntry("automaticShare", 0.0f)
                .containsEntry("reversed", 1)
                .containsEntry("reversalRate", 1 / 9f)
                .containsEntry("medianAgeSeconds", 50.0f)
                .containsEntry("p95AgeSeconds", 86.0f);
    }

    @Test
    void days_are_those_of_the_sites_clocks() {
        // Two minutes on both sides of a midnight that is tomorrow's there, so that all ids are later than what is
        // there.
        Instant midnight = LocalDate.ofInstant(Instant.now(), MEXICO)
                .minusDays(2)
                .atStartOfDay(MEXICO)
                .toInstant();
        TestClock.INSTANCE.set(midnight.minusSeconds(60));
        Posted before = newsroom.post("before");
        pass(120);
        Posted after = newsroom.post("after");
        newsroom.approve(before.id());
        newsroom.approve(after.id());

        String from = midnight.minus(1, ChronoUnit.DAYS).plusSeconds(7).toString();
        String to = midnight.plus(1, ChronoUnit.DAYS).toString();
        Response days = stats(Map.of("from", from, "to", to));
        assertThat(days.<List<String>>path("sites[0].items.start"))
                .containsExactly(
                        midnight.atZone(MEXICO).minusDays(1).toInstant().toString(), midnight.toString());
        assertThat(days.<List<Integer>>path("sites[0].items.figures.arrivals")).containsExactly(1, 1);
        assertThat(days.<List<Integer>>path("sites[0].items.figures.decisions")).containsExactly(0, 2);

        Response hours = stats(Map.of("from", from, "to", to, "by", "hour"));
        assertThat(hours.<List<String>>path("sites[0].items.start"))
                .containsExactly(midnight.minusSeconds(3_600).toString(), midnight.toString());
        assertThat(hours.<String>path("from")).isEqualTo(from);
        assertThat(hours.<String>path("to")).isEqualTo(to);
        assertThat(stats(Map.of("from", from, "to", midnight.toString())).<Integer>path("sites[0].total.arrivals"))
                .isEqualTo(1);
    }

    @Test
    void who_decided_and_under_what_is_for_colleagues() {
        pass(0);
        newsroom.reject(newsroom.post("1").id(), "2");
        newsroom.reject(newsroom.post("2").id(), "2");
        newsroom.ben()
                .body(Map.of("clauses", List.of("2", "3")))
                .post("/api/v1/comments/" + newsroom.post("3").id() + "/reject")
                .then()
                .statusCode(200);
        newsroom.approve(newsroom.post("4").id());

        Response moderators = stats(Map.of("by", "moderator"));
        assertThat(moderators.<List<String>>path("sites[0].items.moderator.name"))
                .containsExactly("Ana of " + newsroom.site, "Ben of " + newsroom.site);
        assertThat(moderators.<List<Integer>>path("sites[0].items.figures.rejected"))
                .containsExactly(2, 1);
        assertThat(moderators.<Object>path("sites[0].items[0].figures.arrivals"))
                .isNull();

        Response clauses = stats(Map.of("by", "clause"));
        assertThat(clauses.<List<String>>path("sites[0].items.clause.number")).containsExactly("2", "3");
        assertThat(clauses.<List<Integer>>path("sites[0].items.clause.policyVersion"))
                .containsExactly(1, 1);
        assertThat(clauses.<List<Integer>>path("sites[0].items.figures.decisions"))
                .containsExactly(3, 1);
    }

    @Test
    void what_the_service_let_in_is_counted_as_such_and_has_no_age() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        newsroom.submit(Newsroom.comment("At once")).then().statusCode(201);
        Response stats = stats(Map.of("by", "moderator"));
        assertThat(stats.<Float>path("sites[0].total.automaticShare")).isEqualTo(1f);
        assertThat(stats.<Object>path("sites[0].total.medianAgeSeconds")).isNull();
        assertThat(stats.jsonPath().<String, Object>getMap("sites[0].items[0].moderator"))
                .containsEntry("id", null)
                .containsEntry("name", null);
    }

    @Test
    void a_site_without_comments_has_figures_too() {
        Response stats = stats(Map.of());
        assertThat(stats.<Integer>path("sites[0].total.arrivals")).isZero();
        assertThat(stats.<Object>path("sites[0].total.reversalRate")).isNull();
        assertThat(stats.<List<?>>path("sites[0].items")).isEmpty();
    }

    @Test
    void the_same_question_within_a_minute_is_answered_from_memory() {
        pass(0);
        Map<String, String> minute = Map.of(
                "from", TestClock.INSTANCE.instant().minusSeconds(60).toString(),
                "to", TestClock.INSTANCE.instant().plusSeconds(60).toString());
        newsroom.post("1");
        assertThat(stats(minute).<Integer>path("sites[0].total.arrivals")).isEqualTo(1);
        newsroom.post("2");
        assertThat(stats(minute).<Integer>path("sites[0].total.arrivals")).isEqualTo(1);
    }

    @Test
    void each_sees_their_sites_only() {
        Newsroom other = Newsroom.open();
        assertThat(stats(Map.of()).<List<String>>path("sites.site")).containsExactly(newsroom.site);
        assertRefused(stats(Map.of("site", other.site)), ErrorCode.SITE_NOT_FOUND);
        assertThat(admin().queryParam("site", other.site).get("/api/v1/stats").<List<String>>path("sites.site"))
                .containsExactly(other.site);
        assertRefused(anybody().get("/api/v1/stats"), ErrorCode.TOKEN_REQUIRED);
    }

    @Test
    void a_wrong_question_is_refused() {
        for (String by : List.of("week", "DAY", "day,hour")) {
            assertRefused(stats(Map.of("by", by)), ErrorCode.INVALID_PARAMETER);
        }
        String from = "2026-01-01T00:00:00Z";
        assertRefused(stats(Map.of("from", from, "to", from)), ErrorCode.INVALID_PARAMETER);
        assertRefused(stats(Map.of("from", from, "to", "2027-01-02T00:00:01Z")), ErrorCode.INVALID_PARAMETER);
        assertRefused(
                stats(Map.of("from", from, "to", "2026-02-01T00:00:01Z", "by", "hour")), ErrorCode.INVALID_PARAMETER);
        assertThat(stats(Map.of("from", from, "to", "2027-01-02T00:00:00Z")).statusCode())
                .isEqualTo(200);
        assertRefused(stats(Map.of("from", "x")), ErrorCode.INVALID_PARAMETER);
        assertRefused(stats(Map.of("site", "nowhere")), ErrorCode.SITE_NOT_FOUND);
    }
}
