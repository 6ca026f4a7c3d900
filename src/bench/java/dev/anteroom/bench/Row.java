package dev.anteroom.bench;

import java.util.List;

/**
 * A measurement beside its floor.
 *
 * @param what in the words of the budget
 * @param unit of ours and floor
 * @param ours one value for each round
 * @param floor likewise; empty where there is none
 * @param ratio of the medians, ours to floor; null where there is no floor
 * @param budget as text; empty where there is none
 * @param met null where there is no budget
 */
record Row(String what, String unit, List<Double> ours, List<Double> floor, Double ratio, String budget, Boolean met) {

    /** Ours is to be so large a part of the floor, or so many times it. */
    static Row atLeast(String what, String unit, List<Double> ours, List<Double> floor, double budget) {
        double ratio = Numbers.median(ours) / Numbers.median(floor);
        return new Row(what, unit, ours, floor, ratio, "ratio ≥ " + Numbers.round(budget), ratio >= budget);
    }

    /** Ours is to be no more than so many times the floor. */
    static Row atMost(String what, String unit, List<Double> ours, List<Double> floor, double budget) {
        double ratio = Numbers.median(ours) / Numbers.median(floor);
        return new Row(what, unit, ours, floor, ratio, "ratio ≤ " + Numbers.round(budget), ratio <= budget);
    }

    /** Told, not judged. */
    static Row beside(String what, String unit, List<Double> ours, List<Double> floor) {
        return new Row(what, unit, ours, floor, Numbers.median(ours) / Numbers.median(floor), "", null);
    }

    /** Told, with nothing beside it. */
    static Row told(String what, String unit, List<Double> ours) {
        return new Row(what, unit, ours, List.of(), null, "", null);
    }

    /** Ours is to be no more than so much. */
    static Row limit(String what, String unit, List<Double> ours, double limit) {
        return new Row(
                what,
                unit,
                ours,
                List.of(),
                null,
                "≤ " + Numbers.round(limit) + " " + unit,
                Numbers.median(ours) <= limit);
    }

    /** As a row of the table. */
    String markdown() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        what,
                        Numbers.show(ours, unit),
                        floor.isEmpty() ? "" : Numbers.show(floor, unit),
                        ratio == null ? "" : Numbers.round(ratio),
                        budget,
                        met == null ? "" : met ? "yes" : "**no**");
    }
}
