package dev.anteroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What is measured and how.
 *
 * @param app directory of the built service
 * @param home where reports, logs and data go. On the disk of the checkout and not in the system's temporary directory,
 *     which is often in memory, where a comment is on disk for free
 * @param javaHome the service's and the benchmark's own Java
 * @param flags of the service's JVM, beside those of {@code bin/anteroom}
 */
record Setup(Path app, Path home, String javaHome, String flags, Effort effort) {

    /** What operators start the service with. */
    static final Path STARTER = Path.of("bin", "anteroom").toAbsolutePath();

    static Setup of(Effort effort) throws IOException {
        Path home = Path.of("target", "bench").toAbsolutePath();
        Files.createDirectories(home);
        return new Setup(
                home.resolve("build").resolve("quarkus-app"),
                home,
                System.getProperty("java.home"),
                System.getenv().getOrDefault("BENCH_JVM", "").strip(),
                effort);
    }

    /** An empty data directory. */
    Path data(String name) throws IOException {
        Path data = home.resolve("data-" + name);
        delete(data);
        return data;
    }

    /** Makes the next start the first one after a build: without the class archive that a run leaves behind. */
    void forgetClasses() throws IOException {
        try (Stream<Path> files = Files.list(app)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Deletes all data; after a failure it stays, to be looked at. */
    void tidy() throws IOException {
        try (Stream<Path> made = Files.list(home)) {
            for (Path data : made.filter(file -> file.getFileName().toString().startsWith("data-"))
                    .toList()) {
                delete(data);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
