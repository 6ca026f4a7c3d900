package dev.anteroom.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Entries of the journal as the bytes that are sealed: every column, so that none can be changed unnoticed. */
final class Leaves {

    /**
     * An entry's bytes and its place.
     *
     * @param tx never negative
     */
    record Leaf(long tx, UUID id, int siteId, byte[] bytes) {}

    /** Rows that are in memory at once. */
    static final int PAGE = 2_000;

    private static final String SQL = """
            SELECT CAST(j.tx AS text), id, site_id, at, kind, subject_id, thread_id, comment_id, decision_id,
                   moderator_id, from_state, to_state
            FROM journal j WHERE j.tx >= CAST(? AS xid8) %s ORDER BY j.tx, id, site_id LIMIT ?""";

    private static final String FIRST = SQL.formatted("");
    private static final String NEXT = SQL.formatted("AND (j.tx, id, site_id) > (CAST(? AS xid8), ?, ?)");

    private Leaves() {}

    /** The next entries in order of tx, id and site, up to {@link #PAGE}. Sealed ranges have no end of their own. */
    static List<Leaf> from(Connection connection, long tx, Leaf after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(after == null ? FIRST : NEXT)) {
            statement.setString(1, Long.toString(after == null ? tx : after.tx));
            if (after != null) {
                statement.setString(2, Long.toString(after.tx));
                statement.setObject(3, after.id);
                statement.setInt(4, after.siteId);
            }
            statement.setInt(after == null ? 2 : 5, PAGE);
            List<Leaf> leaves = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leaves.add(leaf(row));
                }
            }
            return leaves;
        }
    }

    /** An xid8 beyond what a long holds belongs to no range: it is written as the largest. */
    private static Leaf leaf(ResultSet row) throws SQLException {
        long tx = Long.parseUnsignedLong(row.getString(1));
        UUID id = row.getObject(2, UUID.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(tx);
            write(out, id);
            out.writeInt(row.getInt(3));
            OffsetDateTime at = row.getObject(4, OffsetDateTime.class);
            out.writeLong(at.toEpochSecond());
            out.writeInt(at.getNano());
            write(out, row.getString(5));
            for (int column = 6; column <= 10; column++) {
                write(out, row.getObject(column, UUID.class));
            }
            write(out, row.getString(11));
            write(out, row.getString(12));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return new Leaf(tx < 0 ? Long.MAX_VALUE : tx, id, row.getInt(3), bytes.toByteArray());
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    /** With its length before it, so that no two rows are written alike. */
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : utf8.length);
        out.write(utf8);
    }
}
