package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.comments.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who works on what: short leases on items of the queue, so that no two moderators read the same comment. A claim keeps
 * nobody from deciding; it only keeps the item out of the others' hands.
 */
@ApplicationScoped
class Claims {

    /** A lease that has not expired. */
    record Claim(UUID commentId, UUID moderatorId, Instant until) {}

    /** What two moderators ask for at the same moment is divided between them; more than this many tries say "none". */
    private static final int TRIES = 5;

    private final EntityManager database;
    private final QueueConfig config;
    private final Clock clock;

    Claims(EntityManager database, QueueConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** When a claim made now expires. */
    Instant until() {
        return clock.instant().plus(config.claim());
    }

    /** Leases the next comments of a site's queue that nobody holds, in order; fewer where there are no more. */
    List<UUID> claimNext(int siteId, CurrentModerator me, Cause cause, Order order, int limit) {
        List<UUID> claimed = new ArrayList<>();
        if (!Causes.RAISED.contains(cause)) {
            return claimed;
        }
        for (int i = 0; i < TRIES && claimed.size() < limit; i++) {
            // A colleague may commit between this statement's snapshot and its insert: then the claim that is there
            // stays, this one comes back shorter, and the next try sees what is left.
            List<UUID> more = claimOnce(siteId, me, cause, order, limit - claimed.size());
            claimed.addAll(more);
            if (more.isEmpty() && !anyFree(siteId, cause)) {
                break;
            }
        }
        return claimed;
    }

    @SuppressWarnings("unchecked")
    private List<UUID> claimOnce(int siteId, CurrentModerator me, Cause cause, Order order, int limit) {
        return database.createNativeQuery("""
                        INSERT INTO claim (site_id, comment_id, moderator_id, expires_at)
                        SELECT c.site_id, c.id, :me, :until FROM comment c
                        WHERE c.site_id = :site AND c.cause = '%1$s'
                          AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.site_id = c.site_id
                                AND k.comment_id = c.id AND k.expires_at > :now)
                        ORDER BY %2$s %3$s, c.id %3$s LIMIT :limit FOR UPDATE OF c SKIP LOCKED
                        ON CONFLICT (site_id, comment_id) DO UPDATE
                            SET moderator_id = EXCLUDED.moderator_id, expires_at = EXCLUDED.expires_at
                            WHERE claim.expires_at <= :now
                        RETURNING comment_id""".formatted(cause.name(), order.key(cause, "c"), order.direction()))
                .setParameter("me", me.id())
                .setParameter("until", until())
                .setParameter("now", clock.instant())
                .setParameter("site", siteId)
                .setParameter("limit", limit)
                .getResultList();
    }

    private boolean anyFree(int siteId, Cause cause) {
        return (Boolean) database.createNativeQuery("""
                        SELECT EXISTS (SELECT 1 FROM comment c WHERE c.site_id = :site AND c.cause = '%s'
                          AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.site_id = c.site_id
                                AND k.comment_id = c.id AND k.expires_at > :now))""".formatted(cause.name()))
                .setParameter("site", siteId)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** Leases one comment. Returns false where a colleague holds it. */
    boolean claim(int siteId, UUID commentId, CurrentModerator me) {
        return database.createNativeQuery("""
                        INSERT INTO claim (site_id, comment_id, moderator_id, expires_at)
                        VALUES (:site, :comment, :me, :until)
                        ON CONFLICT (site_id, comment_id) DO UPDATE
                            SET moderator_id = EXCLUDED.moderator_id, expires_at = EXCLUDED.expires_at
                            WHERE claim.expires_at <= :now OR claim.moderator_id = :me""")
                        .setParameter("site", siteId)
                        .setParameter("comment", commentId)
                        .setParameter("me", me.id())
                        .setParameter("until", until())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Gives back one's claims on some comments; returns those that were still held. */
    List<UUID> release(Collection<Integer> siteIds, Collection<UUID> commentIds, CurrentModerator me) {
        return held(database.createNativeQuery("""
                        DELETE FROM claim WHERE site_id = ANY(:sites) AND comment_id = ANY(:comments)
                            AND moderator_id = :me RETURNING site_id, comment_id, expires_at""", Object[].class)
                .setParameter("sites", siteIds.toArray(Integer[]::new))
                .setParameter("comments", commentIds.toArray(UUID[]::new))
                .setParameter("me", me.id())
                .getResultList());
    }

    /** Gives back all of one's claims; returns those that were still held. */
    List<UUID> releaseAll(Collection<Integer> siteIds, CurrentModerator me) {
        return held(database.createNativeQuery("""
                        DELETE FROM claim WHERE (site_id, comment_id) IN (SELECT site_id, comment_id FROM claim
                            WHERE site_id = ANY(:sites) AND moderator_id = :me
                            ORDER BY site_id, comment_id FOR UPDATE)
                            RETURNING site_id, comment_id, expires_at""", Object[].class)
                .setParameter("sites", siteIds.toArray(Integer[]::new))
                .setParameter("me", me.id())
                .getResultList());
    }

    private List<UUID> held(List<Object[]> deleted) {
        Instant now = clock.instant();
        return deleted.stream()
                .filter(row -> ((Instant) row[2]).isAfter(now))
                .map(row -> (UUID) row[1])
                .toList();
    }

    /**
     * Ends every claim on comments that are decided, whoever held it, and renews the decider's others: they work. The
     * caller has locked the comments.
     */
    void decided(Collection<Integer> siteIds, Collection<UUID> commentIds, CurrentModerator me) {
        database.createNativeQuery("""
                        DELETE FROM claim WHERE (site_id, comment_id) IN (SELECT site_id, comment_id FROM claim
                            WHERE site_id = ANY(:sites) AND comment_id = ANY(:comments)
                            ORDER BY site_id, comment_id FOR UPDATE)""")
                .setParameter("sites", siteIds.toArray(Integer[]::new))
                .setParameter("comments", commentIds.toArray(UUID[]::new))
                .executeUpdate();
        // What somebody else has locked is being decided or renewed right now: nothing is waited for, so nobody waits
        // in
        // a circle when a moderator sends one decision before the last is answered.
        database.createNativeQuery("""
                        UPDATE claim SET expires_at = :until
                        WHERE (site_id, comment_id) IN (SELECT site_id, comment_id FROM claim
                            WHERE site_id = ANY(:sites) AND moderator_id = :me AND expires_at > :now
                            FOR UPDATE SKIP LOCKED)""")
                .setParameter("sites", siteIds.toArray(Integer[]::new))
                .setParameter("me", me.id())
                .setParameter("until", until())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The claims on some comments, by the comment. */
    Map<UUID, Claim> on(Collection<Integer> siteIds, Collection<UUID> commentIds) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT comment_id, moderator_id, expires_at FROM claim
                        WHERE site_id = ANY(:sites) AND comment_id = ANY(:comments) AND expires_at > :now""", Object[].class)
                .setParameter("sites", siteIds.toArray(Integer[]::new))
                .setParameter("comments", commentIds.toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .getResultList();
        Map<UUID, Claim> claims = new HashMap<>();
        rows.forEach(row -> claims.put((UUID) row[0], new Claim((UUID) row[0], (UUID) row[1], (Instant) row[2])));
        return claims;
    }
}
