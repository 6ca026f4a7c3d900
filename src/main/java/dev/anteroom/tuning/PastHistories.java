package dev.anteroom.tuning;

import dev.anteroom.screening.History;
import dev.anteroom.tuning.PastComments.Past;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What had come before comments of the past, as it stood when each of them came in: the journal knows what every comment
 * was at every time. Of an author with more than a thousand comments a thousand are counted. What a text was a copy of is
 * taken as it is now, since that is not on record: a comment that was edited counts for its last text, one that was
 * withdrawn for none.
 */
@ApplicationScoped
class PastHistories {

    private final EntityManager database;

    PastHistories(EntityManager database) {
        this.database = database;
    }

    /** By the comments' ids. */
    Map<UUID, History> of(int siteId, List<Past> pasts) {
        // Ids are in order of time: what has a smaller one was there before. Counted no further than when it came in.
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT p.id, author.approved, author.rejected,
                            copies.by_author, copies.in_thread, copies.on_site, copies.rejected
                        FROM comment p
                        CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE was.to_state = 'APPROVED') AS approved,
                                count(*) FILTER (WHERE was.to_state = 'REJECTED') AS rejected
                            FROM (SELECT id FROM comment WHERE site_id = p.site_id AND author_key = p.author_key
                                AND id < p.id LIMIT ?3) AS c
                            CROSS JOIN LATERAL (SELECT j.to_state FROM journal j
                                WHERE j.site_id = p.site_id AND j.comment_id = c.id AND j.id < p.id
                                    AND j.to_state IS NOT NULL
                                ORDER BY j.id DESC LIMIT 1) AS was) AS author
                        CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE c.author_key = p.author_key) AS by_author,
                                count(*) FILTER (WHERE c.thread_id = p.thread_id) AS in_thread,
                                count(*) AS on_site,
                                count(*) FILTER (WHERE was.to_state = 'REJECTED' AND was.moderator_id IS NOT NULL)
                                    AS rejected
                            FROM (SELECT id, author_key, thread_id FROM comment
                                WHERE site_id = p.site_id AND likeness_id = p.likeness_id AND id < p.id
                                    AND created_at >= p.created_at - make_interval(secs => ?4) LIMIT ?3) AS c
                            CROSS JOIN LATERAL (SELECT j.to_state, j.moderator_id FROM journal j
                                WHERE j.site_id = p.site_id AND j.comment_id = c.id AND j.id < p.id
                                    AND j.to_state IS NOT NULL
                                ORDER BY j.id DESC LIMIT 1) AS was) AS copies
                        WHERE p.site_id = ?1 AND p.id = ANY(?2)""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, pasts.stream().map(Past::id).toArray(UUID[]::new))
                .setParameter(3, History.COUNTED)
                .setParameter(4, (double) History.RECENT.toSeconds())
                .getResultList();
        Map<UUID, Object[]> counts = new HashMap<>();
        rows.forEach(row -> counts.put((UUID) row[0], row));
        Map<UUID, History> histories = new HashMap<>();
        pasts.forEach(past -> histories.put(past.id(), history(past, counts.get(past.id()))));
        return histories;
    }

    private static History history(Past past, Object[] counts) {
        return new History(
                past.author() != null,
                count(counts[1]),
                count(counts[2]),
                count(counts[3]),
                count(counts[4]),
                count(counts[5]),
                count(counts[6]),
                age(past));
    }

    private static int count(Object column) {
        return ((Number) column).intValue();
    }

    /** For what does not ask what had come before. */
    static History without(Past past) {
        return History.uncounted(past.author() != null, age(past));
    }

    private static Duration age(Past past) {
        Duration age = Duration.between(past.threadOpenedAt(), past.createdAt());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
