package dev.anteroom.auth;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The moderator whose request this is. Only for calls that {@code @RolesAllowed} guards. */
@RequestScoped
public class CurrentModerator {

    private final SecurityIdentity identity;

    CurrentModerator(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID id() {
        return moderator().id();
    }

    public String name() {
        return moderator().name();
    }

    /** Whether a site is one that the moderator may work on; what belongs to any other does not exist for them. */
    public boolean maySee(int siteId) {
        return moderator().allSites() || moderator().siteIds().contains(siteId);
    }

    public boolean isAdministrator() {
        return moderator().role() == Role.ADMIN;
    }

    private Moderator moderator() {
        return identity.getAttribute(TokenMechanism.MODERATOR);
    }
}
