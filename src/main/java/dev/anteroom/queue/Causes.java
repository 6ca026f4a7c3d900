package dev.anteroom.queue;

import dev.anteroom.comments.Cause;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code cause}: which part of the queue is asked for. */
final class Causes {

    /** What a comment can be in the queue for so far. Nobody can appeal yet: that part is empty. */
    static final List<Cause> RAISED = List.of(Cause.PENDING, Cause.REPORTED);

    private Causes() {}

    /** What waits for its first decision, where it is not given. */
    static Cause of(String code) {
        if (code == null) {
            return Cause.PENDING;
        }
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID_PARAMETER,
                        Arrays.stream(Cause.values())
                                .map(Cause::code)
                                .collect(Collectors.joining(", ", "cause must be one of ", "."))));
    }
}
