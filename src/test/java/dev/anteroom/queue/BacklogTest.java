package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much waits is known, however much it is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class BacklogTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    /** Writes copies of a comment past the service. */
    private static void multiply(String comment, int times) throws SQLException {
        String columns = Rows.of("SELECT column_name FROM information_schema.columns WHERE table_name = 'comment'"
                        + " AND table_schema = 'public' AND is_generated = 'NEVER' AND column_name <> 'id'")
                .stream()
                .map(row -> (String) row.get("column_name"))
                .collect(Collectors.joining(", "));
        Rows.change(
                "INSERT INTO comment (id, %1$s) SELECT gen_random_uuid(), %1$s FROM comment, generate_series(1, %2$d)"
                                .formatted(columns, times)
                        + " WHERE id = '" + comment + "'");
        Rows.change("ANALYZE comment");
    }

    private Response summary() {
        return newsroom.ana().get("/api/v1/queue/summary");
    }

    @Test
    void ten_thousand_are_counted_and_more_are_estimated() throws SQLException {
        String comment = newsroom.post("One of many").id();
        multiply(comment, 9_999);
        assertThat(summary().<Integer>path("sites[0].pending")).isEqualTo(10_000);
        assertThat(summary().<Boolean>path("sites[0].exact")).isTrue();

        multiply(comment, 30_000);
        assertThat(summary().<Boolean>path("sites[0].exact")).isFalse();
        assertThat(summary().<Integer>path("sites[0].pending")).isBetween(32_000, 48_000);
        assertThat(summary().<Integer>path("sites[0].causes[0].count")).isBetween(32_000, 48_000);
        assertThat(summary().<String>path("sites[0].oldest")).isNotNull();
    }

    @Test
    void the_service_and_the_database_agree_on_why_a_comment_waits() {
        newsroom.post("Waits");
        newsroom.report(newsroom.publish("Reported").id(), "rosa");
        newsroom.publish("Public");
        newsroom.reject(newsroom.post("Rejected").id(), "1");
        assertThat(Rows.of(
                        "SELECT body, cause FROM comment c JOIN site s ON s.id = c.site_id WHERE s.key = ?"
                                + " ORDER BY c.id",
                        newsroom.site))
                .extracting(row -> row.get("cause"))
                .containsExactly("PENDING", "REPORTED", null, null);
    }
}
