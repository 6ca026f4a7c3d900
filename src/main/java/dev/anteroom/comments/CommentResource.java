package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import dev.anteroom.comments.Likenesses.Likeness;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.screening.outside.OutsideThread;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageKey;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
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
    private final Gate gate;
    private final Opinions opinions;
    private final Likenesses likenesses;
    private final Arrivals arrivals;
    private final Ids ids;

    CommentResource(Sites sites, Gate gate, Opinions opinions, Likenesses likenesses, Arrivals arrivals, Ids ids) {
        this.sites = sites;
        this.gate = gate;
        this.opinions = opinions;
        this.likenesses = likenesses;
        this.arrivals = arrivals;
        this.ids = ids;
    }

    @POST
    @PermitAll
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
        OutsideThread thread = new OutsideThread(
                page.value(), request.page().address(site), request.page().checkedTitle());
        gate.admit(http, site, authorKey, page, request.proof(), key);
        Opinion opinion = opinions.of(site, content.body(), () -> thread);
        UUID id = ids.next();
        Likeness likeness = likenesses.find(site.id(), id, content.sketch());
        return answer(
                site, arrivals.store(new Arrival(id, site, page, request, content, authorKey, key, likeness, opinion)));
    }

    private static Response answer(Site site, Arrivals.Stored stored) {
        int status = stored.decision()
                .map(made -> made.action() == Action.APPROVE ? 201 : 422)
                .orElse(202);
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new SubmittedView(
                        CommentView.of(stored.comment(), site.key(), stored.thread()),
                        Receipt.of(site, stored.comment().id()),
                        stored.decision().map(ReceiptView.DecidedView::of).orElse(null)))
                .build();
    }
}
