package dev.anteroom.comments;

import dev.anteroom.screening.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** What came before a comment, as far as screening asks for it. */
@ApplicationScoped
class Histories {

    private final EntityManager database;

    Histories(EntityManager database) {
        this.database = database;
    }

    /** Asks the database only where there can be something: of an author that is known, or of copies of a text that is. */
    History of(Comment comment, boolean copied, Duration threadAge, Instant now) {
        boolean known = comment.authorKey() != null;
        if (!known && !copied) {
            return History.uncounted(false, threadAge);
        }
        // One round trip. Each part reads an index of its own, and no more than a thousand of its entries.
        Object[] row = (Object[]) database.createNativeQuery("""
                        SELECT
                          (SELECT count(*) FROM (SELECT 1 FROM comment WHERE site_id = ?1 AND author_key = ?2
                              AND state = 'APPROVED' AND id <> ?3 LIMIT ?7) AS approved),
                          (SELECT count(*) FROM (SELECT 1 FROM comment WHERE site_id = ?1 AND author_key = ?2
                              AND state = 'REJECTED' AND id <> ?3 LIMIT ?7) AS rejected),
                          count(*) FILTER (WHERE copy.author_key = ?2),
                          count(*) FILTER (WHERE copy.thread_id = ?5),
                          count(*),
                          count(*) FILTER (WHERE copy.state = 'REJECTED' AND EXISTS (SELECT 1 FROM decision d
                              WHERE d.site_id = ?1 AND d.id = copy.decision_id AND d.moderator_id IS NOT NULL))
                        FROM (SELECT author_key, thread_id, state, decision_id FROM comment
                            WHERE site_id = ?1 AND likeness_id = ?4 AND id <> ?3 AND created_at >= ?6 LIMIT ?7) AS copy""")
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.authorKey())
                .setParameter(3, comment.id())
                .setParameter(4, copied ? comment.likenessId() : null)
                .setParameter(5, comment.threadId())
                .setParameter(6, now.minus(History.RECENT))
                .setParameter(7, History.COUNTED)
                .getSingleResult();
        return new History(
                known,
                count(row[0]),
                count(row[1]),
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
                threadAge);
    }

    private static int count(Object column) {
        return ((Number) column).intValue();
    }
}
