package dev.anteroom.tuning;

import dev.anteroom.tuning.BacktestTally.Human;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A site's comments of the past, the latest first, with what people have made of them. */
@ApplicationScoped
class PastComments {

    /** A comment of the past. */
    record Past(
            UUID id,
            UUID threadId,
            boolean reply,
            String author,
            String name,
            String body,
            UUID likenessId,
            Instant createdAt,
            Instant threadOpenedAt,
            Human human) {}

    private final EntityManager database;

    PastComments(EntityManager database) {
        this.database = database;
    }

    /** How many there are since a time, up to a number. Without those that were withdrawn: they have no text. */
    int count(int siteId, Instant since, int most) {
        return ((Number) database.createNativeQuery("""
                        SELECT count(*) FROM (SELECT 1 FROM comment
                            WHERE site_id = ?1 AND created_at >= ?2 AND state <> 'WITHDRAWN' LIMIT ?3) AS counted""")
                        .setParameter(1, siteId)
                        .setParameter(2, since)
                        .setParameter(3, most)
                        .getSingleResult())
                .intValue();
    }

    /** The next so many. Ids are in order of time and begin the primary key after the site. */
    List<Past> before(int siteId, UUID id, Instant since, int most) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT c.id, c.thread_id, c.parent_id IS NOT NULL, c.author_key, c.name, c.body, c.likeness_id,
                            c.created_at, t.created_at, d.action
                        FROM comment c JOIN thread t ON t.site_id = c.site_id AND t.id = c.thread_id
                        LEFT JOIN decision d ON d.site_id = c.site_id AND d.id = c.decision_id
                            AND d.moderator_id IS NOT NULL
                        WHERE c.site_id = ?1 AND c.id < ?2 AND c.created_at >= ?3 AND c.state <> 'WITHDRAWN'
                        ORDER BY c.id DESC LIMIT ?4""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, id)
                .setParameter(3, since)
                .setParameter(4, most)
                .getResultList();
        return rows.stream()
                .map(row -> new Past(
                        (UUID) row[0],
                        (UUID) row[1],
                        (Boolean) row[2],
                        row[3] == null ? null : HexFormat.of().formatHex((byte[]) row[3]),
                        (String) row[4],
                        (String) row[5],
                        (UUID) row[6],
                        (Instant) row[7],
                        (Instant) row[8],
                        human((String) row[9])))
                .toList();
    }

    private static Human human(String action) {
        if (action == null) {
            return Human.NOTHING;
        }
        return action.equals("REJECT") ? Human.REJECTED : Human.APPROVED;
    }
}
