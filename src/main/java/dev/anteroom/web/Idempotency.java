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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

    /** A key, the request that it came with, and what that would make. */
    public record Claim(int siteId, byte[] keyHash, byte[] fingerprint, UUID made) {}

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
     * @return empty when the request is the first with its key; else the id that the first one made
     * @throws Refusal as {@link #of} and {@link #claim(Claim)} say
     */
    public Optional<UUID> claim(int siteId, Secret secret, String scope, String key, Object request, UUID made) {
        return of(siteId, secret, scope, key, request, made).flatMap(this::claim);
    }

    /**
     * What a request claims with its key.
     *
     * @param secret the site's
     * @param key the header's value, or null where it was not sent: then nothing is claimed
     * @param scope who may repeat what: the call, and the caller where there is one
     * @param made the id that the new thing will have
     * @throws Refusal {@code invalid-parameter} where the key is none
     */
    public Optional<Claim> of(int siteId, Secret secret, String scope, String key, Object request, UUID made) {
        return key == null
                ? Optional.empty()
                : Optional.of(new Claim(
                        siteId,
                        sign(secret, "idempotency-key", scope + '\n' + checked(key)),
                        sign(secret, "idempotency-request", key + '\n' + written(request)),
                        made));
    }

    /**
     * Makes a claim in the caller's transaction. A second one on the same key waits until the first one's transaction has
     * ended.
     *
     * @return empty when it is the first on its key; else the id that the first one made
     * @throws Refusal {@code idempotency-key-reused} where the first one was made for another request
     */
    public Optional<UUID> claim(Claim claim) {
        if (!claim(List.of(claim), null).isEmpty()) {
            return Optional.empty();
        }
        Object[] first = (Object[]) database.createNativeQuery(
                        "SELECT made, fingerprint FROM idempotency WHERE site_id = ?1 AND key_hash = ?2")
                .setParameter(1, claim.siteId)
                .setParameter(2, claim.keyHash)
                .getSingleResult();
        if (!Arrays.equals((byte[]) first[1], claim.fingerprint)) {
            throw Refusal.of(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of((UUID) first[0]);
    }

    /**
     * Makes several claims in the caller's transaction. Where somebody else is about to take one of the keys, it waits for
     * that, and so does from then on every other lock of the transaction.
     *
     * @param patience how long at most; after that the database fails it (SQLSTATE 55P03). Null: as the database is set up
     * @return what those make that are the first on their keys
     */
    public Set<UUID> claim(List<Claim> claims, Duration patience) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        // In one order everywhere: of two nodes with the same keys one waits for the other, and not each for the other.
        @SuppressWarnings("unchecked") // without the class: decision 17
        List<UUID> made = database.createNativeQuery("""
                        INSERT INTO idempotency (site_id, key_hash, fingerprint, made, created_at)
                        SELECT site, decode(key, 'hex'), decode(print, 'hex'), made, ?5
                        FROM unnest(CAST(?1 AS integer[]), CAST(?2 AS text[]), CAST(?3 AS text[]), CAST(?4 AS uuid[]))
                            AS claim (site, key, print, made)
                        WHERE CAST(?6 AS text) IS NULL OR set_config('lock_timeout', CAST(?6 AS text), true) IS NOT NULL
                        ORDER BY site, key ON CONFLICT DO NOTHING RETURNING made""")
                .setParameter(1, claims.stream().map(Claim::siteId).toArray(Integer[]::new))
                .setParameter(2, hex(claims, Claim::keyHash))
                .setParameter(3, hex(claims, Claim::fingerprint))
                .setParameter(4, claims.stream().map(Claim::made).toArray(UUID[]::new))
                .setParameter(5, clock.instant())
                .setParameter(6, patience == null ? null : String.valueOf(patience.toMillis()))
                .getResultList();
        return Set.copyOf(made);
    }

    /** Gives back what was claimed in the same transaction. */
    public void release(List<Claim> claims) {
        if (!claims.isEmpty()) {
            database.createNativeQuery("""
                            DELETE FROM idempotency USING unnest(CAST(?1 AS integer[]), CAST(?2 AS text[])) AS gone (site, key)
                            WHERE site_id = site AND key_hash = decode(key, 'hex')""")
                    .setParameter(1, claims.stream().map(Claim::siteId).toArray(Integer[]::new))
                    .setParameter(2, hex(claims, Claim::keyHash))
                    .executeUpdate();
        }
    }

    private static String[] hex(List<Claim> claims, Function<Claim, byte[]> part) {
        return claims.stream().map(part).map(HexFormat.of()::formatHex).toArray(String[]::new);
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
