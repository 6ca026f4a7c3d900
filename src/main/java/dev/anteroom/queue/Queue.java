package dev.anteroom.queue;

import dev.anteroom.comments.Cause;
import dev.anteroom.comments.Comment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
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
    record Part(
            Collection<Integer> siteIds, Cause cause, Order order, UUID freeFor, String text, Place after, int limit) {}

    private final EntityManager database;
    private final Clock clock;

    Queue(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Comments that wait, in order. Each site's index is read from the place where the page starts and no further than
     * the page is long, so a page costs the same wherever it is and however much waits behind it.
     */
    List<Comment> page(Part part) {
        if (!Causes.RAISED.contains(part.cause())) {
            return List.of();
        }
        String key = part.order().key(part.cause(), "comment");
        String from = part.after() == null
                ? ""
                : "AND (%s, id) %s (:key, :id)".formatted(key, part.order() == Order.NEWEST ? "<" : ">");
        String free = part.freeFor() == null
                ? ""
                : "AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.site_id = comment.site_id"
                        + " AND k.comment_id = comment.id AND k.expires_at > :now AND k.moderator_id <> :me)";
        String text = part.text() == null ? "" : "AND body ILIKE :text";
        // The cause is written out, not bound: so the planner sees that the cause's own index has all that is asked
        // for.
        String sql = """
                SELECT found.* FROM unnest(CAST(:sites AS integer[])) AS mine (site)
                CROSS JOIN LATERAL (
                    SELECT * FROM comment WHERE site_id = mine.site AND cause = '%1$s' %2$s %3$s %4$s
                    ORDER BY %5$s %7$s, id %7$s LIMIT :limit) AS found
                ORDER BY %6$s %7$s, found.id %7$s LIMIT :limit""".formatted(
                        part.cause().name(),
                        from,
                        text,
                        free,
                        key,
                        part.order().key(part.cause(), "found"),
                        part.order().direction());
        var query = database.createNativeQuery(sql, Comment.class)
                .setParameter("sites", part.siteIds().toArray(Integer[]::new))
                .setParameter("limit", part.limit());
        if (part.after() != null) {
            query.setParameter("key", part.after().key())
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
}
