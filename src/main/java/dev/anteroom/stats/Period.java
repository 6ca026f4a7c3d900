package dev.anteroom.stats;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that figures are asked for.
 *
 * @param from it begins here
 * @param to and ends before here
 */
record Period(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofDays(7);

    /** Some time with a name: the whole hour or day, of which the ends of a period may take only a part. */
    record Part(Instant start, Instant from, Instant to) {}

    /** Checks what was asked for; the last seven days where nothing was. */
    static Period of(Instant from, Instant to, By by, Instant now) {
        // The same for a minute, so that all who ask meanwhile get one answer.
        Instant end = to != null ? to : now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant start = from != null ? from : end.minus(USUAL);
        if (!start.isBefore(end)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "from must be before to.");
        }
        if (Duration.between(start, end).compareTo(by.longest()) > 0) {
            throw Refusal.of(
                    ErrorCode.INVALID_PARAMETER,
                    "From from to to it must be at most " + by.longest().toDays() + " days.");
        }
        return new Period(start, end);
    }

    /** Its hours or days by a site's clocks; else one part, the whole. */
    List<Part> parts(By by, ZoneId zone) {
        if (by != By.HOUR && by != By.DAY) {
            return List.of(new Part(from, from, to));
        }
        List<Part> parts = new ArrayList<>();
        ZonedDateTime start = from.atZone(zone);
        start = by == By.HOUR
                ? start.truncatedTo(ChronoUnit.HOURS)
                : start.toLocalDate().atStartOfDay(zone);
        while (start.toInstant().isBefore(to)) {
            ZonedDateTime next = by == By.HOUR
                    ? start.plusHours(1)
                    : start.toLocalDate().plusDays(1).atStartOfDay(zone);
            parts.add(new Part(start.toInstant(), later(start.toInstant(), from), earlier(next.toInstant(), to)));
            start = next;
        }
        return parts;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
