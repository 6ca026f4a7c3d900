package dev.anteroom.journal;

import dev.anteroom.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Questions to the journal. */
@ApplicationScoped
public class Entries {

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
     * What happened on some sites, the latest first: ids are in order of time, and begin the primary key.
     *
     * @param kinds only these; empty for all
     * @param before where the page starts, or null for the latest
     */
    public List<Entry> latest(Collection<Integer> siteIds, Collection<Kind> kinds, Cursor before, int limit) {
        String from = before == null ? "" : " and id < :id";
        String only = kinds.isEmpty() ? "" : " and kind in :kinds";
        var query = database.createQuery(
                        "from Entry where siteId in :sites" + only + from + " order by id desc", Entry.class)
                .setParameter("sites", siteIds)
                .setMaxResults(limit);
        if (before != null) {
            query.setParameter("id", before.id());
        }
        if (!kinds.isEmpty()) {
            query.setParameter("kinds", kinds.stream().map(Kind::code).toList());
        }
        return query.getResultList();
    }
}
