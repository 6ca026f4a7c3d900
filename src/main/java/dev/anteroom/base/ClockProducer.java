package dev.anteroom.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The only place that reads the time. It ticks in microseconds, which is what PostgreSQL keeps, so that an
 * instant is the same before and after it was stored.
 */
public class ClockProducer {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Microseconds(Clock.systemUTC());
    }

    /** {@link Clock#tick} would do, but that one divides by zero in {@code millis()} when it ticks faster than that. */
    private static final class Microseconds extends Clock {

        private final Clock finer;

        Microseconds(Clock finer) {
            this.finer = finer;
        }

        @Override
        public Instant instant() {
            return finer.instant().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public ZoneId getZone() {
            return finer.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Microseconds(finer.withZone(zone));
        }
    }
}
