package dev.anteroom.screening.flood;

/**
 * How many comments a minute a site usually gets, and whether it gets far more. Minutes are those of the clock; the last one
 * counts by as much of it as lies within sixty seconds. What is usual follows the minutes with a half-life of six hours
 * (exponential smoothing), and no single minute counts for more than twice of it, so that an attack does not become usual in
 * its first hour.
 */
final class Surge {

    private static final double MINUTES_OF_HALF_LIFE = 360;
    private static final double KEPT = Math.pow(0.5, 1 / MINUTES_OF_HALF_LIFE);

    /** Minutes for which a site is under attack after the last that was far too full. */
    private static final int LASTS = 10;

    /** After a day nothing of the usual is left but a sixteenth. */
    private static final long MOST_GAP = 1_440;

    private final int floor;
    private final int factor;
    private long minute = -1;
    private int present;
    private int last;
    private double usual;
    private long attackUntil = -1;

    Surge(int floor, int factor) {
        this.floor = floor;
        this.factor = factor;
    }

    /** One more. */
    synchronized void count(long millis) {
        turnTo(millis / 60_000);
        present++;
        if (rate(millis) > threshold()) {
            attackUntil = minute + LASTS;
        }
    }

    /** By how much the last minute is above what would be an attack: 1 and more in an attack, 0 outside. */
    synchronized double pressure(long millis) {
        turnTo(millis / 60_000);
        return minute > attackUntil ? 0 : Math.max(1, rate(millis) / threshold());
    }

    private double rate(long millis) {
        double intoMinute = (millis % 60_000) / 60_000.0;
        return present + last * (1 - intoMinute);
    }

    private double threshold() {
        return Math.max(floor, factor * usual);
    }

    private void turnTo(long now) {
        if (minute < 0) {
            minute = now;
        }
        long gap = Math.min(MOST_GAP, now - minute);
        for (long i = 0; i < gap; i++) {
            double counted = Math.min(present, 2 * usual + (double) floor / factor);
            usual = usual * KEPT + counted * (1 - KEPT);
            last = present;
            present = 0;
        }
        minute = Math.max(minute, now);
    }
}
