package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Action;
import dev.anteroom.comments.Cause;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decision.Grounds;
import dev.anteroom.comments.Row;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules by which a decision stands or gives way, for one moderator and one moment. It knows comments whose rows are
 * locked, changes them, and collects what the caller has to store.
 */
final class Deciding {

    private final CurrentModerator me;
    private final Ids ids;
    private final Instant now;
    private final UUID batch;

    /**
     * @param batch names decisions that are made together, or null
     */
    Deciding(CurrentModerator me, Ids ids, Instant now, UUID batch) {
        this.me = me;
        this.ids = ids;
        this.now = now;
        this.batch = batch;
    }

    /**
     * Decides one comment.
     *
     * @param standing the standing decision, or null
     * @param parent state of the comment replied to, or null
     * @param version what the moderator saw, or null
     */
    Outcome decide(
            Comment comment, Decision standing, CommentState parent, Action action, Grounds grounds, Integer version) {
        return obstacle(comment, standing, parent, action, grounds.clauses(), version)
                .orElseGet(() -> apply(comment, action, grounds));
    }

    /** What keeps a decision from being applied; empty where nothing does. */
    Optional<Outcome> obstacle(
            Comment comment,
            Decision standing,
            CommentState parent,
            Action action,
            List<String> clauses,
            Integer version) {
        if (comment.state() == CommentState.WITHDRAWN) {
            return Optional.of(Outcome.conflict(comment, standing, ErrorCode.COMMENT_WITHDRAWN));
        }
        if (action == Action.DISMISS && comment.cause() != Cause.REPORTED) {
            return Optional.of(nothingToDismiss(comment, standing, clauses));
        }
        if (!isOpen(comment, action)) {
            if (isRepeated(standing, action, clauses)) {
                return Optional.of(Outcome.unchanged(comment, standing));
            }
            if (!givesWay(comment, standing, version)) {
                return Optional.of(Outcome.conflict(comment, standing, ErrorCode.ALREADY_DECIDED));
            }
        } else if (version != null && version != comment.version()) {
            return Optional.of(Outcome.conflict(comment, standing, ErrorCode.STALE_VERSION));
        }
        if (action == Action.APPROVE && parent != null && parent != CommentState.APPROVED) {
            return Optional.of(Outcome.parentNotApproved(comment, standing));
        }
        return Optional.empty();
    }

    /**
     * Whether it waits for such a decision. What stands is older than the open reports: who rejects or dismisses contradicts
     * nobody. Who approves what is public says nothing of reports that they may not have seen.
     */
    private static boolean isOpen(Comment comment, Action action) {
        return comment.state() == CommentState.PENDING
                || (comment.cause() == Cause.REPORTED && action != Action.APPROVE);
    }

    private Outcome nothingToDismiss(Comment comment, Decision standing, List<String> clauses) {
        if (standing == null || standing.action() == Action.APPROVE) {
            return Outcome.conflict(comment, standing, ErrorCode.NOT_REPORTED);
        }
        return standing.isRepeatedBy(me.id(), Action.DISMISS, clauses)
                ? Outcome.unchanged(comment, standing)
                : Outcome.conflict(comment, standing, ErrorCode.ALREADY_DECIDED);
    }

    /** One's own request again, or an approval of what the service let in by itself. */
    private boolean isRepeated(Decision standing, Action action, List<String> clauses) {
        return standing.isRepeatedBy(me.id(), action, clauses)
                || (standing.isAutomatic() && standing.action() == action && action == Action.APPROVE);
    }

    /**
     * A decision gives way to its own author, to anybody where the service made it, and to a colleague who says which
     * version they saw: they know what they change.
     */
    private boolean givesWay(Comment comment, Decision standing, Integer version) {
        if (version != null) {
            return version == comment.version();
        }
        return standing.isAutomatic() || me.id().equals(standing.moderatorId());
    }

    private Outcome apply(Comment comment, Action action, Grounds grounds) {
        Decision decision = made(action, grounds);
        switch (action) {
            case APPROVE -> comment.approve(decision);
            case REJECT -> comment.reject(decision);
            case DISMISS -> comment.dismiss(decision);
        }
        return Outcome.applied(comment, decision);
    }

    /**
     * Approves or rejects a comment that only waits; nothing but its parent can keep it from that. The caller applies the
     * decision.
     *
     * @param parent state of the comment replied to, or null
     */
    Result decide(Row comment, CommentState parent, Bulk.Wanted wanted) {
        Action action = wanted.action();
        if (action == Action.APPROVE && parent != null && parent != CommentState.APPROVED) {
            return Result.of(Outcome.Kind.PARENT_NOT_APPROVED, comment, null);
        }
        return new Result(Outcome.Kind.APPLIED, action.state(), made(action, wanted.grounds()));
    }

    private Decision made(Action action, Grounds grounds) {
        return Decision.of(ids.next(), action, me.id(), grounds, now).inBatch(batch);
    }

    /** The journal's entry for a decision on a comment that waits. */
    Entry entry(Row comment, Decision decision) {
        return entry(decision.action().kind(), comment, decision)
                .change(comment.state(), decision.action().state());
    }

    /** The journal's entry for a decision that was applied. */
    Entry entry(Outcome outcome, CommentState before) {
        Entry entry = entry(outcome.decision().action().kind(), outcome.comment(), outcome.decision());
        // A dismissal changes the state only where the reports had hidden the comment.
        return outcome.decision().action() == Action.DISMISS
                        && before == outcome.comment().state()
                ? entry
                : entry.change(before, outcome.comment().state());
    }

    /** Takes a standing decision back. */
    Entry reverse(Comment comment, Decision decision) {
        CommentState before = comment.state();
        comment.reverse(decision, me.id(), now);
        return entry(Kind.DECISION_REVERSED, comment, decision).change(before, comment.state());
    }

    /** The journal's entry for a decision on a locked comment that is taken back, which the caller does. */
    Entry reversal(Row comment, Decision decision) {
        return entry(Kind.DECISION_REVERSED, comment, decision).change(comment.state(), CommentState.PENDING);
    }

    private Entry entry(Kind kind, Comment comment, Decision decision) {
        return entry(kind, comment.siteId(), comment.threadId(), comment.id(), decision);
    }

    private Entry entry(Kind kind, Row comment, Decision decision) {
        return entry(kind, comment.siteId(), comment.threadId(), comment.id(), decision);
    }

    private Entry entry(Kind kind, int siteId, UUID threadId, UUID commentId, Decision decision) {
        return Entry.of(kind, siteId)
                .by(me.id())
                .thread(threadId)
                .comment(commentId)
                .decision(decision.id());
    }
}
