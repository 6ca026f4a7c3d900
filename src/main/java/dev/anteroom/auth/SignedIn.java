package dev.anteroom.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who somebody is, for themselves.
 *
 * @param sites keys in order; null for all sites
 * @param session null for one who came with a token
 */
@Schema(name = "SignedIn")
record SignedIn(UUID id, @Schema(examples = "Ana") String name, Role role, List<String> sites, SessionView session) {

    /**
     * Where somebody is signed in. Neither address nor browser is known.
     *
     * @param usedAt to within a minute
     * @param endsAt when it ends whatever is done with it
     * @param current whether it is the one that the request came with
     */
    @Schema(name = "Session")
    record SessionView(UUID id, Instant createdAt, Instant usedAt, Instant endsAt, boolean current) {

        static SessionView of(Session session, UUID current) {
            return new SessionView(
                    session.id(),
                    session.createdAt(),
                    session.usedAt(),
                    session.endsAt(),
                    session.id().equals(current));
        }
    }

    /**
     * @param session the one that the request came with or opened; null for a token
     */
    static SignedIn of(Moderator moderator, SiteDirectory directory, Session session) {
        return new SignedIn(
                moderator.id(),
                moderator.name(),
                moderator.role(),
                ModeratorView.sites(moderator, directory),
                session == null ? null : SessionView.of(session, session.id()));
    }
}
