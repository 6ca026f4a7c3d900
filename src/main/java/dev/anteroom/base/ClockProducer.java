package dev.anteroom.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The only place that reads the time. It ticks in microseconds, which is what PostgreSQL keeps, so that an
 * instant is the same before and after it was stored.
 */
public class ClockProducer {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
