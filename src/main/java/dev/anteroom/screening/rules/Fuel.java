package dev.anteroom.screening.rules;

/**
 * What one evaluation may use up: steps, not time, so that a rule does the same for the same comment whatever else the
 * machine does.
 */
final class Fuel {

    /** Some hundred milliseconds on a slow core: far above what {@link Dearness} lets through for any honest comment. */
    private static final long FULL = 20_000_000;

    /** Thrown from the depths of a library; it carries no stack. */
    static final class Exhausted extends RuntimeException {

        Exhausted(String why) {
            super(why, null, false, false);
        }
    }

    private long left = FULL;
    private int untilLook;

    /** Uses up steps, and stops the evaluation where none are left or its thread is told to stop. */
    void burn(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted("took too many steps");
        }
        if (--untilLook < 0) {
            untilLook = 1_000;
            if (Thread.currentThread().isInterrupted()) {
                throw new Exhausted("was stopped");
            }
        }
    }
}
