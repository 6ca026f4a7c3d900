package dev.anteroom.stats;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.time.Duration;
import java.util.Locale;

/** What figures are asked for by. */
public enum By {
    HOUR(31),
    DAY(366),
    MODERATOR(366),
    CLAUSE(366);

    private final int mostDays;

    By(int mostDays) {
        this.mostDays = mostDays;
    }

    /** The longest time that can be asked for. */
    Duration longest() {
        return Duration.ofDays(mostDays);
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Days where nothing is asked for. */
    static By of(String code) {
        if (code == null) {
            return DAY;
        }
        for (By by : values()) {
            if (by.code().equals(code)) {
                return by;
            }
        }
        throw Refusal.of(ErrorCode.INVALID_PARAMETER, "by must be hour, day, moderator or clause.");
    }
}
