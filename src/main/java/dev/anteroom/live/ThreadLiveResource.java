package dev.anteroom.live;

import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageKey;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refuses;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens in a thread, as it happens, for its readers. */
@Path("/api/v1/sites/{site}")
@Tag(name = "Reading")
public class ThreadLiveResource {

    /** What readers are told with each event. */
    @Schema(name = "ThreadEvent")
    record ThreadEvent(UUID comment) {}

    private final Places places;
    private final LiveUpdates live;
    private final ThreadEvents events;
    private final Sites sites;

    ThreadLiveResource(Places places, LiveUpdates live, ThreadEvents events, Sites sites) {
        this.places = places;
        this.live = live;
        this.events = events;
        this.sites = sites;
    }

    /** Blocking only until the stream is open, like that of the queue. */
    @GET
    @Path("/thread/events")
    @Blocking
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Follow what happens in a thread",
            description = "Server-sent events `published`, `edited`, `removed`; `ready` when one comes for the first"
                    + " time, and `reset` when the thread is to be read anew.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ThreadEvent.class)))
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_CURSOR,
        ErrorCode.TOO_MANY_LISTENERS
    })
    public Multi<OutboundSseEvent> follow(
            @Context RoutingContext http,
            @PathParam("site") String key,
            @Parameter(description = "The page's id or URL", required = true, example = "2026/03/the-long-road")
                    @QueryParam("page")
                    String page,
            @Parameter(description = "The id of the last event that the client has") @HeaderParam("Last-Event-ID")
                    String last) {
        Site site = sites.named(key);
        PageKey asked = PageKey.parse(page);
        Position position = events.position(last, site);
        if (Places.isHead(http)) {
            return Multi.createFrom().empty();
        }
        Runnable place = places.takeForReader();
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        return live.open(new ReaderListener(http, place, events, site, asked), position, http);
    }
}
