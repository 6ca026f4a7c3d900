package dev.anteroom.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<Session, UUID> {

    /** A session that has not ended, and whose it is. */
    record Held(Session session, Moderator moderator) {}

    /** How exactly it is known when a session was last used: one write in so long, and not one for each request. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final SignInConfig config;
    private final Clock clock;

    Sessions(SignInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Whose session it is, and that it was used; empty where it is unknown or has ended. */
    Optional<Held> use(String token) {
        Instant now = clock.instant();
        Optional<Held> held = getEntityManager()
                .createQuery(
                        "select s, m from Session s join Moderator m on m.id = s.moderatorId"
                                + " where s.hash = ?1 and m.active and s.endsAt > ?2 and s.usedAt > ?3",
                        Object[].class)
                .setParameter(1, AccessToken.hash(token))
                .setParameter(2, now)
                .setParameter(3, now.minus(config.idle()))
                .getResultStream()
                .findFirst()
                .map(row -> new Held((Session) row[0], (Moderator) row[1]));
        held.ifPresent(found -> touch(found.session(), now));
        return held;
    }

    /** By a statement of its own: the session may end at the same moment. */
    private void touch(Session session, Instant now) {
        if (session.usedAt().isBefore(now.minus(GRAIN))) {
            update("usedAt = ?1 where id = ?2", now, session.id());
        }
    }

    /** A moderator's own that have not ended, the latest first. */
    List<Session> of(UUID moderatorId) {
        Instant now = clock.instant();
        return list(
                "moderatorId = ?1 and endsAt > ?2 and usedAt > ?3 order by id desc",
                moderatorId,
                now,
                now.minus(config.idle()));
    }

    /** Ends one of a moderator's. Returns false where they have no such. */
    boolean end(UUID moderatorId, UUID id) {
        return delete("moderatorId = ?1 and id = ?2", moderatorId, id) > 0;
    }

    /** Ends all of a moderator's. Returns how many there were. */
    long endAll(UUID moderatorId) {
        return delete("moderatorId", moderatorId);
    }

    /** Ends all of a moderator's but one, which may be null. */
    void endOthers(UUID moderatorId, UUID kept) {
        if (kept == null) {
            endAll(moderatorId);
        } else {
            delete("moderatorId = ?1 and id <> ?2", moderatorId, kept);
        }
    }

    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void forgetEnded() {
        Instant now = clock.instant();
        delete("endsAt <= ?1 or usedAt <= ?2", now, now.minus(config.idle()));
    }
}
