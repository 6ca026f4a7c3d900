package dev.anteroom.tuning;

import dev.anteroom.web.Refusal;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Over which comments something is tried: the latest so many, and none older than so many days.
 *
 * @param days 1 to 3,650; null for any age
 * @param comments 1 to 100,000; null for 100,000
 */
@Schema(name = "BacktestRange")
record BacktestRange(
        @Schema(examples = "30") Integer days,
        @Schema(examples = "10000") Integer comments) {

    private static final int MOST_DAYS = 3_650;
    private static final int MOST_COMMENTS = 100_000;

    static BacktestRange of(Integer days, Integer comments) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Refusal.field("days", "must be from 1 to " + MOST_DAYS);
        }
        if (comments != null && (comments < 1 || comments > MOST_COMMENTS)) {
            throw Refusal.field("comments", "must be from 1 to " + MOST_COMMENTS);
        }
        return new BacktestRange(days, comments);
    }

    int most() {
        return comments == null ? MOST_COMMENTS : comments;
    }

    Duration age() {
        return Duration.ofDays(days == null ? MOST_DAYS : days);
    }
}
