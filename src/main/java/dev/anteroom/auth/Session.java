package dev.anteroom.auth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A person who is signed in somewhere. As of an access token, only the hash of what the browser keeps is kept. */
@Entity
@Table(name = "session")
public class Session {

    @Id
    private UUID id;

    private UUID moderatorId;
    private byte[] hash;
    private Instant createdAt;
    private Instant usedAt;
    private Instant endsAt;

    protected Session() {}

    static Session open(UUID id, UUID moderatorId, String token, Instant now, Duration longest) {
        Session session = new Session();
        session.id = id;
        session.moderatorId = moderatorId;
        session.hash = AccessToken.hash(token);
        session.createdAt = now;
        session.usedAt = now;
        session.endsAt = now.plus(longest);
        return session;
    }

    UUID id() {
        return id;
    }

    UUID moderatorId() {
        return moderatorId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant usedAt() {
        return usedAt;
    }

    Instant endsAt() {
        return endsAt;
    }
}
