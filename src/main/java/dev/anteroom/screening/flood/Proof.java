package dev.anteroom.screening.flood;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.base.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proofs of work by ALTCHA's first scheme: a browser finds a number by trying, which takes it a second and a flood's sender
 * one for each comment. It sets no cookie and calls nobody. An answer counts once on each node, within twenty minutes; what
 * was answered is forgotten with the time it counts, or from 100,000 answers on.
 */
@ApplicationScoped
public class Proof {

    /** What is wrong with an answer. */
    public enum Fault {
        MALFORMED("is none that answers a challenge"),
        FOREIGN("answers no challenge of this site"),
        WRONG("has the wrong number"),
        EXPIRED("comes too late"),
        USED("was used before");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** The end of a sentence that begins with the proof. */
        public String words() {
            return words;
        }
    }

    /** Above this a telephone takes minutes. */
    public static final int MOST_NUMBERS = 1_000_000;

    private static final Duration COUNTS = Duration.ofMinutes(20);
    private static final int SALT = 12;
    private static final int LONGEST = 1_000;
    private static final int MOST_KNOWN = 100_000;
    private static final String ALGORITHM = "SHA-256";
    private static final String PURPOSE = "proof of work";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The sign at the end keeps a number's digits from being taken for some of the time's. */
    private static final Pattern SALTED = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{1,12})&");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(2).build())
                    .build())
            .build();

    private final Clock clock;
    private final Cache<String, String> spent = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(COUNTS)
            .build();

    Proof(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param secret of the site
     * @param numbers to try at most, at least 1
     */
    public Challenge challenge(Secret secret, int numbers) {
        byte[] random = new byte[SALT];
        RANDOM.nextBytes(random);
        String salt = HexFormat.of().formatHex(random) + "?expires="
                + clock.instant().plus(COUNTS).getEpochSecond() + "&";
        String hash = hash(salt, RANDOM.nextInt(numbers + 1));
        return new Challenge(ALGORITHM, hash, numbers, salt, signature(secret, hash));
    }

    private static String hash(String salt, long number) {
        return HexFormat.of().formatHex(Secret.sha256((salt + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static String signature(Secret secret, String hash) {
        return HexFormat.of().formatHex(secret.sign(PURPOSE, hash.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * What is wrong with an answer; empty where nothing is, and then it is spent.
     *
     * @param secret of the site
     * @param answer as ALTCHA's widget sends it: JSON in Base64
     * @param use what it is for: the same use again, such as a request that is repeated, is no second one
     */
    public Optional<Fault> spend(Secret secret, String answer, String use) {
        JsonNode read = read(answer);
        if (read == null) {
            return Optional.of(Fault.MALFORMED);
        }
        String hash = read.path("challenge").asText();
        String salt = read.path("salt").asText();
        Matcher salted = SALTED.matcher(salt);
        if (!salted.matches()
                || !read.path("algorithm").asText().equals(ALGORITHM)
                || !read.path("number").canConvertToLong()
                || !read.path("number").isIntegralNumber()) {
            return Optional.of(Fault.MALFORMED);
        }
        if (!same(signature(secret, hash), read.path("signature").asText())) {
            return Optional.of(Fault.FOREIGN);
        }
        if (!same(hash(salt, read.path("number").longValue()), hash)) {
            return Optional.of(Fault.WRONG);
        }
        if (clock.instant().getEpochSecond() > Long.parseLong(salted.group(1))) {
            return Optional.of(Fault.EXPIRED);
        }
        return spent.get(hash, unspent -> use).equals(use) ? Optional.empty() : Optional.of(Fault.USED);
    }

    private static JsonNode read(String answer) {
        if (answer.length() > LONGEST) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(Base64.getDecoder().decode(answer));
            return read != null && read.isObject() ? read : null;
        } catch (IOException | IllegalArgumentException neither) {
            return null;
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
