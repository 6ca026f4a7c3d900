package dev.anteroom.auth;

import dev.anteroom.base.Secret;
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

    Moderator moderator() {
        return ModeratorIdentity.moderator(identity);
    }

    /** What only the caller and this request know: a hash of the token or cookie. */
    Secret credential() {
        return ModeratorIdentity.credential(identity);
    }

    /** The session by which they came in; null where they came with a token. */
    UUID session() {
        return ModeratorIdentity.session(identity);
    }
}
