package dev.anteroom.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * The order of the journal is that of its transactions. A database that was restored from a dump numbers them anew, from
 * a few hundred: then what is written next would stand before what is there. So the numbers are lifted, once, before
 * anything is written.
 */
@ApplicationScoped
class JournalOrder {

    private static final Logger LOG = Logger.getLogger(JournalOrder.class);

    /** Before everything that writes when the service starts. */
    private static final int FIRST = 1;

    /** Any number, so long as it is ours: two nodes may start at once. */
    private static final long LIFTING = 0x6f7264657231L;

    private final EntityManager database;

    JournalOrder(EntityManager database) {
        this.database = database;
    }

    /** Entries of transactions before this have all been committed, or never will be. */
    static long complete(Connection connection) throws SQLException {
        return number(
                connection,
                "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) + journal_offset()");
    }

    void liftAfterRestore(@Observes @Priority(FIRST) StartupEvent started) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.unwrap(Session.class).doWork(JournalOrder::liftAfterRestore));
    }

    static void liftAfterRestore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LIFTING + ")");
        }
        long next = number(connection, "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)");
        long offset = number(connection, "SELECT journal_offset()");
        long written = number(connection, """
                SELECT CAST(CAST(greatest(
                    (SELECT max(tx) FROM journal), (SELECT max(to_tx) FROM seal)) AS text) AS bigint)""");
        // Transactions that were under way when the dump was made leave the highest number that was written behind.
        if (written <= next + offset) {
            return;
        }
        lift(connection, written - next + 1);
        LOG.infof("The database was restored from a dump: the journal goes on at transaction %d", written + 1);
    }

    private static void lift(Connection connection, long offset) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION journal_offset() RETURNS bigint LANGUAGE sql IMMUTABLE"
                    + " AS 'SELECT CAST(" + offset + " AS bigint)'");
            statement.execute("ALTER TABLE journal ALTER COLUMN tx SET DEFAULT"
                    + " CAST(CAST(CAST(CAST(pg_current_xact_id() AS text) AS bigint) + " + offset
                    + " AS text) AS xid8)");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
