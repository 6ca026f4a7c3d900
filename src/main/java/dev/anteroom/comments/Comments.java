package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        return lock(siteIds, List.of(id)).stream().findFirst();
    }

    /**
     * Several comments to be changed, locked in one order by everybody, so that nobody waits in a circle. Whoever needs
     * several must therefore lock them by one call.
     */
    @SuppressWarnings("unchecked")
    public List<Comment> lock(Collection<Integer> siteIds, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .createNativeQuery("""
                        SELECT * FROM comment WHERE site_id = ANY(?1) AND id = ANY(?2)
                        ORDER BY site_id, id FOR UPDATE""", Comment.class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** What some comments reply to. It never changes, so it can be asked before anything is locked. */
    @SuppressWarnings("unchecked")
    public List<UUID> parents(Collection<Integer> siteIds, Collection<UUID> ids) {
        return getEntityManager()
                .createNativeQuery("""
                        SELECT DISTINCT parent_id FROM comment
                        WHERE site_id = ANY(?1) AND id = ANY(?2) AND parent_id IS NOT NULL""", UUID.class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** The pending copies of some comments on their sites, by the comment that each is a copy of. */
    public Map<UUID, List<UUID>> copies(Collection<Integer> siteIds, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        SELECT c.id, o.id FROM comment c JOIN comment o ON o.site_id = c.site_id
                            AND o.fingerprint = c.fingerprint AND o.state = 'PENDING' AND o.id <> c.id
                        WHERE c.site_id = ANY(?1) AND c.id = ANY(?2) ORDER BY o.id""", Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (UUID) row[1], Collectors.toList())));
    }

    /** Comments that reply to the same, or none, in the same thread; the oldest first. */
    public List<Comment> siblings(Comment of, int limit) {
        return (of.parentId() == null
                        ? find(
                                "siteId = ?1 and threadId = ?2 and id <> ?3 and parentId is null order by createdAt, id",
                                of.siteId(),
                                of.threadId(),
                                of.id())
                        : find(
                                "siteId = ?1 and threadId = ?2 and id <> ?3 and parentId = ?4 order by createdAt, id",
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
        Map<CommentState, Integer> counts = new EnumMap<>(CommentState.class);
        if (comment.authorKey() != null) {
            List<Object[]> rows = getEntityManager()
                    .createNativeQuery("""
                            SELECT state, count(*) FROM comment
                            WHERE site_id = ?1 AND author_key = ?2 GROUP BY state""", Object[].class)
                    .setParameter(1, comment.siteId())
                    .setParameter(2, comment.authorKey())
                    .getResultList();
            rows.forEach(row -> counts.put(CommentState.valueOf((String) row[0]), ((Number) row[1]).intValue()));
        }
        return counts;
    }

    /** How many other pending copies each of some comments has. */
    public Map<UUID, Integer> countCopies(Collection<UUID> ids, Collection<Integer> siteIds) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        SELECT c.id, (SELECT count(*) FROM comment o WHERE o.site_id = c.site_id
                                AND o.fingerprint = c.fingerprint AND o.state = 'PENDING' AND o.id <> c.id)
                        FROM comment c WHERE c.site_id = ANY(?1) AND c.id = ANY(?2)""", Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
    }

    /**
     * A comment that is replied to, kept from changing until the reply is stored: it cannot be taken out in between.
     */
    Optional<Comment> toReplyTo(Site site, UUID id) {
        return find("siteId = ?1 and id = ?2", site.id(), id)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    /** Whether an author has as many approved comments as the site trusts. */
    boolean isTrusted(Site site, byte[] authorKey) {
        if (authorKey == null) {
            return false;
        }
        // Counts no further than it must.
        Number approved = (Number) getEntityManager()
                .createNativeQuery("""
                        SELECT count(*) FROM (SELECT 1 FROM comment
                            WHERE site_id = ?1 AND author_key = ?2 AND state = 'APPROVED' LIMIT ?3) AS some""")
                .setParameter(1, site.id())
                .setParameter(2, authorKey)
                .setParameter(3, site.trustedAfter())
                .getSingleResult();
        return approved.intValue() >= site.trustedAfter();
    }
}
