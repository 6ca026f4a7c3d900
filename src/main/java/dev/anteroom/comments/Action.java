package dev.anteroom.comments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.anteroom.journal.Kind;
import java.util.Locale;

/** What a decision can be. */
public enum Action {
    APPROVE(CommentState.APPROVED, Kind.COMMENT_APPROVED),
    REJECT(CommentState.REJECTED, Kind.COMMENT_REJECTED),
    /** Finds open reports unfounded. */
    DISMISS(CommentState.APPROVED, Kind.REPORTS_DISMISSED);

    private final CommentState state;
    private final Kind kind;

    Action(CommentState state, Kind kind) {
        this.state = state;
        this.kind = kind;
    }

    /** The state that it leads to. */
    public CommentState state() {
        return state;
    }

    /** How the journal calls it. */
    public Kind kind() {
        return kind;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Action of(String code) {
        for (Action action : values()) {
            if (action.code().equals(code)) {
                return action;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
