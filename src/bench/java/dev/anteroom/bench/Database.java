package dev.anteroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A connection to a service's embedded PostgreSQL, made like the service's own: where the server listens stands in
 * {@code postmaster.pid}, the password in {@code postgres-password}.
 */
final class Database implements AutoCloseable {

    // https://www.postgresql.org/docs/18/storage-file-layout.html
    private static final int PORT_LINE = 3;

    private static final int TRIES = 10;
    private static final String USER = "anteroom";

    private final Path data;
    private final Connection connection;

    private Database(Path data) throws IOException, SQLException {
        this.data = data;
        this.connection = connect();
    }

    static Database of(Path data) throws IOException, SQLException {
        return new Database(data);
    }

    /** Another connection, of the caller's. */
    Connection connect() throws IOException, SQLException {
        Properties login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password());
        login.setProperty("ApplicationName", "bench");
        return DriverManager.getConnection(url(), login);
    }

    private String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + pidFile(data).get(PORT_LINE).strip() + "/anteroom";
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("postgres-password")).strip();
    }

    /** What a second service has to be told to use it too; both together have to fit into its fifty connections. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                url(),
                "QUARKUS_DATASOURCE_USERNAME",
                USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                password(),
                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
                "20");
    }

    static long postmaster(Path data) throws IOException {
        return Long.parseLong(pidFile(data).get(0).strip());
    }

    private static List<String> pidFile(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query finds. */
    <T> List<T> column(Class<T> type, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, type));
                }
            }
            return found;
        }
    }

    long count(String sql, Object... parameters) throws SQLException {
        return column(Long.class, sql, parameters).get(0);
    }

    /**
     * What a server does by itself after much was written, it does before the measuring, not during it. A statement that
     * began before the writing keeps rows from being known as visible to all, so that takes several tries.
     */
    void settle() throws SQLException, InterruptedException {
        execute("VACUUM (ANALYZE) thread");
        for (int i = 0; i < TRIES; i++) {
            execute("VACUUM (ANALYZE) comment");
            if (count("SELECT count(*) FROM pg_class WHERE oid = 'comment'::regclass AND relallvisible = relpages")
                    == 1) {
                break;
            }
            Thread.sleep(1_000);
        }
        execute("CHECKPOINT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
