package dev.anteroom.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The end of the journal as it can be seen at one moment, and what could not be seen at an earlier one. */
@ApplicationScoped
public class Tail {

    /** Only what changes something that a node keeps in memory: a flood of held comments is none of it. */
    private static final String PUBLIC = "AND (comment_id IS NULL OR from_state = 'APPROVED' OR to_state = 'APPROVED')";

    /** What had not begun at a moment, and what was running then: two short ranges of one index. */
    private static final String SINCE = """
            (SELECT * FROM journal WHERE tx >= CAST(:next AS xid8) %1$s ORDER BY tx LIMIT :limit)
            UNION ALL
            (SELECT * FROM journal WHERE tx = ANY(CAST(:running AS xid8[])) %1$s ORDER BY tx LIMIT :limit)""";

    private final EntityManager database;

    Tail(EntityManager database) {
        this.database = database;
    }

    /**
     * What can be seen now. The first question of its transaction: from then on all questions of the transaction see the
     * same.
     */
    public Snapshot now() {
        database.createNativeQuery("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                .executeUpdate();
        Object[] now = (Object[]) database.createNativeQuery(
                        "SELECT CAST(pg_current_snapshot() AS text), journal_offset()", Object[].class)
                .getSingleResult();
        return Snapshot.parse((String) now[0], ((Number) now[1]).longValue());
    }

    /**
     * What could not be seen at a moment, in order.
     *
     * @param limit where there are more, some are left out: then the list is longer than the limit less one
     */
    public List<Entry> since(Snapshot before, int limit) {
        return read("", before, limit);
    }

    List<Entry> publicSince(Snapshot before) {
        return read(PUBLIC, before, Integer.MAX_VALUE);
    }

    @SuppressWarnings("unchecked")
    private List<Entry> read(String only, Snapshot before, int limit) {
        List<Entry> entries = database.createNativeQuery(SINCE.formatted(only), Entry.class)
                .setParameter("next", Long.toString(before.next()))
                .setParameter(
                        "running", before.running().toString().replace('[', '{').replace(']', '}'))
                .setParameter("limit", limit)
                .getResultList();
        return entries.stream().sorted(Stretch.ORDER).toList();
    }
}
