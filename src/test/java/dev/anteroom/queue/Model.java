package dev.anteroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the service promises, as simply as it can be said: one site, everything in lists, one thing after the other. Verbs
 * answer {@code done} or the code of the refusal. Decisions are in {@link ModelDecisions}, reports in {@link ModelReports}.
 */
final class Model {

    static final String DONE = "done";

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration EDIT_WINDOW = Duration.ofMinutes(15);

    /** A decision, and what it replaced. */
    static final class Made {
        final Comment on;
        final String by;
        final String action;
        final Instant at;
        final String before;
        final Made standingBefore;
        final Instant reportedBefore;
        boolean reversed;

        Made(Comment on, String by, String action, Instant at) {
            this.on = on;
            this.by = by;
            this.action = action;
            this.at = at;
            this.before = on.state;
            this.standingBefore = on.standing;
            this.reportedBefore = on.reportedSince;
        }

        String state() {
            return action.equals("reject") ? "REJECTED" : "APPROVED";
        }
    }

    /** A reader's report; {@code reader} is null for one who cannot be known again. */
    static final class Report {
        final String reader;
        final Instant textAt;
        final double weight;
        String outcome;
        Made closedBy;

        Report(String reader, Instant textAt, double weight) {
            this.reader = reader;
            this.textAt = textAt;
            this.weight = weight;
        }

        boolean isOpen() {
            return outcome == null;
        }
    }

    /** A comment; {@code likeness} is the same for texts that are copies. */
    static final class Comment {
        final int number;
        final Comment parent;
        final int depth;
        final Instant createdAt;
        final List<Report> reports = new ArrayList<>();
        Instant textAt;
        Object likeness;
        String state = "PENDING";
        Made standing;
        Instant reportedSince;
        double risk;
        int version = 1;
        int entries = 1;
        String claimant;
        Instant claimedUntil;

        private Comment(int number, Comment parent, Instant createdAt) {
            this.number = number;
            this.parent = parent;
            this.depth = parent == null ? 0 : parent.depth + 1;
            this.createdAt = createdAt;
            this.textAt = createdAt;
        }

        boolean is(String state) {
            return this.state.equals(state);
        }

        /** Why it is in the queue, or null. */
        String cause() {
            if (is("PENDING")) {
                return standing == null ? "pending" : "reported";
            }
            return is("APPROVED") && reportedSince != null ? "reported" : null;
        }

        long openReports() {
            return reports.stream().filter(Report::isOpen).count();
        }

        /** A change, which is one entry of the journal. */
        void become(String state, Made standing) {
            this.state = state;
            this.standing = standing;
            this.version++;
            this.entries++;
        }
    }

    final List<Comment> comments = new ArrayList<>();
    final ModelDecisions decisions = new ModelDecisions(this);
    final ModelReports reports = new ModelReports(this);

    /** By the kind of text: whose text it was first, of those that still have it. */
    private final Map<String, Comment> founders = new HashMap<>();

    Instant now;

    String post(Comment parent, String kind) {
        if (parent != null && !parent.is("APPROVED")) {
            return "parent-not-approved";
        }
        Comment comment = new Comment(comments.size(), parent, now);
        comments.add(comment);
        place(comment, kind);
        return DONE;
    }

    private void place(Comment comment, String kind) {
        Object old = comment.likeness;
        Comment founder = founders.get(kind);
        Object found = founder == null ? new Object() : founder.likeness;
        if (old != null && found != old) {
            founders.values().removeIf(first -> first == comment);
        }
        if (founder == null) {
            founders.put(kind, comment);
        }
        comment.likeness = found;
    }

    String edit(Comment comment, String kind) {
        if (comment.is("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        boolean open = now.isBefore(comment.createdAt.plus(EDIT_WINDOW));
        if (comment.is("REJECTED") || !open && !"pending".equals(comment.cause())) {
            return "edit-window-closed";
        }
        comment.become("PENDING", null);
        comment.textAt = now;
        place(comment, kind);
        return DONE;
    }

    String withdraw(Comment comment) {
        if (!comment.is("WITHDRAWN")) {
            founders.values().removeIf(first -> first == comment);
            comment.become("WITHDRAWN", comment.standing);
            comment.likeness = null;
            reports.erase(comment);
        }
        return DONE;
    }

    private boolean isHeld(Comment comment) {
        return comment.claimant != null && comment.claimedUntil.isAfter(now);
    }

    boolean holds(String by, Comment comment) {
        return isHeld(comment) && by.equals(comment.claimant);
    }

    String claim(String by, Comment comment) {
        if (comment.cause() == null) {
            return "not-pending";
        }
        if (isHeld(comment) && !holds(by, comment)) {
            return "claimed-by-colleague";
        }
        take(by, comment);
        return DONE;
    }

    private void take(String by, Comment comment) {
        comment.claimant = by;
        comment.claimedUntil = now.plus(CLAIM);
        comment.entries++;
    }

    List<Comment> claimNext(String by, String cause, int limit) {
        List<Comment> next = waiting(cause).stream()
                .filter(comment -> !isHeld(comment))
                .limit(limit)
                .toList();
        next.forEach(comment -> take(by, comment));
        return next;
    }

    void release(String by, Comment comment) {
        if (Objects.equals(comment.claimant, by)) {
            comment.entries += isHeld(comment) ? 1 : 0;
            comment.claimant = null;
        }
    }

    void releaseAll(String by) {
        comments.forEach(comment -> release(by, comment));
    }

    /** The claims on what was looked at end, and the decider's others begin anew. */
    void worked(String by, List<Comment> on) {
        on.forEach(comment -> comment.claimant = null);
        comments.stream()
                .filter(comment -> holds(by, comment))
                .forEach(comment -> comment.claimedUntil = now.plus(CLAIM));
    }

    /** What waits for a cause: the oldest first, or what was reported first. */
    List<Comment> waiting(String cause) {
        return comments.stream()
                .filter(comment -> cause.equals(comment.cause()))
                .sorted(Comparator.comparing((Comment comment) ->
                                cause.equals("reported") ? comment.reportedSince : comment.createdAt)
                        .thenComparing(comment -> comment.number))
                .toList();
    }

    /** Other copies that are not decided, or hidden. */
    int similar(Comment comment) {
        return (int) comments.stream()
                .filter(other -> other != comment && other.is("PENDING") && other.likeness == comment.likeness)
                .count();
    }

    List<Comment> approved() {
        return comments.stream().filter(comment -> comment.is("APPROVED")).toList();
    }
}
