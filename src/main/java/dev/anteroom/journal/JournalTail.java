package dev.anteroom.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.web.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells this node what the other nodes recorded, within about a second.
 *
 * <p>Ids are handed out before the commit, so an entry can appear behind one that was already read. What is complete
 * is said by the transaction: everything below the oldest one still running. Each round reads again from there and
 * passes over what it has seen.
 */
@ApplicationScoped
public class JournalTail {

    private static final Logger LOG = Logger.getLogger(JournalTail.class);

    /** Entries are read again only while a transaction that is older than them runs. */
    private static final Duration REREAD = Duration.ofMinutes(10);

    private static final int MOST_SEEN = 200_000;

    private final EntityManager database;
    private final Event<Recorded> recorded;
    private final Cache<UUID, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(REREAD)
            .maximumSize(MOST_SEEN)
            .build();
    private String from;

    JournalTail(EntityManager database, Event<Recorded> recorded) {
        this.database = database;
        this.recorded = recorded;
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded own) {
        own.entries().stream().filter(Entry::isPublic).forEach(entry -> seen.put(entry.id(), true));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        try {
            List<Entry> fresh = QuarkusTransaction.requiringNew().call(this::read);
            if (!fresh.isEmpty()) {
                recorded.fire(new Recorded(fresh));
            }
        } catch (RuntimeException e) {
            if (!Outage.in(e)) {
                throw e;
            }
            LOG.debug("The database does not answer; the journal is read again later", e);
        }
    }

    private List<Entry> read() {
        String complete =
                (String) database.createNativeQuery("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)")
                        .getSingleResult();
        if (from == null) {
            from = complete;
            return List.of();
        }
        List<Entry> fresh = new ArrayList<>();
        for (Entry entry : publicSince(from)) {
            if (seen.getIfPresent(entry.id()) == null) {
                fresh.add(entry);
            }
        }
        from = complete;
        return fresh;
    }

    /** Only what changes something that a node keeps in memory: a flood of held comments is none of it. */
    private List<Entry> publicSince(String tx) {
        return database.createNativeQuery("""
                        SELECT site_id, id, at, kind, subject_id, thread_id, comment_id, decision_id, moderator_id,
                               from_state, to_state
                        FROM journal
                        WHERE tx >= CAST(?1 AS xid8)
                          AND (comment_id IS NULL OR from_state = 'APPROVED' OR to_state = 'APPROVED')
                        ORDER BY tx, id""", Entry.class).setParameter(1, tx).getResultList();
    }
}
