package dev.anteroom.reports;

import dev.anteroom.sites.Site;
import dev.anteroom.web.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * Knows a reader by a secret that their browser made, as an author is known, but under a purpose of its own: that an author
 * and a reader are the same cannot be told even where the browser uses one secret for both.
 */
final class Reader {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;

    private Reader() {}

    /** The reader key for a secret; null where none was sent. */
    static byte[] key(Site site, String secret) {
        if (secret == null) {
            return null;
        }
        if (secret.length() < SHORTEST || secret.length() > LONGEST) {
            throw Refusal.field("readerSecret", "must be " + SHORTEST + " to " + LONGEST + " random characters");
        }
        return site.secret().sign("reader", secret.getBytes(StandardCharsets.UTF_8));
    }
}
