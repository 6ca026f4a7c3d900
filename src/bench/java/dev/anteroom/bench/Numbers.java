package dev.anteroom.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is said about several numbers. */
final class Numbers {

    private Numbers() {}

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The value that a share of all values does not exceed (nearest rank), in milliseconds. */
    static double percentile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    /** The median, and the range where there are several. */
    static String show(List<Double> values, String unit) {
        String median = round(median(values)) + (unit.isEmpty() ? "" : " " + unit);
        return values.size() == 1
                ? median
                : median + " (" + round(values.stream().min(Double::compare).orElseThrow()) + "–"
                        + round(values.stream().max(Double::compare).orElseThrow()) + ")";
    }

    /** Three digits that count, no more than a measurement has. */
    static String round(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
