package dev.anteroom;

import dev.anteroom.database.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database of the tests: one PostgreSQL in a directory of its own, the same for all test classes that name it with
 * {@code @QuarkusTestResource(TestDatabase.class)}. The system property {@code anteroom.test.postgres} names a directory of
 * binaries to test against; empty, the bundled ones are used.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private Path data;
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        Main.checkAddressesOurselves();
        try {
            data = Files.createTempDirectory("anteroom-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedPostgres.start(data, binaries());
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", postgres.username(),
                "quarkus.datasource.password", postgres.password());
    }

    @Override
    public void stop() {
        if (postgres == null) {
            return;
        }
        postgres.stop();
        postgres = null;
        delete(data);
    }

    /** The binaries that tests run against; empty: the bundled ones. */
    public static Optional<Path> binaries() {
        return Optional.ofNullable(System.getProperty("anteroom.test.postgres"))
                .filter(directory -> !directory.isBlank())
                .map(Path::of);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
