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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Batches batches;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Ids ids;

    BatchResource(
            Sites sites,
            Comments comments,
            Decisions decisions,
            Moderators moderators,
            Batches batches,
            CurrentModerator me,
            Idempotency idempotency,
            Ids ids) {
        this.sites = sites;
        this.comments = comments;
        this.decisions = decisions;
        this.moderators = moderators;
        this.batches = batches;
        this.me = me;
        this.idempotency = idempotency;
        this.ids = ids;
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
        Optional<UUID> first = idempotency.claim("decisions " + me.id(), key, request, batch);
        if (first.isPresent()) {
            return again(first.get(), request);
        }
        Map<UUID, DecisionRequest.Item> asked = asked(request);
        Map<UUID, Outcome> outcomes = batches.decide(batch, asked);
        return view(batch, asked.keySet(), outcomes);
    }

    private static Map<UUID, DecisionRequest.Item> asked(DecisionRequest.Batch request) {
        Map<UUID, DecisionRequest.Item> asked = new LinkedHashMap<>();
        request.items().forEach(item -> asked.put(item.comment(), item));
        return asked;
    }

    private static void refuseRepeated(DecisionRequest.Batch request) {
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < request.items().size(); i++) {
            if (places.putIfAbsent(request.items().get(i).comment(), i) != null) {
                throw Refusal.field("items[" + i + "].comment", "stands twice");
            }
        }
    }

    /** What the first request with the same key answered, from what it left. */
    private BatchView again(UUID batch, DecisionRequest.Batch request) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Map<UUID, DecisionRequest.Item> asked = asked(request);
        Map<UUID, Decision> made = new LinkedHashMap<>();
        decisions.inBatch(mine, batch).forEach(decision -> made.put(decision.commentId(), decision));
        Set<UUID> shown = new LinkedHashSet<>(asked.keySet());
        shown.addAll(made.keySet());
        Map<UUID, Outcome> outcomes = new HashMap<>(batches.obstacles(mine, asked));
        for (Comment comment : comments.withIds(mine, made.keySet())) {
            outcomes.put(comment.id(), Outcome.applied(comment, made.get(comment.id())));
        }
        return view(batch, shown, outcomes);
    }

    @DELETE
    @Path("/decisions/batches/{batch}")
    @Transactional
    @Operation(
            summary = "Reverse all decisions of a batch",
            description = "Each comment is as it was before; one that was decided or changed again since stays as it is"
                    + " and is a conflict in the answer. Reversing again changes nothing.")
    @Refuses({ErrorCode.BATCH_NOT_FOUND, ErrorCode.INVALID_ID})
    public BatchView reverse(@PathParam("batch") UUID batch) {
        Map<UUID, Outcome> outcomes = batches.reverse(batch);
        if (outcomes.isEmpty()) {
            throw Refusal.of(ErrorCode.BATCH_NOT_FOUND);
        }
        return view(batch, outcomes.keySet(), outcomes);
    }

    private BatchView view(UUID batch, Collection<UUID> asked, Map<UUID, Outcome> outcomes) {
        Map<UUID, String> names = moderators.names(outcomes.values().stream()
                .map(outcome ->
                        outcome.decision() == null ? null : outcome.decision().moderatorId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new BatchView(
                batch,
                asked.stream().map(id -> item(id, outcomes.get(id), names)).toList());
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
