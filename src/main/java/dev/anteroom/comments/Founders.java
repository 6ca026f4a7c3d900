package dev.anteroom.comments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Texts that this node takes to be new, from before they are committed until everybody can read them: of copies that are
 * posted at the same moment, the first is the one that the others are copies of.
 */
final class Founders {

    /** Longer than any transaction that posts. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST_KEYS = 50_000;

    private record Founder(Sketch sketch, UUID likeness) {}

    private final Cache<Integer, Founder> byKey =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEYS).build();

    /** The likeness of the first text that this one is a copy of; where there is none, it is the first itself. */
    synchronized Optional<UUID> findOrAdd(Sketch sketch, UUID likeness) {
        for (Integer key : sketch.keys()) {
            Founder founder = byKey.getIfPresent(key);
            if (founder != null && founder.sketch().isLike(sketch)) {
                return Optional.of(founder.likeness());
            }
        }
        settle(sketch, likeness);
        return Optional.empty();
    }

    /** Says which likeness a text has after all, since the database knew an older one. */
    synchronized void settle(Sketch sketch, UUID likeness) {
        sketch.keys().forEach(key -> byKey.put(key, new Founder(sketch, likeness)));
    }

    /** Forgets a text that its author took back. */
    synchronized void forget(UUID likeness) {
        byKey.asMap().values().removeIf(founder -> founder.likeness().equals(likeness));
    }
}
