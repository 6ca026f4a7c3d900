package dev.anteroom.comments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which comments are copies of each other: those that {@link Likenesses} gave the same likeness. */
@ApplicationScoped
public class Copies {

    /** Beyond this many they are not counted. */
    public static final int COUNTED = 10_000;

    private final EntityManager database;

    Copies(EntityManager database) {
        this.database = database;
    }

    /**
     * How many other pending copies each of some comments has, up to {@link #COUNTED}: counted once for each likeness, so
     * that a page full of a flood costs no more than one of its comments.
     */
    public Map<UUID, Integer> count(Collection<Comment> of) {
        List<Comment> like =
                of.stream().filter(comment -> comment.likenessId() != null).toList();
        Map<UUID, Integer> pending = countPending(like);
        Map<UUID, Integer> others = new HashMap<>();
        like.forEach(comment -> {
            int all = pending.get(comment.likenessId());
            others.put(comment.id(), comment.state() == CommentState.PENDING ? all - 1 : Math.min(all, COUNTED));
        });
        return others;
    }

    private Map<UUID, Integer> countPending(List<Comment> like) {
        if (like.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT k.likeness, (SELECT count(*) FROM (SELECT 1 FROM comment WHERE site_id = k.site
                                AND likeness_id = k.likeness AND state = 'PENDING' LIMIT ?3) AS counted)
                        FROM (SELECT DISTINCT * FROM unnest(CAST(?1 AS integer[]), CAST(?2 AS uuid[])) AS u (site, likeness)) AS k""", Object[].class)
                .setParameter(1, like.stream().map(Comment::siteId).toArray(Integer[]::new))
                .setParameter(2, like.stream().map(Comment::likenessId).toArray(UUID[]::new))
                .setParameter(3, COUNTED + 1)
                .getResultList();
        Map<UUID, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.put((UUID) row[0], ((Number) row[1]).intValue()));
        return counts;
    }

    /**
     * The ids of the pending copies of some comments, these themselves left out, each with the id of one that it is a copy
     * of; the oldest first.
     */
    public Map<UUID, UUID> pending(Collection<Integer> siteIds, Collection<UUID> of, int limit) {
        if (of.isEmpty()) {
            return new LinkedHashMap<>();
        }
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT o.id, k.copied FROM (
                            SELECT DISTINCT ON (site_id, likeness_id) site_id, likeness_id, id AS copied FROM comment
                            WHERE site_id = ANY(?1) AND id = ANY(?2) ORDER BY site_id, likeness_id, id) AS k
                        JOIN comment o ON o.site_id = k.site_id AND o.likeness_id = k.likeness_id AND o.state = 'PENDING'
                            AND o.decision_id IS NULL AND o.reported_since IS NULL
                        WHERE o.id <> ALL(?2) ORDER BY o.id LIMIT ?3""", Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, of.toArray(UUID[]::new))
                .setParameter(3, limit)
                .getResultList();
        Map<UUID, UUID> copies = new LinkedHashMap<>();
        rows.forEach(row -> copies.put((UUID) row[0], (UUID) row[1]));
        return copies;
    }

    /**
     * The other copies of a comment in whatever state, the latest first.
     *
     * @param states only those in one of these
     * @param before where the page starts, or null for the latest
     */
    public List<Comment> of(Comment comment, Collection<CommentState> states, UUID before, int limit) {
        if (comment.likenessId() == null) {
            return List.of();
        }
        // Each state is a stretch of the index, read from where the page starts and no further than the page is long.
        String sql = """
                SELECT found.* FROM unnest(CAST(:states AS text[])) AS wanted (state) CROSS JOIN LATERAL (
                    SELECT * FROM comment WHERE site_id = :site AND likeness_id = :likeness AND state = wanted.state
                        AND id <> :id %s ORDER BY id DESC LIMIT :limit) AS found
                ORDER BY found.id DESC LIMIT :limit""".formatted(before == null ? "" : "AND id < :before");
        var query = database.createNativeQuery(sql, Comment.class)
                .setParameter("states", states.stream().map(Enum::name).toArray(String[]::new))
                .setParameter("site", comment.siteId())
                .setParameter("likeness", comment.likenessId())
                .setParameter("id", comment.id())
                .setParameter("limit", limit);
        if (before != null) {
            query.setParameter("before", before);
        }
        @SuppressWarnings("unchecked")
        List<Comment> found = query.getResultList();
        return found;
    }
}
