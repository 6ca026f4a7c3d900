package dev.anteroom.comments;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a comment waits for a moderator. It has one cause at a time, and none when nobody need look at it. */
public enum Cause {
    /** Nobody has decided on its text. */
    PENDING,
    /** It was approved, and readers object: open reports are to be upheld or dismissed. */
    REPORTED,
    /** It was rejected, and its author objects. */
    APPEALED;

    /** That of a comment, or null where it has none. The column of that name says the same. */
    static Cause of(CommentState state, boolean decided, boolean reported) {
        return switch (state) {
            case PENDING -> decided ? REPORTED : PENDING;
            case APPROVED -> reported ? REPORTED : null;
            case REJECTED, WITHDRAWN -> null;
        };
    }

    /** As in the API. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
