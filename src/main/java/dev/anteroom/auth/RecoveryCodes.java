package dev.anteroom.auth;

import dev.anteroom.base.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/** What stands in for a code when the telephone is lost, each once. */
@ApplicationScoped
class RecoveryCodes {

    private static final int HOW_MANY = 10;

    /** 80 bits, 16 letters and digits: nothing to guess that a slow hash would protect. */
    private static final int BYTES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager database;

    RecoveryCodes(EntityManager database) {
        this.database = database;
    }

    /** Makes new ones; those before are good no more. */
    List<String> renew(UUID moderatorId) {
        removeAll(moderatorId);
        List<String> codes =
                Stream.generate(RecoveryCodes::random).limit(HOW_MANY).toList();
        codes.forEach(
                code -> database.createNativeQuery("INSERT INTO recovery_code (moderator_id, hash) VALUES (?1, ?2)")
                        .setParameter(1, moderatorId)
                        .setParameter(2, hash(code))
                        .executeUpdate());
        return codes;
    }

    /** In four groups of four, as one copies them by hand. */
    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String letters = new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT);
        return String.join("-", letters.split("(?<=\\G.{4})"));
    }

    /** Returns whether it was one that is left; now it is not. */
    boolean use(UUID moderatorId, String code) {
        return database.createNativeQuery("DELETE FROM recovery_code WHERE moderator_id = ?1 AND hash = ?2")
                        .setParameter(1, moderatorId)
                        .setParameter(2, hash(code))
                        .executeUpdate()
                > 0;
    }

    private static byte[] hash(String code) {
        String letters = code.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
        return Secret.sha256(letters.getBytes(StandardCharsets.UTF_8));
    }

    int left(UUID moderatorId) {
        Number count = (Number) database.createNativeQuery("SELECT count(*) FROM recovery_code WHERE moderator_id = ?1")
                .setParameter(1, moderatorId)
                .getSingleResult();
        return count.intValue();
    }

    void removeAll(UUID moderatorId) {
        database.createNativeQuery("DELETE FROM recovery_code WHERE moderator_id = ?1")
                .setParameter(1, moderatorId)
                .executeUpdate();
    }
}
