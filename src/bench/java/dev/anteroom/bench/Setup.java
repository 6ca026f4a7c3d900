package dev.anteroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured and how.
 *
 * @param app directory of the built service
 * @param home where reports, logs and data go. On the disk of the checkout and not in the system's temporary directory,
 *     which is often in memory, where a comment is on disk for free
 * @param java the service's and the benchmark's own Java
 * @param flags of the service's JVM
 */
record Setup(Path app, Path home, String java, List<String> flags, Effort effort) {

    static Setup of(Effort effort) throws IOException {
        Path home = Path.of("target", "bench").toAbsolutePath();
        Files.createDirectories(home);
        String flags = System.getenv().getOrDefault("BENCH_JVM", "-Xmx192m").strip();
        return new Setup(
                home.resolve("build").resolve("quarkus-app"),
                home,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flags.isEmpty() ? List.of() : List.of(flags.split("\\s+")),
                effort);
    }

    /** An empty data directory. */
    Path data(String name) throws IOException {
        Path data = home.resolve("data-" + name);
        delete(data);
        return data;
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
