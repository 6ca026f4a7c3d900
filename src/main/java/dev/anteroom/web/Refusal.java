package dev.anteroom.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is not done, and why. A verb of an entity returns it as a value; a resource throws it, so that the
 * transaction ends without a trace. It carries no stack trace: it is an answer, not a failure.
 */
public final class Refusal extends RuntimeException {

    /** What is wrong with one field of the request, named as in the JSON: {@code items[3].clauses}. */
    public record FieldError(String field, String message) {}

    private final ErrorCode code;
    private final List<FieldError> errors;
    private final Map<String, Object> more = new LinkedHashMap<>();
    private Long retryAfter;

    private Refusal(ErrorCode code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = errors;
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.meaning() + ".", List.of());
    }

    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail, List.of());
    }

    public static Refusal field(String field, String message) {
        return fields(List.of(new FieldError(field, message)));
    }

    public static Refusal fields(List<FieldError> errors) {
        return new Refusal(ErrorCode.INVALID_FIELD, sentence(errors.get(0)), List.copyOf(errors));
    }

    /** Some messages follow the field's name, and some are whole sentences. */
    private static String sentence(FieldError error) {
        return error.message().endsWith(".") ? error.message() : error.field() + " " + error.message() + ".";
    }

    /** Adds a member of its own to the problem (RFC 9457, section 3.2). */
    public Refusal with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    /** Says when another try may go better; at least a second. */
    public Refusal retryAfter(Duration wait) {
        retryAfter = Math.max(1, wait.plusMillis(999).toSeconds());
        return this;
    }

    /** Seconds until another try may go better, or null where nothing is known of that. */
    public Long retryAfter() {
        return retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> more() {
        return more;
    }
}
