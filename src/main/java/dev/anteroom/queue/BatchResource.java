package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
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
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How up to a thousand comments are decided in one request and one transaction. */
@Path("/api/v1") // Like DecisionResource: of two nested paths Quarkus looks into one class only.
@RolesAllowed(Role.MAY_DECIDE)
@Tag(name = "Moderating")
public class BatchResource {

    /** What came of each of several decisions, in the order in which they were asked for. */
    @Schema(name = "Batch")
    record BatchView(UUID batch, List<ItemView> items) {}

    /**
     * @param decision what stands now, or null
     */
    @Schema(name = "BatchItem")
    record ItemView(UUID comment, Outcome.Kind outcome, CommentState state, DecisionView decision) {}

    private final Sites sites;
    private final Comments comments;
    private final Decisions decisions;
    private final Moderators moderators;
    private final Policies policies;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    BatchResource(
            Sites sites,
            Comments comments,
            Decisions decisions,
            Moderators moderators,
            Policies policies,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.comments = comments;
        this.decisions = decisions;
        this.moderators = moderators;
        this.policies = policies;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @Path("/decisions")
    @Transactional
    @Operation(
            summary = "Decide up to 1,000 comments at once",
            description = "One transaction, an outcome for each: a comment that a colleague decided first does not"
                    + " keep the others from being decided. Parents are decided before their replies. Copies that are"
                    + " decided along are items of the answer too.")
    @Refuses(ErrorCode.IDEMPOTENCY_KEY_REUSED)
    public BatchView decide(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid DecisionRequest.Batch request) {
        refuseRepeated(request);
        UUID batch = ids.next();
        Optional<UUID> first = idempotency.claim(Idempotency.INSTALLATION, "decisions " + me.id(), key, request, batch);
        if (first.isPresent()) {
            return again(first.get(), request);
        }
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, DecisionRequest.Item> asked = new LinkedHashMap<>();
        request.items().forEach(item -> asked.put(item.comment(), item));
        Map<UUID, Comment> locked = lock(mine, asked);
        return view(batch, asked, decide(batch, asked, locked));
    }

    private static void refuseRepeated(DecisionRequest.Batch request) {
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < request.items().size(); i++) {
            if (places.putIfAbsent(request.items().get(i).comment(), i) != null) {
                throw Refusal.field("items[" + i + "].comment", "stands twice");
            }
        }
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
        Map<UUID, Decision> standing = new HashMap<>();
        parentsFirst.stream()
                .filter(comment -> comment.decisionId() != null)
                .collect(Collectors.groupingBy(
                        Comment::siteId, Collectors.mapping(Comment::decisionId, Collectors.toList())))
                .forEach((siteId, decided) -> standing.putAll(decisions.standing(siteId, decided)));
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
        decisions.persist(outcomes.values().stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.APPLIED)
                .map(Outcome::decision));
        journal.record(entries);
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

    /** What the first request with the same key answered, from what it left. */
    private BatchView again(UUID batch, DecisionRequest.Batch request) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, DecisionRequest.Item> asked = new LinkedHashMap<>();
        request.items().forEach(item -> asked.put(item.comment(), item));
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (Decision decision : decisions.inBatch(mine, batch)) {
            asked.putIfAbsent(
                    decision.commentId(),
                    new DecisionRequest.Item(decision.commentId(), decision.action(), null, null, false));
            outcomes.put(decision.commentId(), Outcome.applied(null, decision));
        }
        Set<UUID> all = new HashSet<>(asked.keySet());
        all.addAll(comments.parents(mine, all));
        Map<UUID, Comment> found = comments.withIds(mine, all).stream()
                .collect(Collectors.toMap(Comment::id, Function.identity()));
        Deciding deciding = new Deciding(me, ids, clock.instant(), batch);
        asked.forEach((id, item) -> {
            Comment comment = found.get(id);
            if (comment != null) {
                outcomes.compute(
                        id,
                        (key, applied) -> applied != null
                                ? Outcome.applied(comment, applied.decision())
                                : obstacle(deciding, item, comment, found.get(comment.parentId())));
            }
        });
        return view(batch, asked, outcomes);
    }

    private Outcome obstacle(Deciding deciding, DecisionRequest.Item item, Comment comment, Comment parent) {
        Decision standing = decisions.standing(comment).orElse(null);
        return deciding.obstacle(comment, standing, parent, item.action(), item.distinctClauses(), null)
                .orElse(Outcome.conflict(comment, standing, null));
    }

    private BatchView view(UUID batch, Map<UUID, DecisionRequest.Item> asked, Map<UUID, Outcome> outcomes) {
        Map<UUID, String> names = moderators.names(outcomes.values().stream()
                .map(outcome ->
                        outcome.decision() == null ? null : outcome.decision().moderatorId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new BatchView(
                batch,
                asked.keySet().stream()
                        .map(id -> item(id, outcomes.get(id), names))
                        .toList());
    }

    private static ItemView item(UUID id, Outcome outcome, Map<UUID, String> names) {
        if (outcome == null) {
            return new ItemView(id, Outcome.Kind.NOT_FOUND, null, null);
        }
        return new ItemView(
                id,
                outcome.kind(),
                outcome.comment().state(),
                outcome.decision() == null ? null : DecisionView.of(outcome.decision(), names));
    }
}
