package dev.anteroom.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What follows from a finding; the later, the stricter. */
public enum Outcome {

    /** Nothing: it is only said. */
    NONE(0),

    /** A moderator ought to know; the comment goes its way. */
    NOTE(0.1),

    /** The comment waits for a moderator, whatever the site's mode. */
    HOLD(0.5),

    /** The service turns the comment away; a moderator can take that back. */
    REJECT(0.95);

    private final double risk;

    Outcome(double risk) {
        this.risk = risk;
    }

    /** As on the wire and in files: {@code hold}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Outcome of(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code().equals(code)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(code);
    }

    /** How much a finding of this outcome adds to the risk where its check gives no score. */
    double risk() {
        return risk;
    }

    /** The stricter of the two. */
    public Outcome or(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This, but no stricter than the other. */
    public Outcome atMost(Outcome other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
