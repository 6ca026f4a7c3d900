package dev.anteroom.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes comments past the service, as the service would write them: every column has the value that the service gave
 * the last comment it took, but for what differs from comment to comment.
 */
final class Comments {

    private static final int TEXTS = 200;

    private final Database database;
    private final int siteId;
    private final UUID pattern;
    private final List<UUID> threads;
    private final Map<String, Object> row;

    private Comments(Database database, int siteId, UUID pattern, List<UUID> threads, Map<String, Object> row) {
        this.database = database;
        this.siteId = siteId;
        this.pattern = pattern;
        this.threads = threads;
        this.row = row;
    }

    static Comments of(Database database) throws SQLException {
        int siteId = database.column(Integer.class, "SELECT id FROM site WHERE key = ?", Newspaper.SITE)
                .get(0);
        UUID pattern = database.column(
                        UUID.class,
                        "SELECT id FROM comment WHERE site_id = ? AND state = 'PENDING' AND parent_id IS NULL"
                                + " ORDER BY created_at DESC LIMIT 1",
                        siteId)
                .get(0);
        List<UUID> threads = database.column(UUID.class, "SELECT id FROM thread WHERE site_id = ?", siteId);
        return new Comments(database, siteId, pattern, threads, row(database, siteId, pattern));
    }

    private static Map<String, Object> row(Database database, int siteId, UUID id) throws SQLException {
        List<String> stored = database.column(
                String.class,
                "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public'"
                        + " AND table_name = 'comment' AND is_generated = 'NEVER' ORDER BY ordinal_position");
        String sql = "SELECT " + String.join(", ", stored) + " FROM comment WHERE site_id = ? AND id = ?";
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setInt(1, siteId);
            statement.setObject(2, id);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                ResultSetMetaData columns = found.getMetaData();
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i), found.getObject(i));
                }
                return row;
            }
        }
    }

    int siteId() {
        return siteId;
    }

    /** The comment that the service took. */
    UUID id() {
        return pattern;
    }

    List<UUID> threads() {
        return threads;
    }

    /** Column names in order, with the service's values. */
    Map<String, Object> row() {
        return row;
    }

    long pending() throws SQLException {
        return database.count("SELECT count(*) FROM comment WHERE site_id = ? AND state = 'PENDING'", siteId);
    }

    /** Adds pending comments until there are so many, 20 ms apart, the newest now. */
    void fillTo(int pending) throws SQLException, InterruptedException {
        int missing = Math.toIntExact(pending - pending());
        Map<String, String> varying = Map.of(
                "id", "made.id",
                "thread_id", "(?::uuid[])[1 + made.i % " + threads.size() + "]",
                "body", "made.text",
                "html", "'<p>' || made.text || '</p>'",
                "likeness_id", "made.id",
                "created_at", "uuid_extract_timestamp(made.id)");
        String columns = String.join(", ", row.keySet());
        String values = row.keySet().stream()
                .map(column -> varying.getOrDefault(column, "pattern." + column))
                .collect(Collectors.joining(", "));
        String sql = """
                INSERT INTO comment (%s) SELECT %s FROM (
                    SELECT i, uuidv7((i - %d) * interval '20 milliseconds') AS id,
                           i || ' ' || (?::text[])[1 + i %% %d] AS text
                    FROM generate_series(1, %d) AS i OFFSET 0) AS made, comment AS pattern
                WHERE pattern.site_id = ? AND pattern.id = ?""".formatted(columns, values, missing, TEXTS, missing);
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setArray(1, database.connection().createArrayOf("uuid", threads.toArray()));
            statement.setArray(2, database.connection().createArrayOf("text", texts()));
            statement.setInt(3, siteId);
            statement.setObject(4, pattern);
            statement.executeUpdate();
        }
        database.settle();
        if (pending() != pending) {
            throw new IllegalStateException("There are " + pending() + " pending comments, not " + pending);
        }
    }

    private static String[] texts() {
        Random random = new Random(18);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(Texts.next(random));
        }
        return texts.toArray(String[]::new);
    }
}
