package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HTTP load by wrk: two threads, 32 connections, each with its next request as soon as it is answered. */
final class Wrk {

    static final int CONNECTIONS = 32;

    private static final String SCRIPT = Path.of("src", "bench", "load.lua").toString();

    private Wrk() {}

    /** GET of one address. */
    static Load get(String url, int seconds, String... headers) throws IOException, InterruptedException {
        return run(url, seconds, Map.of(), headers);
    }

    /** Unique comments over all pages; the answers have to be kept for what they acknowledge. */
    static Load post(Service service, int seconds) throws IOException, InterruptedException {
        return run(
                service.address() + Newspaper.PATH + "/comments",
                seconds,
                Map.of(
                        "BENCH_POST", String.valueOf(System.nanoTime() % 1_000_000_000),
                        "BENCH_WORDS", Texts.WORDS,
                        "BENCH_PAGES", String.valueOf(Newspaper.PAGES),
                        "BENCH_LENGTH", String.valueOf(Texts.LENGTH)));
    }

    static String version() throws IOException, InterruptedException {
        String output = output(new ProcessBuilder("wrk", "-v").redirectErrorStream(true));
        return output.lines().findFirst().orElse("").replaceAll(" Copyright.*", "");
    }

    private static Load run(String url, int seconds, Map<String, String> environment, String... headers)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t2", "-c" + CONNECTIONS, "-d" + seconds + "s", "--timeout", "30s"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.addAll(List.of("-s", SCRIPT, url));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        String output = output(builder);
        return output.lines()
                .filter(line -> line.startsWith("BENCH "))
                .findFirst()
                .map(Wrk::load)
                .orElseThrow(() -> new IllegalStateException("wrk failed: " + output));
    }

    private static Load load(String line) {
        String[] part = line.split(" ");
        long answers = Long.parseLong(part[1]);
        double seconds = Long.parseLong(part[2]) / 1e6;
        if (answers == 0 || Long.parseLong(part[7]) + Long.parseLong(part[8]) > 0) {
            throw new IllegalStateException(
                    "Of %s requests %s broke off and %s were refused".formatted(part[1], part[7], part[8]));
        }
        return new Load(answers, answers / seconds, millis(part[4]), millis(part[5]), millis(part[6]));
    }

    private static double millis(String micros) {
        return Long.parseLong(micros) / 1e3;
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
