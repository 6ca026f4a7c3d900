package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Copies;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The copies of a comment. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Moderating")
public class SimilarResource {

    private final Sites sites;
    private final Comments comments;
    private final Copies copies;
    private final QueueItems items;
    private final CurrentModerator me;

    SimilarResource(Sites sites, Comments comments, Copies copies, QueueItems items, CurrentModerator me) {
        this.sites = sites;
        this.comments = comments;
        this.copies = copies;
        this.items = items;
        this.me = me;
    }

    @GET
    @Path("/comments/{id}/similar")
    @Transactional
    @Operation(
            summary = "List the comments with nearly the same text",
            description = "On the same site, in whatever state, the latest first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QueueResource.QueuePage.class)))
    @Refuses({ErrorCode.COMMENT_NOT_FOUND, ErrorCode.INVALID_ID, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @PathParam("id") UUID id,
            @Parameter(description = "Only those in this state, such as `PENDING`") @QueryParam("state") String state,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        List<CommentState> states = state == null ? List.of(CommentState.values()) : List.of(StateParameter.of(state));
        int rows = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Comment comment = comments.withIds(mine, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.COMMENT_NOT_FOUND));
        List<Comment> found = copies.of(comment, states, after == null ? null : after.id(), rows + 1);
        return Page.of(found, rows, copy -> new Cursor(copy.createdAt(), copy.id()), items::of)
                .response(uri);
    }
}
