package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All comments. */
@ApplicationScoped
public class Comments implements PanacheRepositoryBase<Comment, UUID> {

    public Optional<Comment> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    public List<Comment> withIds(Collection<Integer> siteIds, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("siteId in ?1 and id in ?2", siteIds, ids);
    }

    /** A comment to be changed: whoever else wants to change it waits until this transaction ends. */
    public Optional<Comment> lock(Collection<Integer> siteIds, UUID id) {
        return find("siteId in ?1 and id = ?2", siteIds, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * Several comments to be changed or relied on. Everybody locks in this order and all at once: who locked in steps
     * could wait for somebody who waits for them.
     */
    public Map<UUID, Comment> lock(Collection<Integer> siteIds, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Comment> locked = getEntityManager()
                .createNativeQuery("""
                        SELECT * FROM comment WHERE site_id = ANY(?1) AND id = ANY(?2)
                        ORDER BY site_id, id FOR NO KEY UPDATE""", Comment.class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return locked.stream().collect(Collectors.toMap(Comment::id, Function.identity()));
    }

    /** A comment to be changed if it is public. */
    public Optional<Comment> lockApproved(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2 and state = ?3", siteId, id, CommentState.APPROVED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same for many, without their texts. Some of them can be locked again with them. */
    public Map<UUID, Row> lockRows(Collection<Integer> siteIds, Collection<UUID> ids) {
        List<Object[]> locked = getEntityManager()
                .createNativeQuery("""
                        SELECT site_id, id, thread_id, parent_id, depth, state, decision_id, likeness_id,
                                reported_since IS NOT NULL
                        FROM comment WHERE site_id = ANY(?1) AND id = ANY(?2)
                        ORDER BY site_id, id FOR NO KEY UPDATE""", Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return locked.stream()
                .map(row -> new Row(
                        (Integer) row[0],
                        (UUID) row[1],
                        (UUID) row[2],
                        (UUID) row[3],
                        (Integer) row[4],
                        CommentState.valueOf((String) row[5]),
                        (UUID) row[6],
                        (UUID) row[7],
                        (Boolean) row[8]))
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** A comment to be changed and, where it replies to one, that one. */
    public Map<UUID, Comment> lockWithParent(Collection<Integer> siteIds, UUID id) {
        Set<UUID> both = parents(siteIds, Set.of(id));
        both.add(id);
        return lock(siteIds, both);
    }

    /** The comment that a decision was made on, to be changed. */
    public Optional<Comment> lockDecided(Collection<Integer> siteIds, UUID decisionId) {
        return find(
                        "siteId in ?1 and id = (select d.commentId from Decision d where d.siteId in ?1 and d.id = ?2)",
                        siteIds,
                        decisionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The ids of those that some comments reply to, which never changes. */
    public Set<UUID> parents(Collection<Integer> siteIds, Collection<UUID> ids) {
        @SuppressWarnings("unchecked") // without the class: decision 17
        List<UUID> parents = getEntityManager()
                .createNativeQuery("""
                        SELECT parent_id FROM comment
                        WHERE site_id = ANY(?1) AND id = ANY(?2) AND parent_id IS NOT NULL""")
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return new HashSet<>(parents);
    }

    /** Comments that reply to the same, or none, in the same thread; the oldest first. */
    public List<Comment> siblings(Comment of, int limit) {
        // By the parent too, though it is the same: so the planner sees that the index has them in order.
        return (of.parentId() == null
                        ? find(
                                "siteId = ?1 and threadId = ?2 and id <> ?3 and parentId is null order by parentId, createdAt, id",
                                of.siteId(),
                                of.threadId(),
                                of.id())
                        : find(
                                "siteId = ?1 and threadId = ?2 and id <> ?3 and parentId = ?4 order by parentId, createdAt, id",
                                of.siteId(),
                                of.threadId(),
                                of.id(),
                                of.parentId()))
                .page(0, limit)
                .list();
    }

    /** The author's other comments on the site, the latest first; none for an author without a key. */
    public List<Comment> othersOf(Comment comment, int limit) {
        return comment.authorKey() == null
                ? List.of()
                : find(
                                "siteId = ?1 and authorKey = ?2 and id <> ?3 order by id desc",
                                comment.siteId(),
                                comment.authorKey(),
                                comment.id())
                        .page(0, limit)
                        .list();
    }

    /** How many comments the author has on the site, this one too, by state; none for an author without a key. */
    public Map<CommentState, Integer> countByState(Comment comment) {
        return comment.authorKey() == null ? Map.of() : countByState(comment.siteId(), comment.authorKey());
    }

    /** How many comments an author has on a site, by state. */
    public Map<CommentState, Integer> countByState(int siteId, byte[] authorKey) {
        Map<CommentState, Integer> counts = new EnumMap<>(CommentState.class);
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        SELECT state, count(*) FROM comment
                        WHERE site_id = ?1 AND author_key = ?2 GROUP BY state""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, authorKey)
                .getResultList();
        rows.forEach(row -> counts.put(CommentState.valueOf((String) row[0]), ((Number) row[1]).intValue()));
        return counts;
    }

    /** The ids of the first of an author's comments that wait, or are hidden, on a site. */
    @SuppressWarnings("unchecked")
    public List<UUID> pendingOf(int siteId, byte[] authorKey, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        SELECT id FROM comment
                        WHERE site_id = ?1 AND author_key = ?2 AND state = 'PENDING' ORDER BY id LIMIT ?3""")
                .setParameter(1, siteId)
                .setParameter(2, authorKey)
                .setParameter(3, limit)
                .getResultList();
    }

    /**
     * A comment that is replied to, kept from changing until the reply is stored: it cannot be taken out in between.
     */
    Optional<Comment> toReplyTo(Site site, UUID id) {
        return find("siteId = ?1 and id = ?2", site.id(), id)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    /**
     * Keeps comments that are replied to from changing, as {@link #toReplyTo} does, but waits for nobody.
     *
     * @return the ids of those that are public and that nobody is changing
     */
    Set<UUID> shareApproved(Collection<Integer> siteIds, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        @SuppressWarnings("unchecked") // without the class: decision 17
        List<UUID> shared = getEntityManager()
                .createNativeQuery("""
                        SELECT id FROM comment WHERE site_id = ANY(?1) AND id = ANY(?2) AND state = 'APPROVED'
                        ORDER BY site_id, id FOR SHARE SKIP LOCKED""")
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return Set.copyOf(shared);
    }

    /** Whether an author has as many approved comments, less the rejected ones, as the site trusts. */
    boolean isTrusted(Site site, byte[] authorKey) {
        if (authorKey == null) {
            return false;
        }
        // Counts the approved no further than it must.
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        SELECT (SELECT count(*) FROM (SELECT 1 FROM comment
                                WHERE site_id = ?1 AND author_key = ?2 AND state = 'APPROVED'
                                LIMIT ?3 + rejected.number) AS enough) >= ?3 + rejected.number
                        FROM (SELECT count(*) AS number FROM comment
                            WHERE site_id = ?1 AND author_key = ?2 AND state = 'REJECTED') AS rejected""")
                .setParameter(1, site.id())
                .setParameter(2, authorKey)
                .setParameter(3, site.trustedAfter())
                .getSingleResult();
    }
}
