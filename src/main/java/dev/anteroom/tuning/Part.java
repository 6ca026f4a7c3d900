package dev.anteroom.tuning;

/**
 * One check's part of a site's settings.
 *
 * @param settings what the check wants to be told; null for one that is told nothing here
 */
record Part<T>(CheckState state, T settings) {

    static <T> Part<T> off(T settings) {
        return new Part<>(CheckState.OFF, settings);
    }

    Part<T> heard() {
        return new Part<>(CheckState.ON, settings);
    }
}
