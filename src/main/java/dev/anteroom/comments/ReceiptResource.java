package dev.anteroom.comments;

import dev.anteroom.comments.Likenesses.Likeness;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.screening.outside.OutsideThread;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an author does with a comment that was posted, knowing nothing but its receipt. */
@Path("/api/v1/receipt")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Posting")
@SecurityRequirement(name = "receipt")
public class ReceiptResource {

    private static final String SCHEME = "Receipt ";

    /** Another text for a comment; the name is replaced as well. */
    @Schema(name = "EditRequest")
    record EditRequest(
            @NotNull(message = "is missing") @Schema(examples = "Beautifully said, and true")
            String body,

            String name) {}

    private final Sites sites;
    private final PageThreads threads;
    private final Comments comments;
    private final Decisions decisions;
    private final Revisions revisions;
    private final Opinions opinions;
    private final Likenesses likenesses;
    private final Door door;
    private final Journal journal;
    private final Event<Withdrawn> withdrawn;
    private final Clock clock;

    ReceiptResource(
            Sites sites,
            PageThreads threads,
            Comments comments,
            Decisions decisions,
            Revisions revisions,
            Opinions opinions,
            Likenesses likenesses,
            Door door,
            Journal journal,
            Event<Withdrawn> withdrawn,
            Clock clock) {
        this.sites = sites;
        this.threads = threads;
        this.comments = comments;
        this.decisions = decisions;
        this.revisions = revisions;
        this.opinions = opinions;
        this.likenesses = likenesses;
        this.door = door;
        this.journal = journal;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "Follow one's comment: its state, and the clauses of a rejection")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @Refuses({ErrorCode.RECEIPT_REQUIRED, ErrorCode.INVALID_RECEIPT})
    public Response follow(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Receipt receipt = receipt(authorization);
        return answer(comments.withId(receipt.siteId(), receipt.commentId()).orElseThrow(ReceiptResource::invalid));
    }

    @PUT
    @Transactional
    @Operation(
            summary = "Change one's comment",
            description = "While it waits, or is published and not older than the site's edit window. A published one"
                    + " goes back through the site's mode.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @Refuses({
        ErrorCode.RECEIPT_REQUIRED,
        ErrorCode.INVALID_RECEIPT,
        ErrorCode.AUTHOR_BLOCKED,
        ErrorCode.EDIT_WINDOW_CLOSED,
        ErrorCode.COMMENT_WITHDRAWN
    })
    public Response edit(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @NotNull @Valid EditRequest request) {
        Receipt receipt = receipt(authorization);
        Site site = sites.withId(receipt.siteId()).orElseThrow();
        CommentContent content = CommentContent.of(site, request.name(), request.body());
        Opinion opinion = opinions.of(site, content.body(), () -> thread(receipt));
        Likeness likeness = likenesses.find(site.id(), receipt.commentId(), content.sketch());
        likenesses.refuseWithTransaction(site.id(), likeness);
        Comment comment = locked(receipt);
        Instant now = clock.instant();
        if (comment.state() == CommentState.WITHDRAWN) {
            throw Refusal.of(ErrorCode.COMMENT_WITHDRAWN);
        }
        if (!comment.isEditable(site, now)) {
            throw Refusal.of(ErrorCode.EDIT_WINDOW_CLOSED);
        }
        door.refuseBlocked(site, comment.authorKey());
        CommentState before = comment.state();
        revisions.keep(comment, now);
        comment.edit(content, now);
        PageThread thread = threads.withId(site.id(), comment.threadId()).orElseThrow();
        door.takeAgain(site, thread, comment, likeness, opinion, before == CommentState.APPROVED, now)
                .ifPresent(decisions::persist);
        journal.record(entry(Kind.COMMENT_EDITED, comment)
                .decision(comment.decisionId())
                .change(before, comment.state()));
        return answer(comment);
    }

    @DELETE
    @Transactional
    @Operation(
            summary = "Withdraw one's comment",
            description = "At any time. The text is erased at once; its place stays if it has replies.")
    @APIResponse(responseCode = "204", description = "It is withdrawn, or was before")
    @Refuses({ErrorCode.RECEIPT_REQUIRED, ErrorCode.INVALID_RECEIPT})
    public void withdraw(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Comment comment = locked(receipt(authorization));
        if (comment.state() != CommentState.WITHDRAWN) {
            CommentState before = comment.state();
            likenesses.forget(comment);
            comment.withdraw();
            revisions.erase(comment);
            withdrawn.fire(new Withdrawn(comment));
            journal.record(entry(Kind.COMMENT_WITHDRAWN, comment).change(before, comment.state()));
        }
    }

    /** Read in a transaction of its own, which holds nothing while the checker thinks. */
    private OutsideThread thread(Receipt receipt) {
        PageThread thread = QuarkusTransaction.requiringNew()
                .call(() -> comments.withId(receipt.siteId(), receipt.commentId())
                        .flatMap(comment -> threads.withId(receipt.siteId(), comment.threadId()))
                        .orElseThrow(ReceiptResource::invalid));
        return new OutsideThread(thread.page(), thread.url(), thread.title());
    }

    private Comment locked(Receipt receipt) {
        return comments.lock(List.of(receipt.siteId()), receipt.commentId()).orElseThrow(ReceiptResource::invalid);
    }

    private Receipt receipt(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(ErrorCode.RECEIPT_REQUIRED);
        }
        return Receipt.parse(authorization.substring(SCHEME.length()).strip(), sites)
                .orElseThrow(ReceiptResource::invalid);
    }

    private static Refusal invalid() {
        return Refusal.of(ErrorCode.INVALID_RECEIPT);
    }

    private static Entry entry(Kind kind, Comment comment) {
        return Entry.of(kind, comment.siteId()).thread(comment.threadId()).comment(comment.id());
    }

    private Response answer(Comment comment) {
        Site site = sites.withId(comment.siteId()).orElseThrow();
        PageThread thread = threads.withId(comment.siteId(), comment.threadId()).orElseThrow();
        ReceiptView view = new ReceiptView(
                CommentView.of(comment, site.key(), thread),
                comment.state() == CommentState.PENDING
                        ? null
                        : decisions
                                .standing(comment)
                                .map(ReceiptView.DecidedView::of)
                                .orElse(null),
                comment.isEditable(site, clock.instant()));
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
