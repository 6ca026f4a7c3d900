package dev.anteroom.journal;

import dev.anteroom.web.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Seals the journal every few seconds, on one node at a time. It takes no lock that a post waits for: it reads what is
 * complete, the entries of transactions older than every running one, and writes one row of its own.
 */
@ApplicationScoped
public class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);

    /** Any number, so long as it is ours: of the nodes that want to seal, one does and the others pass over it. */
    private static final long SEALING = 0x7365616c6572L;

    private static final Duration NOTED = Duration.ofHours(1);

    /** The first seal covers all that was there before, and may take a while. */
    private static final int LONGEST_SECONDS = 3_600;

    private final EntityManager database;
    private final Clock clock;

    /** A seal that was there: kept where an attacker on the database cannot reach it. */
    private volatile Seal known;

    private boolean cut;
    private Instant noted = Instant.MIN;

    Sealer(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "{anteroom.journal.seal-every}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void seal() {
        try {
            Seal head = QuarkusTransaction.requiringNew()
                    .timeout(LONGEST_SECONDS)
                    .call(() -> database.unwrap(Session.class).doReturningWork(this::sealOnce));
            remember(head);
        } catch (RuntimeException e) {
            if (!Outage.in(e)) {
                throw e;
            }
            LOG.debug("The database does not answer; the journal is sealed later", e);
        }
    }

    /** Seals what came since the last seal, and returns the head of the chain. */
    private Seal sealOnce(Connection connection) throws SQLException {
        Seal last = SealChain.last(connection);
        complainOfCut(connection, last);
        if (!mySealing(connection)) {
            return last;
        }
        // Again, now that nobody else seals.
        last = SealChain.last(connection);
        long from = last == null ? 0 : last.toTx();
        // Read before the entries: all that lies below is visible to every later statement.
        long to = JournalOrder.complete(connection);
        MerkleTree covered = cover(connection, from, to);
        if (covered.leaves() == 0) {
            return last;
        }
        // As the database keeps it, so that it is hashed as it is read again.
        Seal seal = Seal.after(last, clock.instant().truncatedTo(ChronoUnit.MICROS), to, covered);
        SealChain.append(connection, seal);
        return seal;
    }

    private static boolean mySealing(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, SEALING);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static MerkleTree cover(Connection connection, long from, long to) throws SQLException {
        MerkleTree tree = new MerkleTree();
        Leaves.Leaf last = null;
        while (true) {
            List<Leaves.Leaf> page = Leaves.from(connection, from, last);
            for (Leaves.Leaf leaf : page) {
                if (leaf.tx() >= to) {
                    return tree;
                }
                tree.add(leaf.bytes());
            }
            if (page.size() < Leaves.PAGE) {
                return tree;
            }
            last = page.get(page.size() - 1);
        }
    }

    private void complainOfCut(Connection connection, Seal last) throws SQLException {
        if (known == null || cut) {
            return;
        }
        Seal there =
                last != null && last.number() == known.number() ? last : SealChain.numbered(connection, known.number());
        if (there == null || !there.hex().equals(known.hex())) {
            cut = true;
            LOG.errorf(
                    "Seal %d of the journal was %s when this node last saw it, and is %s now: the chain was cut",
                    known.number(), known.hex(), there == null ? "gone" : there.hex());
        }
    }

    /** Writes the head into the log now and then: whoever keeps logs elsewhere can compare. */
    private void remember(Seal head) {
        if (cut || head == null) {
            return;
        }
        known = head;
        if (clock.instant().isAfter(noted.plus(NOTED))) {
            noted = clock.instant();
            LOG.infof("The journal is sealed up to seal %d, %s", head.number(), head.hex());
        }
    }

    /** The last seal that this node saw, or null where it saw none; after a cut, the last one before it. */
    Seal known() {
        return known;
    }
}
