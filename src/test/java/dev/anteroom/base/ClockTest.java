package dev.anteroom.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The clock that tests of the whole service replace. */
class ClockTest {

    private final Clock clock = new ClockProducer().clock();

    @Test
    void it_tells_the_time_in_whole_microseconds() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant told = clock.instant();
        assertThat(told).isBetween(before, Instant.now()).isEqualTo(told.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void it_tells_milliseconds_too() {
        long before = System.currentTimeMillis();
        assertThat(clock.millis()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void it_is_the_same_everywhere() {
        ZoneId zone = ZoneId.of("America/Mexico_City");
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.withZone(zone).getZone()).isEqualTo(zone);
        assertThat(clock.withZone(zone).instant())
                .isAfterOrEqualTo(clock.instant().minusSeconds(60));
    }
}
