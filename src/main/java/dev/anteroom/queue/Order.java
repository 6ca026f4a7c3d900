package dev.anteroom.queue;

import dev.anteroom.comments.Cause;
import dev.anteroom.comments.Comment;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** From which end the queue is worked. Each order of each cause has its own index in the database. */
enum Order {
    OLDEST,
    NEWEST,
    /** The riskiest first, and of equal risk the oldest. */
    RISK;

    /** Reads {@code order}; the oldest come first where it is not given. */
    static Order of(String code) {
        if (code == null) {
            return OLDEST;
        }
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID_PARAMETER,
                        Arrays.stream(values())
                                .map(Order::code)
                                .collect(Collectors.joining(", ", "order must be one of ", "."))));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the comments are sorted by, before their ids: a time, or the risk turned round, so that one comparison of the
     * pair with a page's last item says what comes after it.
     */
    String key(Cause cause, String table) {
        return this == RISK ? "(-" + table + ".risk)" : table + "." + since(cause);
    }

    /** The column that says since when a comment has waited for a cause. */
    static String since(Cause cause) {
        return switch (cause) {
            case PENDING -> "created_at";
            case REPORTED -> "reported_since";
            case APPEALED -> throw new IllegalArgumentException("Nobody can appeal yet");
        };
    }

    String direction() {
        return this == NEWEST ? "DESC" : "ASC";
    }

    /** The place of a comment in this order. */
    Place placeOf(Comment comment, Cause cause) {
        return new Place(this == RISK ? (Object) (-comment.risk()) : since(comment, cause), comment.id());
    }

    private static Instant since(Comment comment, Cause cause) {
        return cause == Cause.REPORTED ? comment.reportedSince() : comment.createdAt();
    }

    /** Sorts comments that were read without it. */
    Comparator<Comment> comparator(Cause cause) {
        Comparator<Comment> ascending = this == RISK
                ? Comparator.<Comment>comparingDouble(comment -> -comment.risk())
                        .thenComparing(Comment::id)
                : Comparator.<Comment, Instant>comparing(comment -> since(comment, cause))
                        .thenComparing(Comment::id);
        return this == NEWEST ? ascending.reversed() : ascending;
    }
}
