package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/**
 * Measurements of floor and ours, taken in turns: what changes on the machine meanwhile changes both.
 */
record Rounds<T>(List<T> floor, List<T> ours) {

    static <T> Rounds<T> of(int rounds, Callable<T> floor, Callable<T> ours) throws Exception {
        Rounds<T> taken = new Rounds<>(new ArrayList<>(), new ArrayList<>());
        for (int round = 1; round <= rounds; round++) {
            taken.floor.add(floor.call());
            taken.ours.add(ours.call());
            Log.say("   round " + round + ": floor " + show(taken.floor.get(round - 1)) + ", ours "
                    + show(taken.ours.get(round - 1)));
        }
        return taken;
    }

    private static String show(Object measured) {
        return measured instanceof Double number ? Numbers.round(number) : measured.toString();
    }

    List<Double> floor(ToDoubleFunction<T> value) {
        return floor.stream().map(value::applyAsDouble).toList();
    }

    List<Double> ours(ToDoubleFunction<T> value) {
        return ours.stream().map(value::applyAsDouble).toList();
    }
}
