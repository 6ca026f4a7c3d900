package dev.anteroom.auth;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes of authenticator apps: RFC 6238 with SHA-1, six digits and 30 seconds, which is what all apps know. */
final class Totp {

    /** Length of a secret in bytes: that of the hash, as RFC 4226 (section 4) advises. */
    static final int SECRET_BYTES = 20;

    private static final Duration STEP = Duration.ofSeconds(30);

    /** Steps by which a telephone's clock may be off, either way (RFC 6238, section 5.2). */
    private static final int DRIFT = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /**
     * The step that a code is of, where it is one of those about now and later than the last one used.
     *
     * @param code six digits, spaces ignored
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long after) {
        String digits = code.replace(" ", "");
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = Math.max(current - DRIFT, after + 1); step <= current + DRIFT; step++) {
            if (at(secret, step).equals(digits)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private static String at(byte[] secret, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"),
                            Instant.ofEpochSecond(step * STEP.toSeconds()),
                            Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    /** The secret as a person types it. */
    static String typed(byte[] secret) {
        return new Base32().encodeToString(secret);
    }

    /** The secret as an app reads it from a picture (Google Authenticator's key URI format). */
    static String uri(byte[] secret, String userName) {
        return "otpauth://totp/Anteroom:" + URLEncoder.encode(userName, StandardCharsets.UTF_8) + "?secret="
                + typed(secret) + "&issuer=Anteroom&algorithm=SHA1&digits=6&period=" + STEP.toSeconds();
    }
}
