package dev.anteroom.auth;

import dev.anteroom.base.Secret;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What a moderator's client signs in with. Only its SHA-256 is kept: it is random, so there is nothing to guess that a
 * slow hash would protect.
 */
@Entity
@Table(name = "access_token")
public class AccessToken {

    @Id
    private UUID id;

    private UUID moderatorId;
    private String name;
    private byte[] hash;
    private Instant createdAt;
    private Instant revokedAt;

    protected AccessToken() {}

    static AccessToken issue(UUID id, UUID moderatorId, String name, String token, Instant now) {
        AccessToken issued = new AccessToken();
        issued.id = id;
        issued.moderatorId = moderatorId;
        issued.name = name;
        issued.hash = hash(token);
        issued.createdAt = now;
        return issued;
    }

    static byte[] hash(String token) {
        return Secret.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes it good again, for somebody else if need be: it stands in the configuration. */
    void reinstate(UUID moderatorId, Instant now) {
        this.moderatorId = moderatorId;
        createdAt = now;
        revokedAt = null;
    }

    /** Ends it. Returns false where it had ended before. */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    UUID moderatorId() {
        return moderatorId;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
