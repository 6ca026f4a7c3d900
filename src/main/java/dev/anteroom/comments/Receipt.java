package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What an author has in place of an account: the comment's address and an HMAC of it under the site's secret. It is
 * derived, so nothing is stored and a retry gets the same one; whoever has it is the author.
 */
record Receipt(int siteId, UUID commentId) {

    private static final int ADDRESS = Integer.BYTES + 2 * Long.BYTES;

    /** 128 bits, the least that RFC 2104 (section 5) lets a truncated HMAC-SHA-256 have. */
    private static final int TAG = 16;

    static String of(Site site, UUID commentId) {
        byte[] address = address(site.id(), commentId);
        byte[] receipt = Arrays.copyOf(address, ADDRESS + TAG);
        System.arraycopy(site.secret().sign("receipt", address), 0, receipt, ADDRESS, TAG);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(receipt);
    }

    /** Reads a receipt; empty for one that this service did not give out. */
    static Optional<Receipt> parse(String text, Sites sites) {
        byte[] receipt;
        try {
            receipt = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (receipt.length != ADDRESS + TAG) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(receipt);
        int siteId = buffer.getInt();
        UUID commentId = new UUID(buffer.getLong(), buffer.getLong());
        return sites.withId(siteId)
                .filter(site ->
                        MessageDigest.isEqual(receipt, Base64.getUrlDecoder().decode(of(site, commentId))))
                .map(site -> new Receipt(siteId, commentId));
    }

    private static byte[] address(int siteId, UUID commentId) {
        return ByteBuffer.allocate(ADDRESS)
                .putInt(siteId)
                .putLong(commentId.getMostSignificantBits())
                .putLong(commentId.getLeastSignificantBits())
                .array();
    }
}
