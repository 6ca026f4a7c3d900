package dev.anteroom.live;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refuses;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.function.IntPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens in the queue, as it happens. */
@Path("/api/v1/queue")
@Tag(name = "Moderating")
public class LiveResource {

    private final Places places;
    private final LiveUpdates live;
    private final QueueEvents events;
    private final Sites sites;
    private final CurrentModerator me;

    LiveResource(Places places, LiveUpdates live, QueueEvents events, Sites sites, CurrentModerator me) {
        this.places = places;
        this.live = live;
        this.events = events;
        this.sites = sites;
        this.me = me;
    }

    /** Blocking only until the stream is open: it holds neither a worker thread nor a connection to the database. */
    @GET
    @Path("/events")
    @Blocking
    @RolesAllowed(Role.MAY_READ)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Follow what happens in the queue",
            description = "Server-sent events `arrived`, `claimed`, `released`, `decided`, `reversed`, `edited`,"
                    + " `withdrawn`, `reported`, `hidden`; `ready` when one comes for the first time, and"
                    + " `reset` when all is to be read anew.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = QueueEvents.QueueEvent.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_CURSOR, ErrorCode.TOO_MANY_LISTENERS})
    public Multi<OutboundSseEvent> follow(
            @Context RoutingContext http,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "The id of the last event that the client has") @HeaderParam("Last-Event-ID")
                    String last) {
        IntPredicate mine = me.sites();
        IntPredicate asked = mine;
        if (site != null) {
            int id = sites.named(site, me).id();
            asked = mine.and(other -> other == id);
        }
        Position position = events.position(last);
        if (Places.isHead(http)) {
            return Multi.createFrom().empty();
        }
        Runnable place = places.takeForModerator();
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        return live.open(new ModeratorListener(http, place, events, asked), position, http);
    }
}
