package dev.anteroom.queue;

import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Row;

/**
 * What came of one of several decisions.
 *
 * @param state of the comment now
 * @param decision what stands now, or null
 */
record Result(Outcome.Kind kind, CommentState state, Decision decision) {

    static Result of(Outcome outcome) {
        return new Result(outcome.kind(), outcome.comment().state(), outcome.decision());
    }

    static Result of(Outcome.Kind kind, Row comment, Decision standing) {
        return new Result(kind, comment.state(), standing);
    }
}
