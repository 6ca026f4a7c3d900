package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Action;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.journal.Journal;
import dev.anteroom.policy.Policies;
import dev.anteroom.policy.Policy;
import dev.anteroom.reports.Reports;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How one comment is decided, and how a decision is taken back. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_DECIDE)
@Tag(name = "Moderating")
public class DecisionResource {

    private final Sites sites;
    private final Comments comments;
    private final Decisions decisions;
    private final Moderators moderators;
    private final Policies policies;
    private final Reports reports;
    private final Claims claims;
    private final CurrentModerator me;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    DecisionResource(
            Sites sites,
            Comments comments,
            Decisions decisions,
            Moderators moderators,
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
        this.moderators = moderators;
        this.policies = policies;
        this.reports = reports;
        this.claims = claims;
        this.me = me;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @Path("/comments/{id}/approve")
    @Transactional
    @Operation(summary = "Approve a comment", description = "It is public when this is answered.")
    @Refuses({
        ErrorCode.COMMENT_NOT_FOUND,
        ErrorCode.INVALID_ID,
        ErrorCode.ALREADY_DECIDED,
        ErrorCode.STALE_VERSION,
        ErrorCode.COMMENT_WITHDRAWN,
        ErrorCode.PARENT_NOT_APPROVED
    })
    @Consumes(MediaType.WILDCARD) // An approval needs no body, and what has no body has no type.
    public DecisionView approve(@PathParam("id") UUID id, @Valid DecisionRequest request) {
        return decide(id, Action.APPROVE, request);
    }

    @POST
    @Path("/comments/{id}/reject")
    @Transactional
    @Operation(summary = "Reject a comment under clauses of the site's policy")
    @Refuses({
        ErrorCode.COMMENT_NOT_FOUND,
        ErrorCode.INVALID_ID,
        ErrorCode.ALREADY_DECIDED,
        ErrorCode.STALE_VERSION,
        ErrorCode.COMMENT_WITHDRAWN
    })
    @Consumes(MediaType.WILDCARD)
    public DecisionView reject(@PathParam("id") UUID id, @Valid DecisionRequest request) {
        return decide(id, Action.REJECT, request);
    }

    @POST
    @Path("/comments/{id}/dismiss")
    @Transactional
    @Operation(
            summary = "Dismiss the open reports on a comment",
            description = "It stays public, or is public again where they had hidden it. The same text is not reported"
                    + " into the queue again.")
    @Refuses({
        ErrorCode.COMMENT_NOT_FOUND,
        ErrorCode.INVALID_ID,
        ErrorCode.NOT_REPORTED,
        ErrorCode.ALREADY_DECIDED,
        ErrorCode.STALE_VERSION,
        ErrorCode.COMMENT_WITHDRAWN
    })
    @Consumes(MediaType.WILDCARD)
    public DecisionView dismiss(@PathParam("id") UUID id, @Valid DecisionRequest request) {
        return decide(id, Action.DISMISS, request);
    }

    private DecisionView decide(UUID id, Action action, DecisionRequest sent) {
        DecisionRequest request = sent == null ? DecisionRequest.EMPTY : sent;
        Map<UUID, Comment> locked = comments.lockWithParent(mine(), id);
        if (!locked.containsKey(id)) {
            throw Refusal.of(ErrorCode.COMMENT_NOT_FOUND);
        }
        Comment comment = locked.get(id);
        Site site = sites.withId(comment.siteId()).orElseThrow();
        Policy policy = policies.of(site);
        Decision.Grounds grounds = DecisionRequest.grounds(policy, action, request.clauses(), request.note(), "");
        Deciding deciding = new Deciding(me, ids, clock.instant(), null);
        CommentState before = comment.state();
        Comment parent = locked.get(comment.parentId());
        Outcome outcome = deciding.decide(
                comment,
                decisions.standing(comment).orElse(null),
                parent == null ? null : parent.state(),
                action,
                grounds,
                request.version());
        if (!outcome.isDone()) {
            throw refusal(outcome);
        }
        if (outcome.kind() == Outcome.Kind.APPLIED) {
            decisions.persist(outcome.decision());
            reports.close(List.of(outcome.decision()));
            journal.record(deciding.entry(outcome, before));
            claims.decided(List.of(site.id()), List.of(id), me);
        }
        return view(outcome.decision());
    }

    @DELETE
    @Path("/decisions/{id}")
    @Transactional
    @Operation(
            summary = "Reverse a decision",
            description = "The comment is as it was before, unless it was decided or changed again since. Reversing"
                    + " again changes nothing.")
    @Refuses({
        ErrorCode.DECISION_NOT_FOUND,
        ErrorCode.INVALID_ID,
        ErrorCode.DECISION_SUPERSEDED,
        ErrorCode.COMMENT_WITHDRAWN
    })
    public DecisionView reverse(@PathParam("id") UUID id) {
        Comment comment = comments.lockDecided(mine(), id).orElseThrow(() -> Refusal.of(ErrorCode.DECISION_NOT_FOUND));
        // Read under the lock: somebody may have reversed it while this request waited.
        Decision decision = decisions.withId(mine(), id).orElseThrow();
        if (decision.isReversed()) {
            return view(decision);
        }
        Decision standing = decisions.standing(comment).orElse(null);
        if (comment.state() == CommentState.WITHDRAWN) {
            throw refusal(Outcome.conflict(comment, standing, ErrorCode.COMMENT_WITHDRAWN));
        }
        if (standing == null || !standing.id().equals(id)) {
            throw refusal(Outcome.conflict(comment, standing, ErrorCode.DECISION_SUPERSEDED));
        }
        journal.record(new Deciding(me, ids, clock.instant(), null).reverse(comment, decision));
        reports.reopen(List.of(decision));
        return view(decision);
    }

    /** Says what stands, so that a moderator who came second need not ask. */
    private Refusal refusal(Outcome outcome) {
        return Refusal.of(outcome.code())
                .with("decision", outcome.decision() == null ? null : view(outcome.decision()))
                .with("state", outcome.comment().state())
                .with("version", outcome.comment().version());
    }

    private DecisionView view(Decision decision) {
        Map<UUID, String> names =
                decision.isAutomatic() ? Collections.emptyMap() : moderators.names(List.of(decision.moderatorId()));
        return DecisionView.of(decision, names);
    }

    private List<Integer> mine() {
        return sites.seenBy(me).stream().map(Site::id).toList();
    }
}
