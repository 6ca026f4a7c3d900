package dev.anteroom.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.anteroom.base.Secret;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code Idempotency-Key}: a repeated POST makes nothing new and is answered as the first was. A key is remembered for
 * a day and names what the first request made; nothing of the answer is stored, since answers hold secrets. The key and
 * the request are kept as HMACs: a plain hash would outlive a text that its author withdrew, for anybody to try guesses
 * on. The request's is made with the key, so that it says nothing to who has the database and the secret but not the
 * client's key.
 */
@ApplicationScoped
public class Idempotency {

    /** Where things belong to no site, such as sites and moderators themselves. */
    public static final int INSTALLATION = 0;

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MAX_LENGTH = 255;

    private final EntityManager database;
    private final ObjectWriter json;
    private final Clock clock;

    Idempotency(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        // Half a surrogate pair is no text in UTF-8, but may stand in a request that is refused later.
        this.json = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.clock = clock;
    }

    /**
     * Takes a key for what is about to be made in the installation, and not on a site. It has no secret of its own, so
     * the key stands in for one.
     */
    public Optional<UUID> claim(String scope, String key, Object request, UUID made) {
        Secret secret = key == null ? null : Secret.of(Secret.sha256(key.getBytes(StandardCharsets.UTF_8)));
        return claim(INSTALLATION, secret, scope, key, request, made);
    }

    /**
     * Takes a key for what is about to be made, in the caller's transaction. A second request with the key waits
     * until the first one's transaction has ended.
     *
     * @param secret the site's
     * @param key the header's value, or null where it was not sent
     * @param scope who may repeat what: the call, and the caller where there is one
     * @param made the id that the new thing will have
     * @return empty when the request is the first with its key; else the id that the first one made
     */
    public Optional<UUID> claim(int siteId, Secret secret, String scope, String key, Object request, UUID made) {
        if (key == null) {
            return Optional.empty();
        }
        byte[] keyHash = sign(secret, "idempotency-key", scope + '\n' + checked(key));
        byte[] fingerprint = sign(secret, "idempotency-request", key + '\n' + written(request));
        int inserted = database.createNativeQuery("""
                        INSERT INTO idempotency (site_id, key_hash, fingerprint, made, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING""")
                .setParameter(1, siteId)
                .setParameter(2, keyHash)
                .setParameter(3, fingerprint)
                .setParameter(4, made)
                .setParameter(5, clock.instant())
                .executeUpdate();
        if (inserted == 1) {
            return Optional.empty();
        }
        Object[] first = (Object[]) database.createNativeQuery(
                        "SELECT made, fingerprint FROM idempotency WHERE site_id = ?1 AND key_hash = ?2")
                .setParameter(1, siteId)
                .setParameter(2, keyHash)
                .getSingleResult();
        if (!Arrays.equals((byte[]) first[1], fingerprint)) {
            throw Refusal.of(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of((UUID) first[0]);
    }

    private static String checked(String key) {
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 127);
        if (key.isEmpty() || key.length() > MAX_LENGTH || !visible) {
            throw Refusal.of(
                    ErrorCode.INVALID_PARAMETER,
                    "Idempotency-Key must be 1 to " + MAX_LENGTH + " visible ASCII characters.");
        }
        return key;
    }

    private static byte[] sign(Secret secret, String purpose, String message) {
        return secret.sign(purpose, message.getBytes(StandardCharsets.UTF_8));
    }

    private String written(Object request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was read can be written", e);
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        database.createNativeQuery("DELETE FROM idempotency WHERE created_at < ?1")
                .setParameter(1, clock.instant().minus(REMEMBERED))
                .executeUpdate();
    }
}
