package dev.anteroom.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/**
 * Walks the chain of seals and computes it anew. Reads both chain and journal page by page, each in a transaction of its
 * own, so that neither memory nor a connection is held however long they are.
 */
@ApplicationScoped
public class Verification {

    private static final int SEALS = 500;

    private final EntityManager database;
    private final Sealer sealer;

    Verification(EntityManager database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /**
     * Verifies all that is sealed when it is called.
     *
     * @param noted a seal that was noted elsewhere, or null
     */
    public Verdict verify(NotedSeal noted) {
        // In this order: what this node knows cannot be newer than the head, and the head is complete.
        Seal known = sealer.known();
        Seal head = read(SealChain::last);
        Walk walk = new Walk();
        Seal last = null;
        Broken broken = null;
        while (broken == null && head != null && (last == null || last.number() < head.number())) {
            long after = last == null ? Long.MIN_VALUE : last.number();
            List<Seal> page = read(connection -> SealChain.after(connection, after, SEALS));
            if (page.isEmpty()) {
                break;
            }
            for (Seal seal : page) {
                broken = seal.number() > head.number() ? null : walk.fault(seal, last);
                broken = broken == null ? notAsNoted(seal, known, noted) : broken;
                if (broken != null) {
                    break;
                }
                last = seal;
            }
        }
        return new Verdict(
                walk.seals,
                walk.entries,
                unsealed(head),
                head == null ? null : new NotedSeal(head.number(), head.hex()),
                broken != null ? broken : missingAtTheEnd(last, known, noted));
    }

    private static Broken notAsNoted(Seal seal, Seal known, NotedSeal noted) {
        boolean wrong =
                noted != null && seal.number() == noted.seal() && !seal.hex().equals(noted.hash())
                        || known != null
                                && seal.number() == known.number()
                                && !seal.hex().equals(known.hex());
        return wrong ? Broken.at(seal.number(), Broken.Reason.NOT_AS_NOTED) : null;
    }

    /** A chain that was cut off at its end is whole in itself: only who knew the end knows. */
    private Broken missingAtTheEnd(Seal last, Seal known, NotedSeal noted) {
        long end = last == null ? 0 : last.number();
        if (known != null && known.number() > end || noted != null && noted.seal() > end) {
            return Broken.at(end + 1, Broken.Reason.MISSING);
        }
        return read(Verification::hasFuture) ? Broken.at(null, Broken.Reason.FROM_THE_FUTURE) : null;
    }

    private static boolean hasFuture(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        SELECT EXISTS (SELECT 1 FROM journal WHERE tx >= CAST(CAST(CAST(CAST(
                            pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) + journal_offset() AS text)
                            AS xid8))""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private long unsealed(Seal head) {
        return read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*) FROM journal WHERE tx >= CAST(? AS xid8)")) {
                statement.setString(1, Long.toString(head == null ? 0 : head.toTx()));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private <T> T read(ReturningWork<T> work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.unwrap(Session.class).doReturningWork(work));
    }

    /** Goes through the entries beside the seals. */
    private final class Walk {

        private List<Leaves.Leaf> page = List.of();
        private int next;
        private boolean begun;
        private long seals;
        private long entries;

        Broken fault(Seal seal, Seal last) {
            Broken.Reason fault = seal.fault(last);
            if (fault != null) {
                // A seal that is missing is named by the number that it should have.
                long number = fault == Broken.Reason.MISSING ? (last == null ? 1 : last.number() + 1) : seal.number();
                return Broken.at(number, fault);
            }
            MerkleTree found = new MerkleTree();
            for (Leaves.Leaf leaf = peek(); leaf != null && leaf.tx() < seal.toTx(); leaf = peek()) {
                found.add(leaf.bytes());
                next++;
            }
            fault = seal.fault(found);
            if (fault != null) {
                return Broken.at(seal.number(), fault);
            }
            seals++;
            entries += found.leaves();
            return null;
        }

        private Leaves.Leaf peek() {
            if (next == page.size() && (!begun || page.size() == Leaves.PAGE)) {
                Leaves.Leaf last = page.isEmpty() ? null : page.get(page.size() - 1);
                page = read(connection -> Leaves.from(connection, 0, last));
                begun = true;
                next = 0;
            }
            return next < page.size() ? page.get(next) : null;
        }
    }
}
