package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.comments.Row;
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

    /**
     * What came of each of several decisions, in the order in which they were asked for.
     *
     * @param more whether as many copies were decided along as one request takes: there may be more of them
     */
    @Schema(name = "Batch")
    record BatchView(UUID batch, List<ItemView> items, boolean more) {}

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
                    + " decided along, up to 20,000, are items of the answer too; where there may be more of them, `more`"
                    + " is true, and the same request under another key goes on.")
    @Refuses(ErrorCode.IDEMPOTENCY_KEY_REUSED)
    public BatchView decide(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid DecisionRequest.Batch request) {
        refuseRepeated(request);
        UUID batch = ids.next();
        Optional<UUID> first = idempotency.claim("decisions " + me.id(), key, request, batch);
        if (first.isPresent()) {
            return again(first.get(), request);
        }
        Map<UUID, DecisionRequest.Item> asked = asked(request);
        Batches.Decided decided = batches.decide(batch, asked);
        return view(batch, shown(asked.keySet(), decided.results().keySet()), decided.results(), decided.more());
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
        Map<UUID, Result> results = new HashMap<>(batches.obstacles(mine, asked));
        for (Row comment : comments.lockRows(mine, made.keySet()).values()) {
            results.put(comment.id(), Result.of(Outcome.Kind.APPLIED, comment, made.get(comment.id())));
        }
        Set<UUID> shown = shown(asked.keySet(), made.keySet());
        return view(batch, shown, results, shown.size() - asked.size() == Batches.MOST_COPIES);
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
        Map<UUID, Result> results = batches.reverse(batch);
        if (results.isEmpty()) {
            throw Refusal.of(ErrorCode.BATCH_NOT_FOUND);
        }
        return view(batch, results.keySet(), results, false);
    }

    /** What was asked for, then what was decided along. */
    private static Set<UUID> shown(Set<UUID> asked, Set<UUID> decided) {
        Set<UUID> shown = new LinkedHashSet<>(asked);
        shown.addAll(decided);
        return shown;
    }

    private BatchView view(UUID batch, Collection<UUID> shown, Map<UUID, Result> results, boolean more) {
        Map<UUID, String> names = moderators.names(results.values().stream()
                .map(result ->
                        result.decision() == null ? null : result.decision().moderatorId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new BatchView(
                batch,
                shown.stream().map(id -> item(id, results.get(id), names)).toList(),
                more);
    }

    private static ItemView item(UUID id, Result result, Map<UUID, String> names) {
        if (result == null) {
            return new ItemView(id, Outcome.Kind.NOT_FOUND, null, null);
        }
        return new ItemView(
                id,
                result.kind(),
                result.state(),
                result.decision() == null ? null : DecisionView.of(result.decision(), names));
    }
}
