package dev.anteroom.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A moderator, for administrators.
 *
 * @param sites keys in order; null for all sites
 */
@Schema(name = "Moderator")
record ModeratorView(UUID id, String name, Role role, List<String> sites, Instant createdAt) {

    static ModeratorView of(Moderator moderator, SiteDirectory directory) {
        List<String> sites = moderator.allSites()
                ? null
                : moderator.siteIds().stream().map(directory::keyOf).sorted().toList();
        return new ModeratorView(moderator.id(), moderator.name(), moderator.role(), sites, moderator.createdAt());
    }
}
