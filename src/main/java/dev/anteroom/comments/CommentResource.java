package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import dev.anteroom.comments.Likenesses.Likeness;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.screening.outside.OutsideThread;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageKey;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import dev.anteroom.threads.ThreadIndex;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How comments come in. */
@Path("/api/v1/sites/{site}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posting")
public class CommentResource {

    /**
     * A comment and its receipt.
     *
     * @param receipt the author's secret for this comment; it stands in this answer only
     * @param decision null while the comment waits
     */
    @Schema(name = "Submitted")
    record SubmittedView(CommentView comment, String receipt, ReceiptView.DecidedView decision) {}

    private final Sites sites;
    private final ThreadIndex index;
    private final PageThreads threads;
    private final Comments comments;
    private final Decisions decisions;
    private final Gate gate;
    private final Opinions opinions;
    private final Likenesses likenesses;
    private final Door door;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    CommentResource(
            Sites sites,
            ThreadIndex index,
            PageThreads threads,
            Comments comments,
            Decisions decisions,
            Gate gate,
            Opinions opinions,
            Likenesses likenesses,
            Door door,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.index = index;
        this.threads = threads;
        this.comments = comments;
        this.decisions = decisions;
        this.gate = gate;
        this.opinions = opinions;
        this.likenesses = likenesses;
        this.door = door;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Transactional
    @Operation(summary = "Post a comment", description = "It is on disk when this is answered.")
    @APIResponse(
            responseCode = "201",
            description = "Published at once",
            content = @Content(schema = @Schema(implementation = SubmittedView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for a moderator",
            content = @Content(schema = @Schema(implementation = SubmittedView.class)))
    @APIResponse(
            responseCode = "422",
            description = "The site's screening has rejected it, by the clauses of the decision; it is kept",
            content = @Content(schema = @Schema(implementation = SubmittedView.class)))
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.AUTHOR_BLOCKED,
        ErrorCode.PROOF_INVALID,
        ErrorCode.PARENT_NOT_APPROVED,
        ErrorCode.PARENT_ON_OTHER_PAGE,
        ErrorCode.THREAD_CLOSED,
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        ErrorCode.PROOF_REQUIRED,
        ErrorCode.TOO_MANY_REQUESTS
    })
    public Response submit(
            @PathParam("site") String siteKey,
            @HeaderParam("Idempotency-Key") String key,
            @Context HttpServerRequest http,
            @NotNull @Valid CommentRequest request) {
        Site site = sites.named(siteKey);
        CommentContent content = CommentContent.of(site, request.name(), request.body());
        byte[] authorKey = Author.key(site, request.authorSecret());
        PageKey page = request.page().key();
        gate.admit(http, site, authorKey, page, request.proof(), key);
        Opinion opinion = opinions.of(
                site,
                content.body(),
                () -> new OutsideThread(
                        page.value(),
                        request.page().address(site),
                        request.page().checkedTitle()));
        UUID id = ids.next();
        Likeness likeness = likenesses.find(site.id(), id, content.sketch());
        Optional<UUID> first = idempotency.claim(site.id(), site.secret(), "comments", key, request.withoutProof(), id);
        if (first.isPresent()) {
            likenesses.refuse(site.id(), likeness);
            return again(site, first.get());
        }
        door.refuseBlocked(site, authorKey);
        Instant now = clock.instant();
        PageThread thread = index.open(
                site, page, request.page().address(site), request.page().checkedTitle());
        if (!thread.isOpen(site, now)) {
            throw Refusal.of(ErrorCode.THREAD_CLOSED);
        }
        Comment parent = request.parent() == null ? null : parent(site, thread, request.parent());
        Comment comment = Comment.submit(id, site, thread, parent, content, authorKey, now);
        Optional<Decision> decision = door.take(site, thread, comment, likeness, opinion, now);
        comments.persist(comment);
        journal.record(Entry.of(Kind.COMMENT_SUBMITTED, site.id())
                .thread(thread.id())
                .comment(id)
                .decision(comment.decisionId())
                .change(null, comment.state()));
        return answer(site, comment, thread, decision);
    }

    /** One answer for a parent that does not exist and one that is not public: nobody learns which it is. */
    private Comment parent(Site site, PageThread thread, UUID id) {
        Comment parent = comments.toReplyTo(site, id)
                .filter(comment -> comment.state() == CommentState.APPROVED)
                .orElseThrow(() -> Refusal.of(ErrorCode.PARENT_NOT_APPROVED));
        if (!parent.threadId().equals(thread.id())) {
            throw Refusal.of(ErrorCode.PARENT_ON_OTHER_PAGE);
        }
        return parent;
    }

    /** The answer of the first request, whatever was decided since: the service decides at the time of posting. */
    private Response again(Site site, UUID id) {
        Comment comment = comments.withId(site.id(), id).orElseThrow();
        PageThread thread = threads.withId(site.id(), comment.threadId()).orElseThrow();
        Optional<Decision> atOnce = decisions.of(comment).stream()
                .filter(decision ->
                        decision.isAutomatic() && decision.decidedAt().equals(comment.createdAt()))
                .findFirst();
        return answer(site, comment, thread, atOnce);
    }

    private static Response answer(Site site, Comment comment, PageThread thread, Optional<Decision> decision) {
        int status = decision.map(made -> made.action() == Action.APPROVE ? 201 : 422)
                .orElse(202);
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new SubmittedView(
                        CommentView.of(comment, site.key(), thread),
                        Receipt.of(site, comment.id()),
                        decision.map(ReceiptView.DecidedView::of).orElse(null)))
                .build();
    }
}
