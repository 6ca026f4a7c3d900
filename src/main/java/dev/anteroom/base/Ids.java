package dev.anteroom.base;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes UUIDv7 (RFC 9562): in order of time, and in order of making within one millisecond of one node. */
@ApplicationScoped
public class Ids {

    private final TimeOrderedEpochFactory factory;

    Ids(Clock clock) {
        this.factory = TimeOrderedEpochFactory.builder().withClock(clock).build();
    }

    public UUID next() {
        return factory.create();
    }

    /** The lowest id that can be made at a time, which lies in 1970 or later: for asking by id for what happened since. */
    public static UUID earliest(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << 16 | 0x7000, Long.MIN_VALUE);
    }

    /** Reads an id in its canonical form of 36 characters; empty for anything else. */
    public static Optional<UUID> parse(String text) {
        // UUID.fromString also takes "1-1-1-1-1"; two spellings of one id would be two cache keys.
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
