package dev.anteroom;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that tests can set. It runs with the system's until it is set, and stands still from then on. */
public class TestClock extends Clock {

    public static final TestClock INSTANCE = new TestClock();

    private volatile Instant fixed;

    private TestClock() {}

    public void set(Instant instant) {
        fixed = instant;
    }

    public void advance(java.time.Duration duration) {
        fixed = instant().plus(duration);
    }

    /** Lets it run with the system's clock again. */
    public void run() {
        fixed = null;
    }

    @Override
    public Instant instant() {
        return fixed != null ? fixed : Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Puts it in the place of the service's own. */
    @Mock
    public static class Producer {

        @Produces
        @ApplicationScoped
        Clock clock() {
            return INSTANCE;
        }
    }
}
