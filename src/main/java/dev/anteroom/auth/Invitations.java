package dev.anteroom.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Invitations that wait to be accepted. */
@ApplicationScoped
public class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    private final Clock clock;

    Invitations(Clock clock) {
        this.clock = clock;
    }

    /** Who is invited by a secret; empty where nobody is, any more. */
    Optional<UUID> invited(String secret) {
        return find("hash = ?1 and expiresAt > ?2", AccessToken.hash(secret), clock.instant())
                .firstResultOptional()
                .map(Invitation::moderatorId);
    }

    /** Takes an invitation, for one who accepts it. Returns false where somebody was faster. */
    boolean take(String secret) {
        return delete("hash = ?1 and expiresAt > ?2", AccessToken.hash(secret), clock.instant()) > 0;
    }

    /** Puts an invitation in the place of the one that a moderator may have. */
    void replace(Invitation invitation) {
        delete("moderatorId", invitation.moderatorId());
        persist(invitation);
    }

    /** Until when moderators can accept; of those who are invited. */
    Map<UUID, Instant> waiting() {
        return list("expiresAt > ?1", clock.instant()).stream()
                .collect(Collectors.toMap(Invitation::moderatorId, Invitation::expiresAt));
    }

    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void forgetExpired() {
        delete("expiresAt <= ?1", clock.instant());
    }
}
