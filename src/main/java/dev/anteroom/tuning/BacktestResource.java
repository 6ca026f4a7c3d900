package dev.anteroom.tuning;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What rules and word lists would have made of the comments that were there already. They are begun where rules and lists are. */
@Path("/api/v1/sites/{site}/backtests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Screening")
public class BacktestResource {

    private final Sites sites;
    private final Backtests backtests;
    private final CurrentModerator me;

    BacktestResource(Sites sites, Backtests backtests, CurrentModerator me) {
        this.sites = sites;
        this.backtests = backtests;
        this.me = me;
    }

    @GET
    @Path("/{backtest}")
    @Transactional
    @Operation(summary = "Show how far a backtest is, or what came of it")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.BACKTEST_NOT_FOUND})
    public BacktestView show(@PathParam("site") String key, @PathParam("backtest") UUID id) {
        return found(sites.named(key, me), id);
    }

    @DELETE
    @Path("/{backtest}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Cancel a backtest", description = "Nothing happens to one that is over.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.BACKTEST_NOT_FOUND})
    public void cancel(@PathParam("site") String key, @PathParam("backtest") UUID id) {
        Site site = sites.named(key, me);
        found(site, id);
        backtests.end(site.id(), id, BacktestState.CANCELLED, null);
    }

    private BacktestView found(Site site, UUID id) {
        return backtests.withId(site.id(), id).orElseThrow(() -> Refusal.of(ErrorCode.BACKTEST_NOT_FOUND));
    }
}
