package dev.anteroom.stats;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the work goes, for those who do it. */
@Path("/api/v1/stats")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Moderating")
public class StatsResource {

    private final Stats stats;
    private final Sites sites;
    private final CurrentModerator me;
    private final Clock clock;

    StatsResource(Stats stats, Sites sites, CurrentModerator me, Clock clock) {
        this.stats = stats;
        this.sites = sites;
        this.me = me;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Count what came in and what was decided",
            description = "At most a minute old. Hours and days are those of the site's time zone.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatsView.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER})
    public Response figures(
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "When it begins; seven days before the end where it is left out")
                    @QueryParam("from")
                    Instant from,
            @Parameter(description = "When it ends; now where it is left out") @QueryParam("to") Instant to,
            @Parameter(description = "`hour` (at most 31 days), `day` (default; at most 366), `moderator` or `clause`")
                    @QueryParam("by")
                    String by) {
        By asked = By.of(by);
        Period period = Period.of(from, to, asked, clock.instant());
        List<Site> shown = site != null ? List.of(sites.named(site, me)) : sites.seenBy(me);
        StatsView view = new StatsView(
                period.from(),
                period.to(),
                asked,
                shown.stream().map(one -> stats.of(one, period, asked)).toList());
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
