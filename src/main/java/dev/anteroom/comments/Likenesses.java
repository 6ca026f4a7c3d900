package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which comments are copies of each other: each is compared, as it comes in, with the first of every kind of text, and
 * gets that one's likeness or founds its own. So all of a likeness are near its first, and a chain of small changes ends
 * where it has led too far.
 */
@ApplicationScoped
class Likenesses {

    /** A likeness that nobody has waited with for so long is looked for no more. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final EntityManager database;
    private final Founders founders = new Founders();
    private final Ids ids;
    private final Clock clock;

    Likenesses(EntityManager database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Finds of what a comment is a copy, by the text that it has now.
     *
     * @return whether it is the copy of another, or was that of one that was withdrawn since
     */
    boolean place(Comment comment, Sketch sketch, Instant now) {
        UUID own = ids.next();
        UUID likeness = find(comment, sketch, own, now);
        if (comment.likenessId() != null && !comment.likenessId().equals(likeness)) {
            forget(comment);
        }
        comment.resemble(likeness);
        return !likeness.equals(own);
    }

    private UUID find(Comment comment, Sketch sketch, UUID own, Instant now) {
        Optional<UUID> underWay = founders.findOrAdd(sketch, own);
        UUID stored = stored(comment, sketch, underWay.isEmpty() ? own : null, now);
        if (stored == null) {
            return underWay.orElseThrow();
        }
        if (underWay.isEmpty() && !stored.equals(own)) {
            founders.settle(sketch, stored);
        }
        return stored;
    }

    /** One statement that finds the oldest likeness near enough, or founds one: null where it finds none and may not. */
    private UUID stored(Comment comment, Sketch sketch, UUID founded, Instant now) {
        return (UUID) database.createNativeQuery(
                        "SELECT likeness_of(?1, ?2, CAST(?3 AS bit(256)), ?4, CAST(?5 AS uuid), ?6, ?7)")
                .setParameter(1, comment.siteId())
                .setParameter(2, sketch.keys().toArray(Integer[]::new))
                .setParameter(3, sketch.bits())
                .setParameter(4, Sketch.FARTHEST)
                .setParameter(5, founded == null ? null : founded.toString())
                .setParameter(6, comment.id())
                .setParameter(7, now)
                .getSingleResult();
    }

    /** Forgets what a comment's text was like, if it was the first of its kind. Its copies stay each other's. */
    void forget(Comment comment) {
        int forgotten = database.createNativeQuery(
                        "DELETE FROM likeness WHERE site_id = ?1 AND id = ?2 AND comment_id = ?3")
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.likenessId())
                .setParameter(3, comment.id())
                .executeUpdate();
        if (forgotten == 1) {
            founders.forget(comment.likenessId());
        }
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
}
