package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import dev.anteroom.web.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * Knows an author by a secret that their browser made, and by nothing else: the key is an HMAC of it under the site's
 * secret, so it tells one author from another on one site, and says nothing outside it.
 */
final class Author {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;

    private Author() {}

    /** The author key for a secret; null where none was sent. */
    static byte[] key(Site site, String secret) {
        if (secret == null) {
            return null;
        }
        boolean text = secret.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (secret.length() < SHORTEST || secret.length() > LONGEST || !text) {
            throw Refusal.field("authorSecret", "must be " + SHORTEST + " to " + LONGEST + " random characters");
        }
        return site.secret().sign("author", secret.getBytes(StandardCharsets.UTF_8));
    }
}
