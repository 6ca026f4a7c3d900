package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Load that is not measured, until it changes no more. */
final class WarmUp {

    /** Successive windows that have to agree, and how well. */
    private static final int WINDOWS = 3;

    private static final double STEADY = 0.05;

    private final Effort effort;
    private final List<List<Double>> seen = new ArrayList<>();
    private final long began = System.nanoTime();

    private WarmUp(Effort effort) {
        this.effort = effort;
    }

    /**
     * Runs loads in turns until each of them is steady, or the time is up.
     *
     * @param loads each gives its throughput, or a time: something that stops changing
     * @return what came of it, for the report
     */
    @SafeVarargs
    static String until(Effort effort, String what, Callable<Double>... loads) throws Exception {
        WarmUp warmUp = new WarmUp(effort);
        for (int i = 0; i < loads.length; i++) {
            warmUp.seen.add(new ArrayList<>());
        }
        do {
            for (int i = 0; i < loads.length; i++) {
                warmUp.seen.get(i).add(loads[i].call());
            }
        } while (warmUp.windows() < WINDOWS
                || warmUp.seconds() < effort.warmLeastSeconds()
                || (warmUp.spread() > STEADY && warmUp.seconds() < effort.warmCapSeconds()));
        String outcome = warmUp.outcome(what);
        Log.say("   " + outcome + ": "
                + warmUp.seen.stream()
                        .map(values -> values.stream().map(Numbers::round).toList())
                        .toList());
        return outcome;
    }

    private int windows() {
        return seen.get(0).size();
    }

    private double spread() {
        double widest = 0;
        for (List<Double> values : seen) {
            List<Double> last = values.subList(values.size() - WINDOWS, values.size());
            widest = Math.max(widest, Collections.max(last) / Collections.min(last) - 1);
        }
        return widest;
    }

    private long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000;
    }

    private String outcome(String what) {
        return spread() <= STEADY
                ? "%s: steady after %d s of load".formatted(what, seconds())
                : "%s: **not steady**, the last windows of %d s of load differ by %.0f %%"
                        .formatted(what, seconds(), 100 * spread());
    }
}
