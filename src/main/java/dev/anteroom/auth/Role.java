package dev.anteroom.auth;

import java.util.HashSet;
import java.util.Set;

/** What a moderator may do on the sites that are theirs: each role also what the ones below it may. */
public enum Role {
    /** Change settings and policies; with all sites, also sites, moderators and tokens. */
    ADMIN,
    /** Decide, claim, close threads. */
    MODERATOR,
    /** Read the queue, comments in their context and the journal. */
    VIEWER;

    /** Names for {@code @RolesAllowed}. The first is for what belongs to the installation and not to one site. */
    public static final String MAY_ADMINISTER = "INSTALLATION";

    public static final String MAY_MANAGE = "ADMIN";

    public static final String MAY_DECIDE = "MODERATOR";

    public static final String MAY_READ = "VIEWER";

    /**
     * @param allSites whether it is held on all sites
     */
    Set<String> allows(boolean allSites) {
        Set<String> allowed = new HashSet<>();
        for (Role role : values()) {
            if (compareTo(role) <= 0) {
                allowed.add(role.name());
            }
        }
        if (this == ADMIN && allSites) {
            allowed.add(MAY_ADMINISTER);
        }
        return allowed;
    }
}
