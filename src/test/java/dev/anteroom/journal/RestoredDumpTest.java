package dev.anteroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that was restored from a dump numbers its transactions anew; the journal goes on all the same. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RestoredDumpTest {

    private static final long DUMPED = 1_000_000_000L;

    @Inject
    AgroalDataSource database;

    private Connection connection;

    /** A journal of its own, in a schema that is rolled back. */
    @BeforeEach
    void restore() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        run("CREATE SCHEMA restored");
        run("SET LOCAL search_path = restored, pg_catalog");
        run("CREATE TABLE journal (LIKE public.journal INCLUDING ALL)");
        run("CREATE TABLE seal (LIKE public.seal INCLUDING ALL)");
        run("CREATE FUNCTION journal_offset() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT CAST(0 AS bigint)'");
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void write(String kind) throws SQLException {
        run("INSERT INTO journal (site_id, id, at, kind) VALUES (0, gen_random_uuid(), now(), '" + kind + "')");
    }

    private long written(String kind) throws SQLException {
        return number("SELECT CAST(CAST(tx AS text) AS bigint) FROM journal WHERE kind = '" + kind + "'");
    }

    @Test
    void what_is_written_next_stands_after_all_that_is_there() throws SQLException {
        run("INSERT INTO journal (site_id, id, tx, at, kind) VALUES (0, gen_random_uuid(), '" + DUMPED
                + "', now(), 'site.created')");
        JournalOrder.liftAfterRestore(connection);
        write("site.changed");
        assertThat(written("site.changed")).isGreaterThan(DUMPED);
        // This transaction itself is still running.
        assertThat(JournalOrder.complete(connection)).isLessThanOrEqualTo(written("site.changed"));
    }

    @Test
    void nor_does_it_fall_under_a_seal() throws SQLException {
        run("INSERT INTO seal (site_id, number, sealed_at, from_tx, to_tx, entries, root, previous, hash) VALUES"
                + " (0, 1, now(), '0', '" + DUMPED + "', 1, sha256(''), sha256(''), sha256(''))");
        JournalOrder.liftAfterRestore(connection);
        write("site.changed");
        assertThat(written("site.changed")).isGreaterThanOrEqualTo(DUMPED);
    }

    @Test
    void it_is_lifted_once_and_again_after_the_next_dump() throws SQLException {
        run("INSERT INTO journal (site_id, id, tx, at, kind) VALUES (0, gen_random_uuid(), '" + DUMPED
                + "', now(), 'site.created')");
        JournalOrder.liftAfterRestore(connection);
        long once = number("SELECT journal_offset()");
        JournalOrder.liftAfterRestore(connection);
        assertThat(number("SELECT journal_offset()")).isEqualTo(once).isPositive();
        run("UPDATE journal SET tx = '" + 2 * DUMPED + "'");
        JournalOrder.liftAfterRestore(connection);
        write("site.changed");
        assertThat(written("site.changed")).isGreaterThanOrEqualTo(2 * DUMPED);
    }

    @Test
    void where_nothing_was_restored_nothing_is_lifted() throws SQLException {
        write("site.created");
        JournalOrder.liftAfterRestore(connection);
        assertThat(number("SELECT journal_offset()")).isZero();
    }
}
