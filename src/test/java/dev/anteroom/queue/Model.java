package dev.anteroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the service promises, as simply as it can be said: one site, everything in lists, one thing after the other. Verbs
 * answer {@code done} or the code of the refusal.
 */
final class Model {

    static final String DONE = "done";

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration EDIT_WINDOW = Duration.ofMinutes(15);

    /** A decision, and what it replaced. */
    static final class Made {
        final Comment on;
        final String by;
        final String state;
        final String before;
        final Made standingBefore;
        boolean reversed;

        private Made(Comment on, String by, String state) {
            this.on = on;
            this.by = by;
            this.state = state;
            this.before = on.state;
            this.standingBefore = on.standing;
        }
    }

    /** A comment; {@code kind} is the same for texts that are copies. */
    static final class Comment {
        final int number;
        final Comment parent;
        final int depth;
        final Instant createdAt;
        String kind;
        Object likeness;
        String state = "PENDING";
        Made standing;
        int version = 1;
        int entries = 1;
        String claimant;
        Instant claimedUntil;

        private Comment(int number, Comment parent, Instant createdAt) {
            this.number = number;
            this.parent = parent;
            this.depth = parent == null ? 0 : parent.depth + 1;
            this.createdAt = createdAt;
        }
    }

    final List<Comment> comments = new ArrayList<>();
    final List<Made> decisions = new ArrayList<>();
    final List<List<Made>> batches = new ArrayList<>();

    /** By the kind of text: whose text it was first, of those that still have it. */
    private final Map<String, Comment> founders = new HashMap<>();

    Instant now;

    String post(Comment parent, String kind) {
        if (parent != null && !parent.state.equals("APPROVED")) {
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
        comment.kind = kind;
        comment.likeness = found;
    }

    String edit(Comment comment, String kind) {
        if (comment.state.equals("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        boolean open = now.isBefore(comment.createdAt.plus(EDIT_WINDOW));
        if (!comment.state.equals("PENDING") && !(comment.state.equals("APPROVED") && open)) {
            return "edit-window-closed";
        }
        change(comment, "PENDING", null);
        place(comment, kind);
        return DONE;
    }

    String withdraw(Comment comment) {
        if (!comment.state.equals("WITHDRAWN")) {
            founders.values().removeIf(first -> first == comment);
            change(comment, "WITHDRAWN", comment.standing);
            comment.likeness = null;
        }
        return DONE;
    }

    private static void change(Comment comment, String state, Made standing) {
        comment.state = state;
        comment.standing = standing;
        comment.version++;
        comment.entries++;
    }

    /**
     * @param version what the moderator saw, or null
     */
    String decide(String by, Comment comment, String state, Integer version) {
        String obstacle = obstacle(by, comment, state, version);
        if (obstacle == null) {
            apply(by, comment, state);
            worked(by, List.of(comment));
            return DONE;
        }
        return obstacle.equals("unchanged") ? DONE : obstacle;
    }

    private String obstacle(String by, Comment comment, String state, Integer version) {
        if (comment.state.equals("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        if (!comment.state.equals("PENDING")) {
            boolean own = comment.standing.by.equals(by);
            if (own && comment.standing.state.equals(state)) {
                return "unchanged";
            }
            if (version == null ? !own : version != comment.version) {
                return "already-decided";
            }
        } else if (version != null && version != comment.version) {
            return "stale-version";
        }
        boolean orphan = comment.parent != null && !comment.parent.state.equals("APPROVED");
        return state.equals("APPROVED") && orphan ? "parent-not-approved" : null;
    }

    private Made apply(String by, Comment comment, String state) {
        Made made = new Made(comment, by, state);
        change(comment, state, made);
        decisions.add(made);
        return made;
    }

    /** The claims on what was looked at end, and the decider's others begin anew. */
    private void worked(String by, List<Comment> on) {
        on.forEach(comment -> comment.claimant = null);
        comments.stream()
                .filter(comment -> holds(by, comment))
                .forEach(comment -> comment.claimedUntil = now.plus(CLAIM));
    }

    /** One of several decisions. */
    record Asked(Comment comment, String state, boolean similar) {}

    /** The outcome for each, copies included. */
    Map<Comment, String> decide(String by, List<Asked> asked) {
        Map<Comment, Asked> all = new LinkedHashMap<>();
        asked.forEach(one -> all.put(one.comment(), one));
        Map<Comment, Asked> along = new LinkedHashMap<>();
        for (Comment copy : comments) {
            if (copy.state.equals("PENDING") && !all.containsKey(copy)) {
                asked.stream()
                        .filter(one -> one.similar() && one.comment().likeness == copy.likeness)
                        .min(Comparator.comparing(one -> one.comment().number))
                        .ifPresent(one -> along.put(copy, new Asked(copy, one.state(), false)));
            }
        }
        List<Made> batch = new ArrayList<>();
        Map<Comment, String> outcomes = new HashMap<>(decideAll(by, all, batch));
        outcomes.putAll(decideAll(by, along, batch));
        batches.add(batch);
        worked(by, List.copyOf(outcomes.keySet()));
        return outcomes;
    }

    private Map<Comment, String> decideAll(String by, Map<Comment, Asked> all, List<Made> batch) {
        Map<Comment, String> outcomes = new HashMap<>();
        all.keySet().stream().sorted(Comparator.comparing(one -> one.depth)).forEach(comment -> {
            String state = all.get(comment).state();
            String obstacle = obstacle(by, comment, state, null);
            if (obstacle == null) {
                batch.add(apply(by, comment, state));
            }
            outcomes.put(
                    comment,
                    obstacle == null
                            ? "applied"
                            : obstacle.equals("unchanged") || obstacle.equals("parent-not-approved")
                                    ? obstacle
                                    : "conflict");
        });
        return outcomes;
    }

    String reverse(Made made) {
        if (made.reversed) {
            return DONE;
        }
        if (made.on.state.equals("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        if (made.on.standing != made) {
            return "decision-superseded";
        }
        takeBack(made);
        return DONE;
    }

    private static void takeBack(Made made) {
        made.reversed = true;
        change(made.on, made.before, made.standingBefore);
    }

    Map<Comment, String> reverse(List<Made> batch) {
        Map<Comment, String> outcomes = new HashMap<>();
        for (Made made : batch) {
            if (made.reversed) {
                outcomes.put(made.on, "unchanged");
            } else if (made.on.state.equals("WITHDRAWN") || made.on.standing != made) {
                outcomes.put(made.on, "conflict");
            } else {
                takeBack(made);
                outcomes.put(made.on, "applied");
            }
        }
        return outcomes;
    }

    private boolean isHeld(Comment comment) {
        return comment.claimant != null && comment.claimedUntil.isAfter(now);
    }

    boolean holds(String by, Comment comment) {
        return isHeld(comment) && by.equals(comment.claimant);
    }

    String claim(String by, Comment comment) {
        if (!comment.state.equals("PENDING")) {
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

    List<Comment> claimNext(String by, int limit) {
        List<Comment> next = pending().stream()
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

    /** What waits, the oldest first. */
    List<Comment> pending() {
        return comments.stream()
                .filter(comment -> comment.state.equals("PENDING"))
                .toList();
    }

    int similar(Comment comment) {
        return (int) pending().stream()
                .filter(other -> other != comment && other.likeness == comment.likeness)
                .count();
    }

    List<Comment> approved() {
        return comments.stream()
                .filter(comment -> comment.state.equals("APPROVED"))
                .toList();
    }
}
