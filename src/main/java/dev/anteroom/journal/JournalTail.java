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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jboss.logging.Logger;

/**
 * Follows the journal, within about a second: tells this node what the other nodes recorded, and followers of every
 * entry of every node.
 *
 * <p>Ids are handed out before the commit, so an entry can appear behind one that was already read. So each round
 * remembers the database's own snapshot, and the next one reads what that did not see.
 */
@ApplicationScoped
public class JournalTail {

    /** Whoever wants every entry. */
    public interface Follower {

        /** Comes for each stretch in turn, also an empty one; on a thread that may wait. */
        void follow(Stretch stretch);
    }

    private static final Logger LOG = Logger.getLogger(JournalTail.class);

    /** By then this node's entry was read again and passed over. */
    private static final Duration READ_AGAIN = Duration.ofMinutes(10);

    private static final int MOST_OWN = 200_000;

    /** Entries that are told one by one; of more at once, only what a node keeps in memory is read. */
    private static final int MOST_TOLD = 20_000;

    private final Tail tail;
    private final Event<Recorded> recorded;
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private final Cache<UUID, Boolean> own = Caffeine.newBuilder()
            .expireAfterWrite(READ_AGAIN)
            .maximumSize(MOST_OWN)
            .build();
    private Snapshot seen;

    JournalTail(Tail tail, Event<Recorded> recorded) {
        this.tail = tail;
        this.recorded = recorded;
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded mine) {
        mine.entries().stream().filter(Entry::isPublic).forEach(entry -> own.put(entry.id(), true));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        try {
            Stretch stretch = next();
            followers.forEach(follower -> follower.follow(stretch));
        } catch (RuntimeException e) {
            if (!Outage.in(e)) {
                throw e;
            }
            LOG.debug("The database does not answer; the journal is read again later", e);
        }
    }

    /** Where an observer fails, the same is read and told again: it must not be left with what is out of date. */
    private synchronized Stretch next() {
        boolean all = !followers.isEmpty();
        Stretch stretch = QuarkusTransaction.requiringNew().call(() -> read(all));
        List<Entry> news = stretch.entries().stream()
                .filter(Entry::isPublic)
                .filter(entry -> own.getIfPresent(entry.id()) == null)
                .toList();
        if (!news.isEmpty()) {
            recorded.fire(new Recorded(news));
        }
        seen = stretch.after();
        stretch.entries().forEach(entry -> own.invalidate(entry.id()));
        return stretch;
    }

    private Stretch read(boolean all) {
        Snapshot now = tail.now();
        if (seen == null) {
            return new Stretch(now, now, List.of(), true);
        }
        if (all) {
            List<Entry> entries = tail.since(seen, MOST_TOLD + 1);
            if (entries.size() <= MOST_TOLD) {
                return new Stretch(seen, now, entries, true);
            }
        }
        return new Stretch(seen, now, tail.publicSince(seen), false);
    }

    /** Has a follower told of every entry that cannot be seen at the moment that this returns. */
    public synchronized Snapshot add(Follower follower) {
        if (seen == null) {
            seen = QuarkusTransaction.requiringNew().call(tail::now);
        }
        followers.add(follower);
        return seen;
    }

    public void remove(Follower follower) {
        followers.remove(follower);
    }
}
