package dev.anteroom.threads;

import dev.anteroom.base.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is ready to be sent, plain and gzipped, each with its own strong ETag (RFC 9110, section 8.8.3).
 *
 * @param next the cursor of the next page, or null
 */
record Ready(byte[] plain, byte[] gzipped, String etag, String gzippedEtag, String next) {

    static Ready of(byte[] plain, String next) {
        String hash = HexFormat.of().formatHex(Secret.sha256(plain), 0, 16);
        return new Ready(plain, gzip(plain), '"' + hash + '"', '"' + hash + "-gzip\"", next);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8192)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Whether a client that sent {@code If-None-Match} has this answer already. */
    boolean isKnownTo(String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(etag)
                        || ifNoneMatch.contains(gzippedEtag)
                        || ifNoneMatch.strip().equals("*"));
    }

    int weight() {
        return plain.length + gzipped.length + 256;
    }
}
