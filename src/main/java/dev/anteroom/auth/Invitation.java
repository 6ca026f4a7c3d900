package dev.anteroom.auth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets a moderator choose a user name and password, once. There is one for each moderator at most. */
@Entity
@Table(name = "invitation")
public class Invitation {

    @Id
    private UUID moderatorId;

    private byte[] hash;
    private Instant createdAt;
    private Instant expiresAt;

    protected Invitation() {}

    static Invitation issue(UUID moderatorId, String secret, Instant now, Duration lifetime) {
        Invitation invitation = new Invitation();
        invitation.moderatorId = moderatorId;
        invitation.hash = AccessToken.hash(secret);
        invitation.createdAt = now;
        invitation.expiresAt = now.plus(lifetime);
        return invitation;
    }

    UUID moderatorId() {
        return moderatorId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
