package dev.anteroom.queue;

import static dev.anteroom.Newsroom.admin;

import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that can be done to comments, in random order, has the outcome that a simple model of it has. More runs:
 * {@code -Danteroom.model.runs=5000}; the same again: {@code -Danteroom.model.seed=…}, which a failure names.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ModelTest {

    private static final int RUNS = Integer.getInteger("anteroom.model.runs", 100);
    private static final int STEPS = 40;

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    @Test
    void whatever_is_done_in_whatever_order_has_the_outcome_that_the_model_has() {
        Map<String, String> tokens = new HashMap<>();
        for (String name : List.of("Ana", "Ben")) {
            tokens.put(name, hire(name));
        }
        long first = Long.getLong("anteroom.model.seed", new Random().nextInt(1_000_000));
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                new Play(seed, tokens).run(STEPS);
            } catch (AssertionError e) {
                throw new AssertionError("-Danteroom.model.seed=" + seed + " -Danteroom.model.runs=1", e);
            }
        }
    }

    /** A moderator of all sites. */
    private static String hire(String name) {
        String id = admin().body(Map.of("name", name + " " + UUID.randomUUID()))
                .post("/api/v1/moderators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return admin().body(Map.of("moderator", id, "name", "test"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
