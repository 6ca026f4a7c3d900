package dev.anteroom.comments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** What comments said before their authors edited them; for moderators, who may have decided on that. */
@ApplicationScoped
public class Revisions {

    /**
     * A text that was replaced.
     *
     * @param version the comment's version that had it
     */
    public record Revision(int version, String name, String body, Instant replacedAt) {}

    private final EntityManager database;

    Revisions(EntityManager database) {
        this.database = database;
    }

    /** Keeps what a comment says now, before it is edited. */
    void keep(Comment comment, Instant now) {
        database.createNativeQuery("""
                        INSERT INTO revision (site_id, comment_id, version, name, body, replaced_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.id())
                .setParameter(3, comment.version())
                .setParameter(4, comment.name())
                .setParameter(5, comment.body())
                .setParameter(6, now)
                .executeUpdate();
    }

    /** Forgets all that a comment ever said. */
    void erase(Comment comment) {
        database.createNativeQuery("DELETE FROM revision WHERE site_id = ?1 AND comment_id = ?2")
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.id())
                .executeUpdate();
    }

    /** What a comment said, first version first. */
    public List<Revision> of(Comment comment) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT version, name, body, replaced_at FROM revision
                        WHERE site_id = ?1 AND comment_id = ?2 ORDER BY version""", Object[].class)
                .setParameter(1, comment.siteId())
                .setParameter(2, comment.id())
                .getResultList();
        return rows.stream()
                .map(row -> new Revision((Integer) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }
}
