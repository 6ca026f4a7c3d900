package dev.anteroom.queue;

import dev.anteroom.comments.Comment;
import dev.anteroom.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What waits for a moderator: a query on the comments, not a copy of them. */
@ApplicationScoped
class Queue {

    /**
     * Which part of the queue is asked for.
     *
     * @param freeFor leave out what others than this moderator hold; null: nothing
     */
    record Part(Collection<Integer> siteIds, boolean newestFirst, UUID freeFor, String text, Cursor after, int limit) {}

    /** How much of a site waits. */
    record Waiting(int siteId, long pending, Instant oldest) {}

    private final EntityManager database;
    private final Clock clock;

    Queue(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Pending comments in order. Each site's index is read from the place where the page starts and no further than
     * the page is long, so a page costs the same wherever it is and however much waits behind it.
     */
    List<Comment> pending(Part part) {
        String order = part.newestFirst() ? "DESC" : "ASC";
        String from =
                part.after() == null ? "" : "AND (created_at, id) " + (part.newestFirst() ? "<" : ">") + " (:at, :id)";
        String free = part.freeFor() == null
                ? ""
                : "AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.site_id = comment.site_id"
                        + " AND k.comment_id = comment.id AND k.expires_at > :now AND k.moderator_id <> :me)";
        String text = part.text() == null ? "" : "AND body ILIKE :text";
        String sql = """
                SELECT found.* FROM unnest(CAST(:sites AS integer[])) AS mine (site)
                CROSS JOIN LATERAL (
                    SELECT * FROM comment WHERE site_id = mine.site AND state = 'PENDING' %1$s %2$s %4$s
                    ORDER BY created_at %3$s, id %3$s LIMIT :limit) AS found
                ORDER BY found.created_at %3$s, found.id %3$s LIMIT :limit""".formatted(from, text, order, free);
        var query = database.createNativeQuery(sql, Comment.class)
                .setParameter("sites", part.siteIds().toArray(Integer[]::new))
                .setParameter("limit", part.limit());
        if (part.after() != null) {
            query.setParameter("at", part.after().at())
                    .setParameter("id", part.after().id());
        }
        if (part.freeFor() != null) {
            query.setParameter("me", part.freeFor()).setParameter("now", clock.instant());
        }
        if (part.text() != null) {
            query.setParameter("text", '%' + escaped(part.text()) + '%');
        }
        @SuppressWarnings("unchecked")
        List<Comment> comments = query.getResultList();
        return comments;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** How much waits on each of some sites; counted from the index, since a stored count drifts. */
    List<Waiting> waiting(Collection<Integer> siteIds) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT site_id, count(*), min(created_at) FROM comment
                        WHERE site_id = ANY(?1) AND state = 'PENDING' GROUP BY site_id""", Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Waiting((Integer) row[0], ((Number) row[1]).longValue(), (Instant) row[2]))
                .toList();
    }
}
