package dev.anteroom.screening.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.web.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A limit for each of many, and a wait for who goes beyond: short the first time, twice as long each further time within two
 * hours. Asking again during the wait does not make it longer: a browser that tries on its own is no attacker.
 */
final class Waits {

    private static final int MOST_KNOWN = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(2);
    private static final int MOST_DOUBLINGS = 20;

    private record Strikes(int count, Instant until) {}

    private final RateLimit limit;
    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final Cache<String, Strikes> strikes = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(REMEMBERED)
            .build();

    Waits(int tokens, Duration period, Duration first, Duration longest, Clock clock) {
        this.limit = new RateLimit(tokens, period, clock);
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    /** How long to wait; zero where there is nothing to wait for. */
    Duration take(String who) {
        Instant now = clock.instant();
        Strikes known = strikes.getIfPresent(who);
        if (known != null && now.isBefore(known.until)) {
            return Duration.between(now, known.until);
        }
        if (limit.tryTake(who, 1).isZero()) {
            return Duration.ZERO;
        }
        return strike(who, now);
    }

    private Duration strike(String who, Instant now) {
        Strikes after = strikes.asMap().compute(who, (key, known) -> {
            if (known != null && now.isBefore(known.until)) {
                return known;
            }
            boolean lately = known != null && now.isBefore(known.until.plus(REMEMBERED));
            int count = lately ? known.count + 1 : 1;
            return new Strikes(count, now.plus(wait(count)));
        });
        return Duration.between(now, after.until);
    }

    private Duration wait(int count) {
        Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, count - 1));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
