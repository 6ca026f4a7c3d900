package dev.anteroom.reports;

/**
 * How much a report counts: 1 for a reader of whom nothing is known, nearly 2 for one whose reports are always upheld, and
 * little for one whose reports are always dismissed. It is twice the rule of succession, (upheld + 1) / (decided + 2).
 */
final class Weight {

    /** Of a report without a key. A key never makes it less, or such readers would leave theirs out. */
    static final double LEAST = 0.25;

    private Weight() {}

    static double of(int upheld, int dismissed) {
        return Math.max(LEAST, 2.0 * (upheld + 1) / (upheld + dismissed + 2));
    }
}
