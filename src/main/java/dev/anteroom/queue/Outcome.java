package dev.anteroom.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.Decision;
import dev.anteroom.web.ErrorCode;
import java.util.Locale;

/**
 * What came of a decision on one comment. A conflict is no failure: it is one of the answers.
 *
 * @param decision what stands now, or null
 * @param code why it was not applied, or null
 */
record Outcome(Kind kind, Comment comment, Decision decision, ErrorCode code) {

    /** As in the answer to several decisions at once. */
    public enum Kind {
        APPLIED,
        UNCHANGED,
        CONFLICT,
        NOT_FOUND,
        PARENT_NOT_APPROVED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Outcome applied(Comment comment, Decision decision) {
        return new Outcome(Kind.APPLIED, comment, decision, null);
    }

    static Outcome unchanged(Comment comment, Decision standing) {
        return new Outcome(Kind.UNCHANGED, comment, standing, null);
    }

    static Outcome conflict(Comment comment, Decision standing, ErrorCode code) {
        return new Outcome(Kind.CONFLICT, comment, standing, code);
    }

    static Outcome parentNotApproved(Comment comment, Decision standing) {
        return new Outcome(Kind.PARENT_NOT_APPROVED, comment, standing, ErrorCode.PARENT_NOT_APPROVED);
    }

    boolean isDone() {
        return kind == Kind.APPLIED || kind == Kind.UNCHANGED;
    }
}
