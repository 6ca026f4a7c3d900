package dev.anteroom.queue;

import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where in the queue a page ends: what its last item is sorted by, and its id.
 *
 * @param key a time ({@link Instant}), or a risk turned round ({@link Double})
 */
record Place(Object key, UUID id) {

    /** A letter before the risk keeps such a cursor from being taken for one by time. */
    private static final byte BY_RISK = 'r';

    private static final int BYTES = 1 + 3 * Long.BYTES;

    /** Reads a cursor that a page in the same order gave out; null stays null, which is the first page. */
    static Place parse(Order order, String text) {
        if (text == null) {
            return null;
        }
        if (order != Order.RISK) {
            Cursor cursor = Cursor.parse(text);
            return new Place(cursor.at(), cursor.id());
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES && bytes.get() == BY_RISK) {
                Place place = new Place(bytes.getDouble(), new UUID(bytes.getLong(), bytes.getLong()));
                if (place.toString().equals(text) && (double) place.key <= 0 && (double) place.key >= -1) {
                    return place;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Nor a cursor.
        }
        throw Refusal.of(ErrorCode.INVALID_CURSOR);
    }

    @Override
    public String toString() {
        if (key instanceof Instant at) {
            return new Cursor(at, id).toString();
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(BY_RISK)
                .putDouble((double) key)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
