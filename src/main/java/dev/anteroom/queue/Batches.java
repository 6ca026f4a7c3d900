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
        List<Integer> mine = mine();
        addCopies(mine, asked);
        Set<UUID> needed = new HashSet<>(asked.keySet());
        needed.addAll(comments.parents(mine, asked.keySet()));
        Map<UUID, Comment> byId =
                comments.lock(mine, needed).stream().collect(Collectors.toMap(Comment::id, Function.identity()));
        List<Comment> decided =
                asked.keySet().stream().map(byId::get).filter(Objects::nonNull).toList();
        return decide(batch, asked, byId, decided);
    }

    /** Adds the pending copies of those comments whose decision is to be theirs as well. */
    private void addCopies(List<Integer> mine, Map<UUID, DecisionRequest.Item> asked) {
        List<DecisionRequest.Item> alike =
                asked.values().stream().filter(DecisionRequest.Item::similar).toList();
        Map<UUID, List<UUID>> copies = comments.copies(
                mine, alike.stream().map(DecisionRequest.Item::comment).toList());
        for (DecisionRequest.Item item : alike) {
            for (UUID copy : copies.getOrDefault(item.comment(), List.of())) {
                asked.putIfAbsent(
                        copy, new DecisionRequest.Item(copy, item.action(), item.clauses(), item.note(), false));
            }
        }
    }

    private Map<UUID, Outcome> decide(
            UUID batch, Map<UUID, DecisionRequest.Item> asked, Map<UUID, Comment> byId, List<Comment> decided) {
        Map<UUID, Decision> standing = new HashMap<>();
        decided.stream()
                .collect(Collectors.groupingBy(Comment::siteId))
                .forEach((siteId, here) -> standing.putAll(decisions.standing(
                        siteId,
                        here.stream()
                                .map(Comment::decisionId)
                                .filter(Objects::nonNull)
                                .toList())));
        Map<UUID, Decision.Grounds> grounds = grounds(asked, byId);

        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Comment> parentsFirst =
                decided.stream().sorted(Comparator.comparing(Comment::depth)).toList();
        for (Comment comment : parentsFirst) {
            DecisionRequest.Item item = asked.get(comment.id());
            CommentState before = comment.state();
            Outcome outcome = deciding.decide(
                    comment,
                    standing.get(comment.decisionId()),
                    comment.parentId() == null ? null : byId.get(comment.parentId()),
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
        claims.decided(mine(), outcomes.keySet(), me);
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
        List<Integer> mine = mine();
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

    private List<Integer> mine() {
        return sites.seenBy(me).stream().map(Site::id).toList();
    }
}
