package dev.anteroom.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of a report. */
public enum ReportOutcome {
    /** The comment was rejected. */
    UPHELD,
    /** The comment stays. */
    DISMISSED,
    /** Reports on the same text had been dismissed before: no moderator was asked again. */
    IGNORED,
    /** The author took the comment back first. */
    WITHDRAWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
