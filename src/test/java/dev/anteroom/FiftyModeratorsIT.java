package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty moderators clear one queue together, at two services on one database, while authors and readers go on. Longer:
 * {@code -Danteroom.fifty.seconds=60}; like the last time, as far as chance goes: {@code -Danteroom.test.seed=…}.
 */
class FiftyModeratorsIT {

    private static final int LENGTH = Integer.getInteger("anteroom.fifty.seconds", 20);

    /** Waiting when the moderators begin. */
    private static final int AT_FIRST = 500;

    @TempDir
    static Path home;

    private static Service one;
    private static Service other;
    private static final List<String> tokens = new ArrayList<>();

    private final long seed = Long.getLong("anteroom.test.seed", System.nanoTime());

    @BeforeAll
    static void start() throws IOException {
        one = node("one").start();
        other = node("other").on(one.jdbcUrl(), one.databasePassword()).start();
        for (int i = 0; i < BusyDay.MODERATORS; i++) {
            tokens.add(one.admin().hire("Moderator " + i));
        }
    }

    private static Service node(String name) throws IOException {
        return Service.below(home.resolve(name))
                // Both together have to fit into the fifty connections of the bundled server.
                .set("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "20")
                // Seventy-six people at once, on two cores that have only just started: nobody is sent away.
                .set("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "30s")
                // One machine plays all readers.
                .set("ANTEROOM_FLOOD_ENABLED", "false")
                // Short, so that what is walked away from comes back.
                .set("ANTEROOM_QUEUE_CLAIM", "5s");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        other.close();
        one.close();
    }

    @Test
    void fifty_moderators_clear_one_queue_at_two_nodes() throws Exception {
        BusyDay day = begin("two-nodes");
        work(day, LENGTH);
        end(day, List.of(one, other));
    }

    @Test
    void one_of_the_nodes_is_killed_half_way() throws Exception {
        BusyDay day = begin("one-node-dies");
        work(day, LENGTH / 2);
        try {
            day.kill(other);
            work(day, LENGTH - LENGTH / 2);
            end(day, List.of(one));
        } finally {
            other.start();
        }
        Aftermath.check(day, one, List.of(other));
    }

    private BusyDay begin(String site) throws IOException {
        System.out.printf("Again with the seed %d: -Danteroom.test.seed=%1$d%n", seed);
        one.admin().post("/api/v1/sites", BusyDay.settings(site)).expect(201);
        await().atMost(60, SECONDS)
                .until(() -> other.anybody().thread(site, "page").status() == 200);
        BusyDay day = new BusyDay(site, List.of(one, other), tokens, seed);
        day.open();
        await().atMost(60, SECONDS).until(() -> day.witness.written.size() >= AT_FIRST);
        day.begin();
        return day;
    }

    private static void work(BusyDay day, int seconds) throws InterruptedException {
        int decided = day.witness.decided.size();
        int written = day.witness.written.size();
        Thread.sleep(seconds * 1_000L);
        System.out.printf(
                "%d s: %d decisions and %d comments a second%n",
                seconds,
                (day.witness.decided.size() - decided) / seconds,
                (day.witness.written.size() - written) / seconds);
    }

    private static void end(BusyDay day, List<Service> alive) throws Exception {
        day.end();
        System.out.println(day.witness);
        Aftermath.check(day, one, alive);
    }
}
