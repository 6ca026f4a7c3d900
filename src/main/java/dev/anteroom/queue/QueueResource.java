package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Comment;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits, for moderators. */
@Path("/api/v1/queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_DECIDE)
@Tag(name = "Moderating")
public class QueueResource {

    private static final int LONGEST_SEARCH = 200;

    /** A page of the queue. */
    @Schema(name = "QueuePage")
    record QueuePage(List<QueueItem> items, String next) {}

    /** How much waits, by site. */
    @Schema(name = "QueueSummary")
    record SummaryView(List<SiteSummary> sites) {}

    /**
     * @param oldestSeconds age of the oldest pending comment, or null where none waits
     */
    @Schema(name = "SiteSummary")
    record SiteSummary(String site, long pending, Instant oldest, Long oldestSeconds) {}

    private final Sites sites;
    private final Queue queue;
    private final QueueItems items;
    private final CurrentModerator me;
    private final Clock clock;

    QueueResource(Sites sites, Queue queue, QueueItems items, CurrentModerator me, Clock clock) {
        this.sites = sites;
        this.queue = queue;
        this.items = items;
        this.me = me;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "List the pending comments")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QueuePage.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "`oldest` (default) or `newest`") @QueryParam("order") String order,
            @Parameter(description = "`true`: leave out what colleagues hold") @QueryParam("free") Boolean free,
            @Parameter(description = "Only comments whose text contains this") @QueryParam("q") String text,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (text != null && (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "q must be at most " + LONGEST_SEARCH + " characters.");
        }
        int rows = Page.limit(limit);
        List<Comment> found = queue.pending(new Queue.Part(
                asked(site),
                QueueOrder.isNewestFirst(order),
                Boolean.TRUE.equals(free) ? me.id() : null,
                text == null || text.isBlank() ? null : text,
                Cursor.parse(cursor),
                rows + 1));
        return Page.of(found, rows, comment -> new Cursor(comment.createdAt(), comment.id()), items::of)
                .response(uri);
    }

    private List<Integer> asked(String site) {
        return site != null
                ? List.of(sites.named(site, me).id())
                : sites.seenBy(me).stream().map(Site::id).toList();
    }

    @GET
    @Path("/summary")
    @Transactional
    @Operation(summary = "Count what waits, and say how long the oldest has waited")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public SummaryView summary(@QueryParam("site") String site) {
        List<Integer> asked = asked(site);
        Map<Integer, Queue.Waiting> waiting =
                queue.waiting(asked).stream().collect(Collectors.toMap(Queue.Waiting::siteId, Function.identity()));
        Instant now = clock.instant();
        return new SummaryView(asked.stream()
                .map(id -> summary(sites.keyOf(id), waiting.get(id), now))
                .toList());
    }

    private static SiteSummary summary(String site, Queue.Waiting waiting, Instant now) {
        return waiting == null
                ? new SiteSummary(site, 0, null, null)
                : new SiteSummary(
                        site,
                        waiting.pending(),
                        waiting.oldest(),
                        Duration.between(waiting.oldest(), now).toSeconds());
    }
}
