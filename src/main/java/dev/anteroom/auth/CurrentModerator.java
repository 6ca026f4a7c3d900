package dev.anteroom.auth;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;

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

    /** Whether they may do and see what belongs to the installation and to no site. */
    public boolean isAdministrator() {
        return moderator().role() == Role.ADMIN && moderator().allSites();
    }

    /** {@link #maySee} as it is now, for after the request. */
    public IntPredicate sites() {
        Moderator me = moderator();
        boolean all = me.allSites();
        Set<Integer> some = Set.copyOf(me.siteIds());
        return site -> all || some.contains(site);
    }

    private Moderator moderator() {
        return identity.getAttribute(TokenMechanism.MODERATOR);
    }
}
