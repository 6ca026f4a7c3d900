package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Action;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Copies;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.comments.Row;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.policy.Policies;
import dev.anteroom.reports.Reports;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides many comments at once, in the caller's transaction: all are locked first, in one order, then decided. */
@ApplicationScoped
class Batches {

    /** As many texts-less rows and answers as a small memory bears; a flood beyond it takes another request. */
    static final int MOST_COPIES = 20_000;

    private final Sites sites;
    private final Comments comments;
    private final Copies copies;
    private final Decisions decisions;
    private final Policies policies;
    private final Reports reports;
    private final Bulk bulk;
    private final Claims claims;
    private final CurrentModerator me;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Batches(
            Sites sites,
            Comments comments,
            Copies copies,
            Decisions decisions,
            Policies policies,
            Reports reports,
            Bulk bulk,
            Claims claims,
            CurrentModerator me,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.comments = comments;
        this.copies = copies;
        this.decisions = decisions;
        this.policies = policies;
        this.reports = reports;
        this.bulk = bulk;
        this.claims = claims;
        this.me = me;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What came of several decisions.
     *
     * @param results by the comment, without those that the moderator may not see; copies that were decided along too
     * @param more whether there may be further copies, which one request was too small for
     */
    record Decided(Map<UUID, Result> results, boolean more) {}

    /** Decides what is asked for and, where that is asked for too, its pending copies; parents before their replies. */
    Decided decide(UUID batch, Map<UUID, DecisionRequest.Item> asked) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, UUID> alike = copies.pending(mine, withCopies(asked), MOST_COPIES);
        alike.keySet().removeAll(asked.keySet());

        // All rows at once and in one order.
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(alike.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Row> rows = comments.lockRows(mine, all);

        Map<Row, Bulk.Wanted> wanted = wanted(asked, rows);
        alike.forEach((id, of) -> {
            Row copy = rows.get(id);
            // Looked at again under the lock: it may have been decided or edited since.
            if (copy.isPendingCopyOf(rows.get(of))) {
                wanted.put(copy, wanted.get(rows.get(of)));
            }
        });
        Map<UUID, Result> results = bulk.decide(wanted, rows, new Deciding(me, ids, clock.instant(), batch));
        claims.decided(rows.values().stream().map(Row::siteId).collect(Collectors.toSet()), results.keySet(), me);
        return new Decided(results, alike.size() == MOST_COPIES);
    }

    /** The ids of those whose copies are to be decided along. */
    static Set<UUID> withCopies(Map<UUID, DecisionRequest.Item> asked) {
        return asked.values().stream()
                .filter(item -> item.includesCopies() && item.action() != Action.DISMISS)
                .map(DecisionRequest.Item::comment)
                .collect(Collectors.toSet());
    }

    /** By the row of each that there is. Checks all of them before the first is applied: a bad clause refuses the whole. */
    private Map<Row, Bulk.Wanted> wanted(Map<UUID, DecisionRequest.Item> asked, Map<UUID, Row> rows) {
        Map<Row, Bulk.Wanted> wanted = new LinkedHashMap<>();
        int place = 0;
        for (DecisionRequest.Item item : asked.values()) {
            Row row = rows.get(item.comment());
            if (row != null) {
                Site site = sites.withId(row.siteId()).orElseThrow();
                wanted.put(
                        row,
                        new Bulk.Wanted(
                                item.action(),
                                DecisionRequest.grounds(
                                        policies.of(site),
                                        item.action(),
                                        item.clauses(),
                                        item.note(),
                                        "items[" + place + "].")));
            }
            place++;
        }
        return wanted;
    }

    /** What keeps each of some decisions from being applied now. Nothing is decided. */
    Map<UUID, Result> obstacles(List<Integer> mine, Map<UUID, DecisionRequest.Item> asked) {
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Comment> found =
                comments.withIds(mine, all).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<UUID, Decision> standing = decisions.standing(found.values());
        Deciding deciding = new Deciding(me, ids, clock.instant(), null);
        Map<UUID, Result> results = new HashMap<>();
        asked.forEach((id, item) -> {
            Comment comment = found.get(id);
            if (comment != null) {
                Decision stands = standing.get(comment.decisionId());
                Comment parent = found.get(comment.parentId());
                CommentState parentState = parent == null ? null : parent.state();
                results.put(
                        id,
                        Result.of(deciding.obstacle(
                                        comment, stands, parentState, item.action(), item.distinctClauses(), null)
                                .orElse(Outcome.conflict(comment, stands, null))));
            }
        });
        return results;
    }

    /** Takes a batch back, except what was decided or changed again since; empty where there is no such batch. */
    Map<UUID, Result> reverse(UUID batch) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, Row> rows = comments.lockRows(mine, decisions.commentsInBatch(mine, batch));
        // Read under the locks: somebody may have reversed some while this request waited.
        List<Decision> made = decisions.inBatch(mine, batch);
        Instant now = clock.instant();
        Deciding deciding = new Deciding(me, ids, now, batch);
        Map<UUID, Result> results = new LinkedHashMap<>();
        List<Decision> first = new ArrayList<>();
        List<Decision> later = new ArrayList<>();
        List<Row> conflicts = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Decision decision : made) {
            Row comment = rows.get(decision.commentId());
            results.put(comment.id(), Result.of(Outcome.Kind.UNCHANGED, comment, decision));
            if (decision.isReversed()) {
                continue;
            }
            if (!decision.id().equals(comment.decisionId()) || comment.state() == CommentState.WITHDRAWN) {
                conflicts.add(comment);
            } else if (decision.isFirst()) {
                first.add(decision);
                entries.add(deciding.reversal(comment, decision));
                results.put(comment.id(), new Result(Outcome.Kind.APPLIED, CommentState.PENDING, decision));
            } else {
                later.add(decision);
            }
        }
        Map<UUID, Decision> standing = decisions.standing(conflicts, Row::siteId, Row::decisionId);
        conflicts.forEach(comment -> results.put(
                comment.id(), Result.of(Outcome.Kind.CONFLICT, comment, standing.get(comment.decisionId()))));
        decisions.reverse(first, me.id(), now);
        Map<UUID, Comment> locked =
                comments.lock(mine, later.stream().map(Decision::commentId).toList());
        for (Decision decision : later) {
            Comment comment = locked.get(decision.commentId());
            entries.add(deciding.reverse(comment, decision));
            results.put(comment.id(), Result.of(Outcome.applied(comment, decision)));
        }
        journal.record(entries);
        reports.reopen(applied(results));
        return results;
    }

    private static List<Decision> applied(Map<UUID, Result> results) {
        return results.values().stream()
                .filter(result -> result.kind() == Outcome.Kind.APPLIED)
                .map(Result::decision)
                .toList();
    }
}
