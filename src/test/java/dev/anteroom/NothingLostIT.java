package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there, whenever the service and its database are killed. */
class NothingLostIT {

    private static final String SITE = "notes";
    private static final int ROUNDS = 5;
    private static final int READERS = 16;
    private static final int ENOUGH = 50;

    @TempDir
    Path home;

    private final long seed = Long.getLong("anteroom.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whatever_was_acknowledged_survives_a_kill_at_any_moment() throws Exception {
        System.out.printf("Again with the seed %d: -Danteroom.test.seed=%1$d%n", seed);
        // So many comments a second are an attack, in which each would have to bring a proof of work.
        try (Service service =
                Service.below(home).set("ANTEROOM_FLOOD_ENABLED", "false").start()) {
            service.admin().open(SITE).expect(201);
            List<String> moderators =
                    List.of(service.admin().hire("Ana"), service.admin().hire("Ben"));
            for (int round = 1; round <= ROUNDS; round++) {
                Crowd crowd = Crowd.gather(service, SITE, READERS, moderators);
                killAtAnyMoment(service, crowd, round % 2 == 1);
                crowd.disperse();
                service.start();
                System.out.printf(
                        "Round %d: %d comments and %d decisions acknowledged, %d comments not answered%n",
                        round, crowd.posted.size(), crowd.decided.size(), crowd.unanswered.size());
                Caller ana = service.anybody().moderator(moderators.get(0));
                assertAllFound(service, ana, crowd);
                assertHeardOnce(ana, crowd);
            }
        }
    }

    private void killAtAnyMoment(Service service, Crowd crowd, boolean postgresToo) throws Exception {
        await().atMost(30, SECONDS).until(() -> crowd.posted.size() >= ENOUGH && !crowd.decided.isEmpty());
        Thread.sleep(random.nextInt(1_500));
        boolean postgresFirst = random.nextBoolean();
        if (postgresToo && postgresFirst) {
            service.killPostgres();
        }
        service.kill();
        if (postgresToo && !postgresFirst) {
            service.killPostgres();
        }
    }

    private static void assertAllFound(Service service, Caller moderator, Crowd crowd) throws IOException {
        for (Crowd.Posted comment : crowd.posted.values()) {
            Answer found = service.anybody()
                    .author(comment.receipt())
                    .get("/api/v1/receipt")
                    .expect(200);
            assertThat(found.text("/comment/id")).isEqualTo(comment.id());
            assertThat(found.text("/comment/body")).isEqualTo(comment.body());
        }
        for (Crowd.Decided decision : crowd.decided.values()) {
            Answer found =
                    moderator.get("/api/v1/comments/" + decision.comment()).expect(200);
            assertThat(found.text("/comment/state")).isEqualTo(decision.approved() ? "APPROVED" : "REJECTED");
            assertThat(found.at("/decisions")).hasSize(1);
            assertThat(found.text("/decisions/0/id")).isEqualTo(decision.id());
            assertThat(found.text("/decisions/0/action")).isEqualTo(decision.approved() ? "approve" : "reject");
        }
    }

    /** Whoever got no answer sends again, and is heard once, whether the first attempt had arrived or not. */
    private static void assertHeardOnce(Caller moderator, Crowd crowd) throws IOException {
        for (Crowd.Posted comment : crowd.insist()) {
            Answer found = moderator
                    .get("/api/v1/queue?site=" + SITE + "&q=" + comment.word())
                    .expect(200);
            assertThat(found.at("/items")).hasSize(1);
            assertThat(found.text("/items/0/id")).isEqualTo(comment.id());
        }
    }
}
