package dev.anteroom.database;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.anteroom.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers for the tests of this package. The binaries are unpacked once, and one new database is made and then copied: both
 * take longer than most tests.
 */
final class TestServers {

    private static final Path HOME = Path.of("target", "test-postgres").toAbsolutePath();

    private static Optional<Path> binaries;
    private static Path template;

    private TestServers() {}

    static EmbeddedPostgres start(Path data) {
        return EmbeddedPostgres.start(data, binaries());
    }

    /** Starts a server in a directory that was in use before, but has nothing in it yet. */
    static EmbeddedPostgres startPrepared(Path data) throws IOException {
        copy(template(), data);
        return start(data);
    }

    private static synchronized Path template() throws IOException {
        if (template == null) {
            Path fresh = HOME.resolve("template");
            PrivateFiles.delete(fresh);
            start(fresh).stop();
            template = fresh;
        }
        return template;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES);
            }
        }
    }

    static synchronized Optional<Path> binaries() {
        if (binaries == null) {
            binaries = Optional.of(TestDatabase.binaries().orElseGet(() -> BundledBinaries.below(
                            Path.of("target", "test-postgres").toAbsolutePath())
                    .directory()));
        }
        return binaries;
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
