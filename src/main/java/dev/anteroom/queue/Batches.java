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
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            Claims claims,
            CurrentModerator me,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.comments = comments;
        this.decisions = decisions;
        this.policies = policies;
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
        List<Comment> locked = new ArrayList<>(comments.lock(mine, asked.keySet()));
        addCopies(asked, locked);
        return decide(batch, asked, locked);
    }

    /** Adds the pending copies of those comments whose decision is to be theirs as well. */
    private void addCopies(Map<UUID, DecisionRequest.Item> asked, List<Comment> locked) {
        List<Comment> copies = new ArrayList<>();
        for (Comment comment : locked) {
            DecisionRequest.Item item = asked.get(comment.id());
            if (item.similar()) {
                for (Comment copy : comments.lockCopies(comment)) {
                    boolean added = asked.putIfAbsent(
                                    copy.id(),
                                    new DecisionRequest.Item(
                                            copy.id(), item.action(), item.clauses(), item.note(), false))
                            == null;
                    if (added) {
                        copies.add(copy);
                    }
                }
            }
        }
        locked.addAll(copies);
    }

    private Map<UUID, Outcome> decide(UUID batch, Map<UUID, DecisionRequest.Item> asked, List<Comment> locked) {
        Map<UUID, Comment> byId = locked.stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<Integer, List<Comment>> bySite = locked.stream().collect(Collectors.groupingBy(Comment::siteId));
        Map<UUID, Decision> standing = new HashMap<>();
        Map<UUID, Comment> parents = new HashMap<>(byId);
        bySite.forEach((siteId, here) -> {
            standing.putAll(decisions.standing(
                    siteId,
                    here.stream()
                            .map(Comment::decisionId)
                            .filter(Objects::nonNull)
                            .toList()));
            List<UUID> missing = here.stream()
                    .map(Comment::parentId)
                    .filter(parent -> parent != null && !parents.containsKey(parent))
                    .distinct()
                    .toList();
            comments.lock(List.of(siteId), missing).forEach(parent -> parents.put(parent.id(), parent));
        });
        Map<UUID, Decision.Grounds> grounds = grounds(asked, byId);

        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Comment> parentsFirst =
                locked.stream().sorted(Comparator.comparing(Comment::depth)).toList();
        for (Comment comment : parentsFirst) {
            DecisionRequest.Item item = asked.get(comment.id());
            CommentState before = comment.state();
            Outcome outcome = deciding.decide(
                    comment,
                    standing.get(comment.decisionId()),
                    comment.parentId() == null ? null : parents.get(comment.parentId()),
                    item.action(),
                    grounds.get(comment.id()),
                    null);
            if (outcome.kind() == Outcome.Kind.APPLIED) {
                entries.add(deciding.entry(outcome, before));
            }
            outcomes.put(comment.id(), outcome);
        }
        decisions.persist(outcomes.values().stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.APPLIED)
                .map(Outcome::decision));
        journal.record(entries);
        claims.decided(bySite.keySet(), byId.keySet(), me);
        return outcomes;
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

    /** Takes a batch back, except what was decided or changed again since; empty where there is no such batch. */
    Map<UUID, Outcome> reverse(UUID batch) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        List<Decision> made = decisions.inBatch(mine, batch);
        Map<UUID, Comment> byId = comments
                .lock(mine, made.stream().map(Decision::commentId).toList())
                .stream()
                .collect(Collectors.toMap(Comment::id, Function.identity()));
        // Read again under the locks: somebody may have reversed some while this request waited.
        made.forEach(decisions.getEntityManager()::refresh);
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
        return outcomes;
    }
}
