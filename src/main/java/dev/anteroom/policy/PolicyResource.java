package dev.anteroom.policy;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A site's rules, for everybody to read and for administrators to replace. */
@Path("/api/v1/sites/{site}/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
public class PolicyResource {

    private final Sites sites;
    private final Policies policies;
    private final CurrentModerator me;
    private final Journal journal;

    PolicyResource(Sites sites, Policies policies, CurrentModerator me, Journal journal) {
        this.sites = sites;
        this.policies = policies;
        this.me = me;
        this.journal = journal;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(summary = "Read the policy in force")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Policy inForce(@PathParam("site") String key) {
        return policies.of(sites.named(key));
    }

    @GET
    @Path("/{version}")
    @PermitAll
    @Transactional
    @Operation(summary = "Read a version of the policy, such as one that a decision cites")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.POLICY_NOT_FOUND})
    public Policy version(@PathParam("site") String key, @PathParam("version") String version) {
        Site site = sites.named(key);
        // Nine digits are what an int surely holds.
        if (!version.matches("[0-9]{1,9}")) {
            throw Refusal.of(ErrorCode.POLICY_NOT_FOUND);
        }
        return policies.version(site, Integer.parseInt(version))
                .orElseThrow(() -> Refusal.of(ErrorCode.POLICY_NOT_FOUND));
    }

    @PUT
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Put a new version of the policy in force", description = "The versions before stay readable.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Policy replace(@PathParam("site") String key, @NotNull @Valid PolicyRequest request) {
        Site site = sites.locked(key, me);
        Policy policy = policies.publish(site, request.checked());
        journal.record(Entry.of(Kind.POLICY_PUBLISHED, site.id()).by(me.id()));
        return policy;
    }
}
