package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What moderators do, at several sizes: a service with a database each, asked in turns, so that all are equally warm. The
 * environment variable {@code BENCH_SCALE} names the sizes, each with the tenths of it that wait: {@code 10000/5
 * 1000000/10}.
 */
final class Scale implements Bench.Part {

    private static final String USUAL = "10000/5 100000/5 1000000/5";
    private static final String QUICK = "2000/5 20000/5";
    private static final double BUDGET = 1.3;

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        boolean quick = setup.effort() == Effort.QUICK;
        String sizes = System.getenv().getOrDefault("BENCH_SCALE", "").isBlank()
                ? (quick ? QUICK : USUAL)
                : System.getenv("BENCH_SCALE");
        List<Desk> desks = new ArrayList<>();
        try {
            for (String size : sizes.strip().split("\\s+")) {
                String[] part = size.split("/");
                desks.add(Desk.open(setup, Integer.parseInt(part[0]), Integer.parseInt(part[1])));
            }
            measure(setup.effort(), desks, report);
            // At the largest: fifty moderators clear ten thousand comments in a minute.
            report.section(Shift.measure(setup, desks.get(desks.size() - 1)));
        } finally {
            for (Desk desk : desks) {
                desk.close();
            }
        }
        Desk largest = desks.get(desks.size() - 1);
        report.plans(Plans.of(setup, largest, Question.all(1)));
    }

    private static void measure(Effort effort, List<Desk> desks, Report report) throws Exception {
        List<Question> questions = Question.all(Math.max(10, effort.pages() / 5));
        warmUp(effort, desks, Question.all(10));
        List<String> lines = new ArrayList<>();
        lines.add("| ms p50 / p99 | "
                + String.join(" | ", desks.stream().map(Desk::name).toList()) + " | growth |");
        lines.add("| --- |" + " --- |".repeat(desks.size() + 1));
        for (Question question : questions) {
            Log.say(question.words());
            lines.add(line(question, effort.rounds(), desks));
            Log.say("   " + lines.get(lines.size() - 1));
        }
        List<String> verified = new ArrayList<>();
        for (Desk desk : desks) {
            verified.add(Numbers.round(desk.verify()));
        }
        lines.add("| entries of the journal verified a second | " + String.join(" | ", verified) + " | |");
        report.section(String.join("\n", lines));
        report.memory(
                "scale, the largest", desks.get(desks.size() - 1).service().memory());
    }

    /** In turns, all questions a few times, until a minute or more has gone by for each. */
    private static void warmUp(Effort effort, List<Desk> desks, List<Question> questions) throws Exception {
        Log.say("warming up");
        long end = System.nanoTime() + effort.warmLeastSeconds() * 1_000_000_000L * desks.size() / 2;
        do {
            for (Desk desk : desks) {
                for (Question question : questions) {
                    for (int i = 0; i < question.times(); i++) {
                        question.asked().of(desk, i);
                    }
                }
            }
        } while (System.nanoTime() < end);
    }

    private static String line(Question question, int rounds, List<Desk> desks) throws Exception {
        Map<Desk, List<Double>> medians = new LinkedHashMap<>();
        Map<Desk, List<Long>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Desk desk : desks) {
                long[] nanos = new long[question.times()];
                for (int i = 0; i < nanos.length; i++) {
                    nanos[i] = question.asked().of(desk, round * nanos.length + i);
                    all.computeIfAbsent(desk, none -> new ArrayList<>()).add(nanos[i]);
                }
                medians.computeIfAbsent(desk, none -> new ArrayList<>()).add(Numbers.percentile(nanos, 0.5));
            }
        }
        StringBuilder line = new StringBuilder("| " + question.words());
        for (Desk desk : desks) {
            long[] nanos = all.get(desk).stream().mapToLong(Long::longValue).toArray();
            line.append(" | ")
                    .append(Numbers.round(Numbers.median(medians.get(desk))))
                    .append(" / ")
                    .append(Numbers.round(Numbers.percentile(nanos, 0.99)));
        }
        double growth =
                Numbers.median(medians.get(desks.get(desks.size() - 1))) / Numbers.median(medians.get(desks.get(0)));
        return line + " | " + Numbers.round(growth) + (growth > BUDGET ? " (**above 1.3**)" : "") + " |";
    }
}
