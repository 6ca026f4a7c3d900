package dev.anteroom.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs the parts that it is asked for, each against a service of its own, and writes the report. */
public final class Bench {

    private static final Map<String, Part> PARTS = Map.of(
            "reads", new Reads(),
            "posts", new Posts(),
            "queue", new QueuePages(),
            "bulk", new Bulk(),
            "scale", new Scale(),
            "start", new Start(),
            "memory", new Memory(),
            "screening", new ScreeningSpeed(),
            "learning", new Learning());

    private static final List<String> ORDER =
            List.of("reads", "posts", "queue", "bulk", "scale", "start", "memory", "screening", "learning");

    /** One part of the benchmark: starts what it needs, tells the report what it saw, and leaves nothing behind. */
    interface Part {
        void measure(Setup setup, Report report) throws Exception;
    }

    private Bench() {}

    /**
     * @param args parts, in any order, none for all; {@code --quick} for small numbers that show only that it runs
     */
    public static void main(String... args) throws IOException {
        List<String> asked = new ArrayList<>(List.of(args));
        boolean quick = asked.remove("--quick");
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(PARTS.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No such part: " + unknown + "; there are " + ORDER);
        }
        Setup setup = Setup.of(quick ? Effort.QUICK : Effort.FULL);
        Report report = new Report(Machine.facts(setup, quick));
        Map<String, Exception> failed = new TreeMap<>();
        for (String part : ORDER) {
            if (asked.isEmpty() || asked.contains(part)) {
                run(part, setup, report, failed);
            }
        }
        failed.forEach((part, failure) -> report.note("**" + part + " failed:** " + failure));
        report.write(setup.home());
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static void run(String part, Setup setup, Report report, Map<String, Exception> failed) throws IOException {
        Log.say("== " + part);
        long began = System.nanoTime();
        try {
            PARTS.get(part).measure(setup, report);
            setup.tidy();
        } catch (Exception e) {
            e.printStackTrace();
            failed.put(part, e);
        }
        report.note("%s took %d s".formatted(part, (System.nanoTime() - began) / 1_000_000_000));
        // After each part: a long run that is broken off has something to show.
        report.save(setup.home());
    }
}
