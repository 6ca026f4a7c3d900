package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Cause;
import dev.anteroom.comments.Comment;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
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
@RolesAllowed(Role.MAY_READ)
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
     * What waits on a site: for its first decision, and then of every cause.
     *
     * @param oldestSeconds age of the oldest pending comment, or null where none waits
     */
    @Schema(name = "SiteSummary")
    record SiteSummary(
            String site, long pending, boolean exact, Instant oldest, Long oldestSeconds, List<CauseSummary> causes) {}

    /**
     * @param exact false where the number is above 10,000 and an estimate
     */
    @Schema(name = "CauseSummary")
    record CauseSummary(Cause cause, long count, boolean exact, Instant oldest, Long oldestSeconds) {}

    private final Sites sites;
    private final Queue queue;
    private final Backlog backlog;
    private final QueueItems items;
    private final CurrentModerator me;
    private final Clock clock;

    QueueResource(Sites sites, Queue queue, Backlog backlog, QueueItems items, CurrentModerator me, Clock clock) {
        this.sites = sites;
        this.queue = queue;
        this.backlog = backlog;
        this.items = items;
        this.me = me;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "List what waits for a moderator")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QueuePage.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "`pending` (default), `reported` or `appealed`") @QueryParam("cause") String cause,
            @Parameter(description = "`oldest` (default), `newest` or `risk`") @QueryParam("order") String order,
            @Parameter(description = "`true`: leave out what colleagues hold") @QueryParam("free") Boolean free,
            @Parameter(description = "Only comments whose text contains this") @QueryParam("q") String text,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (text != null && (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "q must be at most " + LONGEST_SEARCH + " characters.");
        }
        int rows = Page.limit(limit);
        Cause why = Causes.of(cause);
        Order in = Order.of(order);
        List<Comment> found = queue.page(new Queue.Part(
                asked(site),
                why,
                in,
                Boolean.TRUE.equals(free) ? me.id() : null,
                text == null || text.isBlank() ? null : text,
                Place.parse(in, cursor),
                rows + 1));
        return Page.of(found, rows, comment -> in.placeOf(comment, why), items::of)
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
        Map<Integer, List<CauseSummary>> causes = backlog.of(asked).stream()
                .collect(Collectors.groupingBy(
                        Backlog.Waiting::siteId, Collectors.mapping(this::summary, Collectors.toList())));
        return new SummaryView(asked.stream()
                .map(id -> summary(sites.keyOf(id), causes.get(id)))
                .toList());
    }

    private CauseSummary summary(Backlog.Waiting waiting) {
        Long age = waiting.oldest() == null
                ? null
                : Duration.between(waiting.oldest(), clock.instant()).toSeconds();
        return new CauseSummary(waiting.cause(), waiting.count(), waiting.exact(), waiting.oldest(), age);
    }

    private static SiteSummary summary(String site, List<CauseSummary> causes) {
        CauseSummary pending = causes.get(Cause.PENDING.ordinal());
        return new SiteSummary(
                site, pending.count(), pending.exact(), pending.oldest(), pending.oldestSeconds(), causes);
    }
}
