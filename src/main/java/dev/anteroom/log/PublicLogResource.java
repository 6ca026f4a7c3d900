package dev.anteroom.log;

import dev.anteroom.sites.Sites;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A site's moderation, for everybody to see. */
@Path("/api/v1/sites/{site}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading")
public class PublicLogResource {

    /** A page of a site's log. */
    @Schema(name = "LogPage")
    record LogPage(List<LogItem> items, String next) {}

    private final Sites sites;
    private final PublicLog log;

    PublicLogResource(Sites sites, PublicLog log) {
        this.sites = sites;
        this.log = log;
    }

    @GET
    @Path("/log")
    @PermitAll
    @Operation(
            summary = "Read how a site is moderated, the latest first",
            description = "What was decided under which clauses, by a person or by itself; no names, and of comments"
                    + " only those that are published.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LogPage.class)))
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_CURSOR,
        ErrorCode.DATABASE_UNAVAILABLE
    })
    public Uni<Response> read(
            @Context UriInfo uri,
            @PathParam("site") String key,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return Uni.createFrom()
                .completionStage(log.page(sites.named(key), Cursor.parse(cursor), Page.limit(limit)))
                .map(page -> answer(uri, page));
    }

    private static Response answer(UriInfo uri, PublicLog.Ready page) {
        Response.ResponseBuilder response = Response.ok(page.json())
                // Kept, but asked for again each time: what was taken out must not be led to.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Origin");
        if (page.next() != null) {
            response.header(HttpHeaders.LINK, Page.link(uri, page.next()));
        }
        return response.build();
    }
}
