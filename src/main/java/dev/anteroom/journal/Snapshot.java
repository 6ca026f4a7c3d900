package dev.anteroom.journal;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which transactions had ended at a moment (PostgreSQL, {@code pg_current_snapshot}): so exactly which entries of the
 * journal could be seen, though a slower transaction may commit an older one later.
 *
 * @param oldest all before it had ended
 * @param next it and all after it had not begun
 * @param running those between the two that had not ended
 */
public record Snapshot(long oldest, long next, Set<Long> running) {

    /** A database has fewer connections. */
    private static final int MOST_RUNNING = 10_000;

    /**
     * Reads what the database or {@link #toString} wrote: {@code 10:20:10,14}.
     *
     * @param offset what the journal's numbers are above the database's own
     * @throws IllegalArgumentException if it is no such text
     */
    public static Snapshot parse(String text, long offset) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(text);
        }
        Set<Long> running = parts[2].isEmpty()
                ? Set.of()
                : Arrays.stream(parts[2].split(",", MOST_RUNNING))
                        .map(tx -> number(tx) + offset)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new Snapshot(number(parts[0]) + offset, number(parts[1]) + offset, Collections.unmodifiableSet(running));
    }

    private static long number(String text) {
        // Eighteen digits are what a long surely holds, an offset included.
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(text);
    }

    /** Whether a transaction had ended: if it was committed, its entries could be seen. */
    public boolean sees(long tx) {
        return tx < oldest || tx < next && !running.contains(tx);
    }

    @Override
    public String toString() {
        return oldest + ":" + next + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
