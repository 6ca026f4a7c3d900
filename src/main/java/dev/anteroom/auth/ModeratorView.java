package dev.anteroom.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A moderator, for administrators.
 *
 * @param sites keys in order; null for all sites
 * @param userName null for one who signs in by tokens only
 * @param invitedUntil when an invitation expires that waits to be accepted, or null
 */
@Schema(name = "Moderator")
record ModeratorView(
        UUID id,
        String name,
        Role role,
        List<String> sites,
        boolean active,
        String userName,
        Instant invitedUntil,
        Instant createdAt) {

    static ModeratorView of(Moderator moderator, SiteDirectory directory, String userName, Instant invitedUntil) {
        return new ModeratorView(
                moderator.id(),
                moderator.name(),
                moderator.role(),
                sites(moderator, directory),
                moderator.isActive(),
                userName,
                invitedUntil,
                moderator.createdAt());
    }

    static List<String> sites(Moderator moderator, SiteDirectory directory) {
        return moderator.allSites()
                ? null
                : moderator.siteIds().stream().map(directory::keyOf).sorted().toList();
    }
}
