package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.policy.Policies;
import dev.anteroom.reports.Reports;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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

/** Decides many comments at once, in the caller's transaction: all are locked first, in one order, then decided. */
@ApplicationScoped
class Batches {

    private final Sites sites;
    private final Comments comments;
    private final Decisions decisions;
    private final Policies policies;
    private final Reports reports;
    private final Claims claims;
    private final CurrentModerator me;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Batches(
            Sites sites,
            Comments comments,
            Decisions decisions,
            Policies policies,
            Reports reports,
            Claims claims,
            CurrentModerator me,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.comments = comments;
        this.decisions = decisions;
        this.policies = policies;
        this.reports = reports;
        this.claims = claims;
        this.me = me;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides what is asked for, parents before their replies.
     *
     * @param asked by the comment, in the order asked for; copies that are decided along are added
     * @return what came of each that the moderator may see
     */
    Map<UUID, Outcome> decide(UUID batch, Map<UUID, DecisionRequest.Item> asked) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        return decide(batch, asked, lock(mine, asked));
    }

    /**
     * Locks what is asked for, the pending copies that are to be decided along, which are added to what is asked for, and
     * the comments that any of them replies to.
     */
    private Map<UUID, Comment> lock(List<Integer> mine, Map<UUID, DecisionRequest.Item> asked) {
        Map<UUID, UUID> copies = comments.copies(
                mine,
                asked.values().stream()
                        .filter(DecisionRequest.Item::includesCopies)
                        .map(DecisionRequest.Item::comment)
                        .toList());
        copies.keySet().removeAll(asked.keySet());
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(copies.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Comment> locked = comments.lock(mine, all);
        copies.forEach((copy, of) -> {
            // Looked at again under the lock: it may have been decided or edited since.
            if (locked.get(copy).isPendingCopyOf(locked.get(of))) {
                asked.put(copy, asked.get(of).forCopy(copy));
            }
        });
        return locked;
    }

    private Map<UUID, Outcome> decide(UUID batch, Map<UUID, DecisionRequest.Item> asked, Map<UUID, Comment> locked) {
        List<Comment> parentsFirst = asked.keySet().stream()
                .map(locked::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Comment::depth))
                .toList();
        Map<UUID, Decision> standing = standing(parentsFirst);
        Map<UUID, Decision.Grounds> grounds = grounds(asked, locked);

        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Comment comment : parentsFirst) {
            DecisionRequest.Item item = asked.get(comment.id());
            CommentState before = comment.state();
            Outcome outcome = deciding.decide(
                    comment,
                    standing.get(comment.decisionId()),
                    locked.get(comment.parentId()),
                    item.action(),
                    grounds.get(comment.id()),
                    null);
            if (outcome.kind() == Outcome.Kind.APPLIED) {
                entries.add(deciding.entry(outcome, before));
            }
            outcomes.put(comment.id(), outcome);
        }
        List<Decision> applied = applied(outcomes);
        decisions.persist(applied);
        reports.close(applied);
        journal.record(entries);
        claims.decided(parentsFirst.stream().map(Comment::siteId).collect(Collectors.toSet()), outcomes.keySet(), me);
        return outcomes;
    }

    private static List<Decision> applied(Map<UUID, Outcome> outcomes) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.APPLIED)
                .map(Outcome::decision)
                .toList();
    }

    private Map<UUID, Decision> standing(Collection<Comment> of) {
        Map<UUID, Decision> standing = new HashMap<>();
        of.stream()
                .filter(comment -> comment.decisionId() != null)
                .collect(Collectors.groupingBy(
                        Comment::siteId, Collectors.mapping(Comment::decisionId, Collectors.toList())))
                .forEach((siteId, decided) -> standing.putAll(decisions.standing(siteId, decided)));
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
    Map<UUID, Outcome> obstacles(List<Integer> mine, Map<UUID, DecisionRequest.Item> asked) {
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Comment> found =
                comments.withIds(mine, all).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<UUID, Decision> standing = standing(found.values());
        Deciding deciding = new Deciding(me, ids, clock.instant(), null);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        asked.forEach((id, item) -> {
            Comment comment = found.get(id);
            if (comment != null) {
                Decision stands = standing.get(comment.decisionId());
                Comment parent = found.get(comment.parentId());
                outcomes.put(
                        id,
                        deciding.obstacle(comment, stands, parent, item.action(), item.distinctClauses(), null)
                                .orElse(Outcome.conflict(comment, stands, null)));
            }
        });
        return outcomes;
    }

    /** Takes a batch back, except what was decided or changed again since; empty where there is no such batch. */
    Map<UUID, Outcome> reverse(UUID batch) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, Comment> byId = comments.lock(mine, decisions.commentsInBatch(mine, batch));
        // Read under the locks: somebody may have reversed some while this request waited.
        List<Decision> made = decisions.inBatch(mine, batch);
        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Decision decision : made) {
            Comment comment = byId.get(decision.commentId());
            if (decision.isReversed()) {
                outcomes.put(comment.id(), Outcome.unchanged(comment, decision));
            } else if (!decision.id().equals(comment.decisionId()) || comment.state() == CommentState.WITHDRAWN) {
                Decision standing = decisions.standing(comment).orElse(null);
                outcomes.put(comment.id(), Outcome.conflict(comment, standing, ErrorCode.DECISION_SUPERSEDED));
            } else {
                entries.add(deciding.reverse(comment, decision));
                outcomes.put(comment.id(), Outcome.applied(comment, decision));
            }
        }
        journal.record(entries);
        reports.reopen(applied(outcomes));
        return outcomes;
    }
}
