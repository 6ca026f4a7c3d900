package dev.anteroom.queue;

import dev.anteroom.comments.CommentState;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;

/** Reads {@code state}: in which state comments are looked for. */
final class StateParameter {

    private StateParameter() {}

    static CommentState of(String state) {
        for (CommentState one : CommentState.values()) {
            if (one.name().equals(state)) {
                return one;
            }
        }
        throw Refusal.of(ErrorCode.INVALID_PARAMETER, "state must be PENDING, APPROVED, REJECTED or WITHDRAWN.");
    }
}
