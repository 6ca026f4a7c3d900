package dev.anteroom.auth;

import java.util.Set;

/** What a moderator may do. */
public enum Role {
    /** Everything, on all sites: sites, moderators and tokens too. */
    ADMIN,
    /** Decide, on the sites that are theirs. */
    MODERATOR;

    /** Names for {@code @RolesAllowed}. */
    public static final String MAY_ADMINISTER = "ADMIN";

    public static final String MAY_DECIDE = "MODERATOR";

    Set<String> allows() {
        return this == ADMIN ? Set.of(MAY_ADMINISTER, MAY_DECIDE) : Set.of(MAY_DECIDE);
    }
}
