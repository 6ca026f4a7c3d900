package dev.anteroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The seals in the database, in the caller's transaction. One chain for the whole installation: site 0. */
final class SealChain {

    private static final String SELECT = """
            SELECT number, sealed_at, CAST(from_tx AS text), CAST(to_tx AS text), entries, root, previous, hash
            FROM seal WHERE site_id = 0""";

    private SealChain() {}

    /** The head of the chain, or null where nothing is sealed yet. */
    static Seal last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " ORDER BY number DESC LIMIT 1")) {
            List<Seal> last = read(statement);
            return last.isEmpty() ? null : last.get(0);
        }
    }

    /** A seal, or null where there is none with the number. */
    static Seal numbered(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND number = ?")) {
            statement.setLong(1, number);
            List<Seal> found = read(statement);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    /** The next seals in order, whatever their numbers are. */
    static List<Seal> after(Connection connection, long number, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + " AND number > ? ORDER BY number LIMIT ?")) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    private static List<Seal> read(PreparedStatement statement) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                seals.add(new Seal(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Long.parseUnsignedLong(row.getString(3)),
                        Long.parseUnsignedLong(row.getString(4)),
                        row.getLong(5),
                        row.getBytes(6),
                        row.getBytes(7),
                        row.getBytes(8)));
            }
        }
        return seals;
    }

    static void append(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO seal (site_id, number, sealed_at, from_tx, to_tx, entries, root, previous, hash)
                VALUES (0, ?, ?, CAST(? AS xid8), CAST(? AS xid8), ?, ?, ?, ?)""")) {
            statement.setLong(1, seal.number());
            statement.setObject(2, seal.sealedAt().atOffset(ZoneOffset.UTC));
            statement.setString(3, Long.toString(seal.fromTx()));
            statement.setString(4, Long.toString(seal.toTx()));
            statement.setLong(5, seal.entries());
            statement.setBytes(6, seal.root());
            statement.setBytes(7, seal.previous());
            statement.setBytes(8, seal.hash());
            statement.executeUpdate();
        }
    }
}
