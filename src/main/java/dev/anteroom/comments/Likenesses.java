package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Which comments are copies of each other: each is compared, as it comes in, with the first of every kind of text, and
 * gets that one's likeness or founds its own. So all of a likeness are near its first, and a chain of small changes ends
 * where it has led too far.
 *
 * <p>What comes in at the same moment is looked up together, in one statement and before the transactions that store it: a
 * round trip to the database costs more than the lookup. What a comment founded that is refused afterwards is forgotten with
 * the next lookup.
 */
@ApplicationScoped
class Likenesses {

    /**
     * What a text is like.
     *
     * @param copied whether others came before it
     */
    record Likeness(UUID id, boolean copied) {}

    private record Asked(int siteId, UUID commentId, Sketch sketch, UUID own) {}

    /** What a text founded, since it was like none before it. */
    private record Founded(int siteId, UUID id) {}

    /** A likeness that nobody has waited with for so long is looked for no more. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** In one statement, so that nobody waits long for the others. */
    private static final int MOST_AT_ONCE = 64;

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transactions;
    private final Ids ids;
    private final Clock clock;
    private final Queue<Founded> refused = new ConcurrentLinkedQueue<>();
    private final JointQuestions<Asked, UUID> questions = new JointQuestions<>(MOST_AT_ONCE, this::askForAll);

    Likenesses(EntityManager database, TransactionSynchronizationRegistry transactions, Ids ids, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Finds of what a comment's text is a copy. To be called while the caller holds no connection to the database: it may
     * wait for another that needs one. What it founds is there at once: a caller that does not keep the text says so.
     */
    Likeness find(int siteId, UUID commentId, Sketch sketch) {
        UUID own = ids.next();
        UUID found = questions.ask(new Asked(siteId, commentId, sketch, own));
        return new Likeness(found, !found.equals(own));
    }

    /** Refuses it if the transaction that the caller is in fails. */
    void refuseWithTransaction(int siteId, Likeness likeness) {
        transactions.registerInterposedSynchronization(new RefuseIfRolledBack(siteId, likeness));
    }

    /** Forgets with the next lookup what was found for a text that is not kept after all. */
    void refuse(int siteId, Likeness likeness) {
        if (!likeness.copied()) {
            refused.add(new Founded(siteId, likeness.id()));
        }
    }

    private List<UUID> askForAll(List<Asked> all) {
        return QuarkusTransaction.requiringNew().call(() -> {
            forgetRefused();
            return stored(all);
        });
    }

    private void forgetRefused() {
        List<Founded> gone = new ArrayList<>();
        for (Founded next = refused.poll(); next != null; next = refused.poll()) {
            gone.add(next);
        }
        if (!gone.isEmpty()) {
            database.createNativeQuery("""
                            DELETE FROM likeness USING unnest(CAST(?1 AS integer[]), CAST(?2 AS uuid[])) AS gone (site, id)
                            WHERE likeness.site_id = gone.site AND likeness.id = gone.id""")
                    .setParameter(1, gone.stream().map(Founded::siteId).toArray(Integer[]::new))
                    .setParameter(2, gone.stream().map(Founded::id).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /** For each the oldest likeness near enough, or its own, in their order: a later one may be the copy of an earlier. */
    @SuppressWarnings("unchecked") // without the class: with it, Hibernate keeps a new plan for each call
    private List<UUID> stored(List<Asked> all) {
        // Not flushed by itself: the comment's transaction is, and comes after it in the same log. Set on the way: in a
        // statement of its own it would cost as much as the lookup.
        return database.createNativeQuery("""
                        SELECT likeness_of(site, CAST(keys AS integer[]), CAST(bits AS bit(256)), ?6, own, comment, ?7)
                        FROM unnest(CAST(?1 AS integer[]), CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS uuid[]),
                            CAST(?5 AS uuid[])) WITH ORDINALITY AS asked (site, keys, bits, own, comment, number)
                        WHERE set_config('synchronous_commit', 'off', true) = 'off'
                        ORDER BY number""")
                .setParameter(1, all.stream().map(Asked::siteId).toArray(Integer[]::new))
                .setParameter(2, all.stream().map(asked -> keys(asked.sketch)).toArray(String[]::new))
                .setParameter(3, all.stream().map(asked -> asked.sketch.bits()).toArray(String[]::new))
                .setParameter(4, all.stream().map(Asked::own).toArray(UUID[]::new))
                .setParameter(5, all.stream().map(Asked::commentId).toArray(UUID[]::new))
                .setParameter(6, Sketch.FARTHEST)
                .setParameter(7, clock.instant())
                .getResultList();
    }

    /** As PostgreSQL writes an array: it has no array of arrays of several lengths. */
    private static String keys(Sketch sketch) {
        return sketch.keys().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Forgets what a comment's text was like, if it was the first of its kind. Its copies stay each other's. */
    void forget(Comment comment) {
        database.createNativeQuery("DELETE FROM likeness WHERE site_id = ?1 AND id = ?2 AND comment_id = ?3")
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.likenessId())
                .setParameter(3, comment.id())
                .executeUpdate();
    }

    @Scheduled(every = "24h", delayed = "10m")
    @Transactional
    void forgetOld() {
        database.createNativeQuery("""
                        DELETE FROM likeness WHERE created_at < ?1 AND NOT EXISTS (SELECT 1 FROM comment c
                            WHERE c.site_id = likeness.site_id AND c.likeness_id = likeness.id AND c.state = 'PENDING')""")
                .setParameter(1, clock.instant().minus(REMEMBERED))
                .executeUpdate();
    }

    private final class RefuseIfRolledBack implements Synchronization {

        private final int siteId;
        private final Likeness likeness;

        private RefuseIfRolledBack(int siteId, Likeness likeness) {
            this.siteId = siteId;
            this.likeness = likeness;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_COMMITTED) {
                refuse(siteId, likeness);
            }
        }
    }
}
