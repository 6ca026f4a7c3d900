package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
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
        return find("siteId in ?1 and id = ?2", siteIds, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Several comments to be changed, locked in one order by everybody, so that nobody waits in a circle. */
    public List<Comment> lock(Collection<Integer> siteIds, Collection<UUID> ids) {
        return find("siteId in ?1 and id in ?2 order by siteId, id", siteIds, ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The other pending copies of a comment on its site, to be changed. */
    public List<Comment> lockCopies(Comment of) {
        return find(
                        "siteId = ?1 and fingerprint = ?2 and state = ?3 and id <> ?4 order by siteId, id",
                        of.siteId(),
                        of.fingerprint(),
                        CommentState.PENDING,
                        of.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
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
