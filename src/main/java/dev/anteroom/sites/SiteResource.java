package dev.anteroom.sites;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Sites: made and changed by administrators, seen by their moderators. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class SiteResource {

    private final Sites sites;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Event<SiteCreated> created;
    private final Ids ids;
    private final Clock clock;

    SiteResource(
            Sites sites,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Event<SiteCreated> created,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.created = created;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.MAY_ADMINISTER)
    @Transactional
    @ResponseStatus(201)
    @Operation(summary = "Create a site")
    @Refuses({ErrorCode.SITE_EXISTS, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public SiteView create(@HeaderParam("Idempotency-Key") String key, @NotNull SiteRequest request) {
        String siteKey = request.checkedKey();
        SiteSettings settings = request.asNew();
        // A site's id is a number; its key names it as well, so any id does for remembering the request.
        if (idempotency.claim("sites " + me.id(), key, request, ids.next()).isPresent()) {
            return SiteView.of(sites.named(siteKey));
        }
        if (sites.count("key", siteKey) > 0) {
            throw Refusal.of(ErrorCode.SITE_EXISTS);
        }
        Site site = Site.create(siteKey, settings, clock);
        try {
            sites.persist(site);
        } catch (ConstraintViolationException takenSince) {
            throw Refusal.of(ErrorCode.SITE_EXISTS);
        }
        created.fire(new SiteCreated(site));
        journal.record(Entry.of(Kind.SITE_CREATED, site.id()).by(me.id()));
        return SiteView.of(site);
    }

    @GET
    @RolesAllowed(Role.MAY_READ)
    @Operation(summary = "List the sites that the caller may work on")
    public Page<SiteView> list() {
        return new Page<>(sites.seenBy(me).stream().map(SiteView::of).toList(), null);
    }

    @GET
    @Path("/{site}")
    @RolesAllowed(Role.MAY_READ)
    @Operation(summary = "Show a site's settings")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public SiteView show(@PathParam("site") String key) {
        return SiteView.of(sites.named(key, me));
    }

    @PATCH
    @Path("/{site}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Change a site's settings", description = "What is left out stays as it is.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public SiteView change(@PathParam("site") String key, @NotNull SiteRequest request) {
        if (request.key() != null && !request.key().equals(key)) {
            throw Refusal.field("key", "cannot be changed: pages and receipts name it");
        }
        Site site = sites.locked(key, me);
        site.change(request.over(site.settings()));
        journal.record(Entry.of(Kind.SITE_CHANGED, site.id()).by(me.id()));
        return SiteView.of(site);
    }
}
