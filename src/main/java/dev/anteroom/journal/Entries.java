package dev.anteroom.journal;

import dev.anteroom.base.Ids;
import dev.anteroom.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Questions to the journal. */
@ApplicationScoped
public class Entries {

    /**
     * Which part of the journal is asked for; what is null or empty leaves nothing out.
     *
     * @param siteIds the sites, of which 0 is the installation itself
     * @param from the earliest time
     * @param to the time before which all lie
     * @param before the last entry of the page before
     */
    public record Part(
            Collection<Integer> siteIds,
            Collection<Kind> kinds,
            UUID commentId,
            UUID moderatorId,
            Instant from,
            Instant to,
            Cursor before,
            int limit) {

        /** Submissions are found fast where all are read; an index holds the other kinds, which may be rare. */
        private boolean isOfRareKinds() {
            return !kinds.isEmpty() && !kinds.contains(Kind.COMMENT_SUBMITTED);
        }
    }

    /** Ids are in order of time but for what the clocks of two nodes differ, or one is set back. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final EntityManager database;

    Entries(EntityManager database) {
        this.database = database;
    }

    /** What happened to a comment, in order. */
    public List<Entry> of(int siteId, UUID commentId) {
        return database.createQuery("from Entry where siteId = ?1 and commentId = ?2 order by id", Entry.class)
                .setParameter(1, siteId)
                .setParameter(2, commentId)
                .getResultList();
    }

    /**
     * What happened, the latest first. Each site's index is read from the place where the page starts and no further
     * than the page is long.
     */
    @SuppressWarnings("unchecked")
    public List<Entry> latest(Part part) {
        StringBuilder only = new StringBuilder();
        if (part.isOfRareKinds()) {
            // The second condition is there for the planner: it names the partial index.
            only.append(" AND kind = asked.kind AND kind <> 'comment.submitted'");
        } else if (!part.kinds().isEmpty()) {
            only.append(" AND kind = ANY(:kinds)");
        }
        only.append(part.commentId() == null ? "" : " AND comment_id = :comment");
        only.append(part.moderatorId() == null ? "" : " AND moderator_id = :moderator");
        only.append(part.from() == null ? "" : " AND at >= :from AND id >= :first");
        only.append(part.to() == null ? "" : " AND at < :to AND id < :last");
        only.append(part.before() == null ? "" : " AND id < :before");
        Query query = database.createNativeQuery(
                """
                SELECT found.* FROM unnest(CAST(:sites AS integer[])) AS mine (site) %s
                CROSS JOIN LATERAL (
                    SELECT * FROM journal WHERE site_id = mine.site %s ORDER BY id DESC LIMIT :limit) AS found
                ORDER BY found.id DESC LIMIT :limit""".formatted(
                        part.isOfRareKinds() ? "CROSS JOIN unnest(CAST(:kinds AS text[])) AS asked (kind)" : "", only),
                Entry.class);
        bind(query, part);
        return query.getResultList();
    }

    private static void bind(Query query, Part part) {
        query.setParameter("sites", part.siteIds().toArray(Integer[]::new)).setParameter("limit", part.limit());
        if (!part.kinds().isEmpty()) {
            query.setParameter("kinds", part.kinds().stream().map(Kind::code).toArray(String[]::new));
        }
        if (part.commentId() != null) {
            query.setParameter("comment", part.commentId());
        }
        if (part.moderatorId() != null) {
            query.setParameter("moderator", part.moderatorId());
        }
        if (part.from() != null) {
            query.setParameter("from", part.from())
                    .setParameter("first", Ids.earliest(part.from().minus(SKEW)));
        }
        if (part.to() != null) {
            query.setParameter("to", part.to())
                    .setParameter("last", Ids.earliest(part.to().plus(SKEW)));
        }
        if (part.before() != null) {
            query.setParameter("before", part.before().id());
        }
    }
}
