package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anteroom.database.OutsideServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is away for a while. */
class OutageIT {

    private static final String SITE = "notes";
    private static final String AWAY = "The database does not answer";
    private static final String BACK = "The database answers again";

    @TempDir
    Path home;

    @Test
    void reads_go_on_writes_are_refused_and_all_recovers_by_itself() throws Exception {
        Path data = home.resolve("outside");
        try (OutsideServer database = OutsideServer.below(data);
                Service service = Service.below(home.resolve("service")).on(database.jdbcUrl(), database.password())) {
            service.start();
            String waiting = openWithOnePublished(service);
            Caller admin = service.admin();
            int linesBefore = service.lines().size();

            database.goAway();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertUnavailable(service.anybody().submit(SITE, "page", "Does not arrive"));
                assertUnavailable(admin.approve(waiting));
                assertUnavailable(admin.get("/api/v1/queue"));
                assertUnavailable(service.anybody().thread(SITE, "never read"));
                assertThat(comments(service)).isEqualTo(1);
            }
            assertThat(service.isLive()).isTrue();
            Answer unready = service.anybody().get("/q/health/ready").expect(503);
            assertThat(unready.text("/status")).isEqualTo("DOWN");
            assertThat(unready.body()).doesNotContain("localhost", "127.0.0.1", "jdbc", "PSQL");
            await().atMost(30, SECONDS).until(() -> says(service, AWAY));

            database.comeBack();
            await().atMost(30, SECONDS).until(service::isReady);
            admin.approve(waiting).expect(200);
            service.anybody().submit(SITE, "page", "Arrives").expect(202);
            assertThat(comments(service)).isEqualTo(2);
            await().atMost(30, SECONDS).until(() -> says(service, BACK));

            List<String> told = service.lines();
            assertThat(told.subList(linesBefore, told.size()))
                    .satisfiesExactly(away -> assertThat(away).contains("WARN", AWAY), back -> assertThat(back)
                            .contains("INFO", BACK));
        }
    }

    @Test
    void the_bundled_database_is_started_again_when_it_dies() throws Exception {
        try (Service service = Service.below(home).start()) {
            String waiting = openWithOnePublished(service);
            String url = service.jdbcUrl();
            int linesBefore = service.lines().size();

            ProcessHandle died = service.postgres();
            service.killPostgres();
            await().atMost(60, SECONDS).until(() -> says(service, "PostgreSQL started again") && service.isReady());
            assertThat(service.postgres()).isNotEqualTo(died);
            assertThat(service.jdbcUrl()).isEqualTo(url);
            service.admin().approve(waiting).expect(200);
            service.anybody().submit(SITE, "page", "Arrives").expect(202);
            assertThat(comments(service)).isEqualTo(2);

            List<String> told = service.lines();
            assertThat(told.subList(linesBefore, told.size()))
                    .allMatch(line -> line.contains("PostgreSQL") || line.contains(AWAY) || line.contains(BACK));
        }
    }

    /** A site with a comment that is published and read, and one that waits; returns the latter's id. */
    private static String openWithOnePublished(Service service) throws IOException {
        service.admin().open(SITE).expect(201);
        service.admin().approve(submit(service, "Beautifully said")).expect(200);
        assertThat(comments(service)).isEqualTo(1);
        return submit(service, "Waits");
    }

    private static String submit(Service service, String body) throws IOException {
        return service.anybody().submit(SITE, "page", body).expect(202).text("/comment/id");
    }

    private static int comments(Service service) throws IOException {
        return service.anybody()
                .thread(SITE, "page")
                .expect(200)
                .at("/thread/comments")
                .asInt();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).text("/code")).isEqualTo("database-unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static boolean says(Service service, String words) throws IOException {
        return service.log().contains(words);
    }
}
