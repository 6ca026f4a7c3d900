package dev.anteroom.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Slows down who asks too often: for each, a bucket of tokens in this node's memory that fills up again with time. */
public final class RateLimit {

    private static final int MOST_KNOWN = 100_000;

    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * @param tokens in a full bucket
     * @param period in which an empty one is full again
     */
    public RateLimit(int tokens, Duration period, Clock clock) {
        this.bandwidth = Bandwidth.builder()
                .capacity(tokens)
                .refillGreedy(tokens, period)
                .build();
        this.time = new Ticks(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(period)
                .build();
    }

    /**
     * Takes tokens.
     *
     * @throws Refusal {@code too-many-requests} where there are not enough
     */
    public void take(String who, int tokens) {
        Duration wait = tryTake(who, tokens);
        if (!wait.isZero()) {
            throw Refusal.of(ErrorCode.TOO_MANY_REQUESTS).retryAfter(wait);
        }
    }

    /** Takes tokens where there are enough. Otherwise nothing is taken, and it says how long to wait; zero: they are taken. */
    public Duration tryTake(String who, int tokens) {
        ConsumptionProbe probe = buckets.get(who, unknown -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build())
                .tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** The service's own clock, in Bucket4j's terms. */
    private record Ticks(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
