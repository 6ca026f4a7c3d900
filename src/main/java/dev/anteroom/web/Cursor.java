package dev.anteroom.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The place in a list after which the next page starts: the sort key of the last item, never an offset, so that
 * nothing is repeated or skipped while others write. Opaque to clients.
 *
 * @param at the item's time, in microseconds
 * @param id breaks ties
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = Long.BYTES + 2 * Long.BYTES;

    /** Reads a cursor; null stays null, which is the first page. */
    public static Cursor parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                throw Refusal.of(ErrorCode.INVALID_CURSOR);
            }
            Cursor cursor = new Cursor(
                    Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
            // Times before 1970 or after the year 10000 are none that a list has, and some are none that SQL takes.
            if (!cursor.toString().equals(text) || cursor.at.isBefore(Instant.EPOCH) || cursor.at.isAfter(END)) {
                throw Refusal.of(ErrorCode.INVALID_CURSOR);
            }
            return cursor;
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException notOurs) {
            throw Refusal.of(ErrorCode.INVALID_CURSOR);
        }
    }

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                // Not ChronoUnit.MICROS.between, which counts in nanoseconds and overflows in 2262.
                .putLong(Math.multiplyExact(at.getEpochSecond(), 1_000_000L) + at.getNano() / 1_000)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
