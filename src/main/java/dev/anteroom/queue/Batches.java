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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final Along along;
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
            Along along,
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
        this.along = along;
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

        // All rows first and in one order; then the texts of what is asked for, which is no more than a thousand.
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(comments.parents(mine, all));
        Set<UUID> named = Set.copyOf(all);
        all.addAll(alike.keySet());
        all.addAll(comments.parents(mine, alike.keySet()));
        Map<UUID, Row> rows = comments.lockRows(mine, all);
        Map<UUID, Comment> locked = comments.lock(mine, named);

        Map<UUID, Decision.Grounds> grounds = grounds(asked, locked);
        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        List<Entry> entries = new ArrayList<>();
        Map<UUID, Result> results = new LinkedHashMap<>(decide(asked, locked, grounds, deciding, entries));
        List<Decision> applied = applied(results);
        decisions.persist(applied);
        // Nobody objected to what is decided along, and those decisions are stored with it.
        reports.close(applied);
        results.putAll(along(asked, alike, rows, locked, grounds, deciding, entries));
        journal.record(entries);
        claims.decided(rows.values().stream().map(Row::siteId).collect(Collectors.toSet()), results.keySet(), me);
        return new Decided(results, alike.size() == MOST_COPIES);
    }

    private static List<Decision> applied(Map<UUID, Result> results) {
        return results.values().stream()
                .filter(result -> result.kind() == Outcome.Kind.APPLIED)
                .map(Result::decision)
                .toList();
    }

    /** The ids of those whose copies are to be decided along. */
    static Set<UUID> withCopies(Map<UUID, DecisionRequest.Item> asked) {
        return asked.values().stream()
                .filter(item -> item.includesCopies() && item.action() != Action.DISMISS)
                .map(DecisionRequest.Item::comment)
                .collect(Collectors.toSet());
    }

    private Map<UUID, Result> decide(
            Map<UUID, DecisionRequest.Item> asked,
            Map<UUID, Comment> locked,
            Map<UUID, Decision.Grounds> grounds,
            Deciding deciding,
            List<Entry> entries) {
        List<Comment> parentsFirst = asked.keySet().stream()
                .map(locked::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Comment::depth))
                .toList();
        Map<UUID, Decision> standing = standing(parentsFirst);
        Map<UUID, Result> results = new HashMap<>();
        for (Comment comment : parentsFirst) {
            CommentState before = comment.state();
            Outcome outcome = deciding.decide(
                    comment,
                    standing.get(comment.decisionId()),
                    locked.get(comment.parentId()),
                    asked.get(comment.id()).action(),
                    grounds.get(comment.id()),
                    null);
            if (outcome.kind() == Outcome.Kind.APPLIED) {
                entries.add(deciding.entry(outcome, before));
            }
            results.put(comment.id(), Result.of(outcome));
        }
        return results;
    }

    private Map<UUID, Result> along(
            Map<UUID, DecisionRequest.Item> asked,
            Map<UUID, UUID> alike,
            Map<UUID, Row> rows,
            Map<UUID, Comment> locked,
            Map<UUID, Decision.Grounds> grounds,
            Deciding deciding,
            List<Entry> entries) {
        Map<Row, Action> wanted = new LinkedHashMap<>();
        Map<UUID, Decision.Grounds> same = new HashMap<>();
        alike.forEach((id, of) -> {
            Row copy = rows.get(id);
            // Looked at again under the lock: it may have been decided or edited since.
            if (copy.isPendingCopyOf(rows.get(of))) {
                wanted.put(copy, asked.get(of).action());
                same.put(id, grounds.get(of));
            }
        });
        Map<UUID, CommentState> states = new HashMap<>();
        rows.values().forEach(row -> states.put(row.id(), row.state()));
        locked.values().forEach(comment -> states.put(comment.id(), comment.state()));
        return along.decide(wanted, same, states, deciding, entries);
    }

    private Map<UUID, Decision> standing(Collection<Comment> of) {
        return standing(of.stream(), Comment::siteId, Comment::decisionId);
    }

    private Map<UUID, Decision> standing(List<Row> of) {
        return standing(of.stream(), Row::siteId, Row::decisionId);
    }

    private <T> Map<UUID, Decision> standing(Stream<T> of, Function<T, Integer> siteId, Function<T, UUID> decisionId) {
        Map<UUID, Decision> standing = new HashMap<>();
        of.filter(comment -> decisionId.apply(comment) != null)
                .collect(Collectors.groupingBy(siteId, Collectors.mapping(decisionId, Collectors.toList())))
                .forEach((site, decided) -> standing.putAll(decisions.standing(site, decided)));
        return standing;
    }

    /** Checks all of them before the first is applied: a bad clause refuses the whole request. */
    private Map<UUID, Decision.Grounds> grounds(Map<UUID, DecisionRequest.Item> asked, Map<UUID, Comment> byId) {
        Map<UUID, Decision.Grounds> grounds = new HashMap<>();
        int place = 0;
        for (DecisionRequest.Item item : asked.values()) {
            Comment comment = byId.get(item.comment());
            if (comment != null) {
                Site site = sites.withId(comment.siteId()).orElseThrow();
                grounds.put(
                        item.comment(),
                        DecisionRequest.grounds(
                                policies.of(site),
                                item.action(),
                                item.clauses(),
                                item.note(),
                                "items[" + place + "]."));
            }
            place++;
        }
        return grounds;
    }

    /** What keeps each of some decisions from being applied now. Nothing is decided. */
    Map<UUID, Result> obstacles(List<Integer> mine, Map<UUID, DecisionRequest.Item> asked) {
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Comment> found =
                comments.withIds(mine, all).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<UUID, Decision> standing = standing(found.values());
        Deciding deciding = new Deciding(me, ids, clock.instant(), null);
        Map<UUID, Result> results = new HashMap<>();
        asked.forEach((id, item) -> {
            Comment comment = found.get(id);
            if (comment != null) {
                Decision stands = standing.get(comment.decisionId());
                Comment parent = found.get(comment.parentId());
                results.put(
                        id,
                        Result.of(
                                deciding.obstacle(comment, stands, parent, item.action(), item.distinctClauses(), null)
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
        Map<UUID, Decision> standing = standing(conflicts);
        conflicts.forEach(comment -> results.put(
                comment.id(), Result.of(Outcome.Kind.CONFLICT, comment, standing.get(comment.decisionId()))));
        copies.reverse(first, me.id(), now);
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
}
