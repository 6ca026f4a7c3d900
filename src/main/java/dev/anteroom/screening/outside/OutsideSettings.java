package dev.anteroom.screening.outside;

import dev.anteroom.base.InvalidText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;

/**
 * Where a site's own checker is.
 *
 * @param url http or https, with a host, without user and fragment, at most 2,000 characters
 * @param secret for signatures, as Standard Webhooks writes it: {@code whsec_} and 24 to 64 bytes in Base64
 * @param timeout for everything, the look-up of the name included: 100 ms to 10 s
 * @param inside whether it may be on an address that is not public
 */
public record OutsideSettings(URI url, String secret, Duration timeout, boolean inside) {

    /** Unless a site says otherwise. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(2);

    private static final String PREFIX = "whsec_";

    public OutsideSettings {
        if (timeout.toMillis() < 100 || timeout.toMillis() > 10_000) {
            throw new InvalidText("Has to be from 100 ms to 10 s.");
        }
        if (!isSecret(secret)) {
            throw new InvalidText("Has to be " + PREFIX + " and 24 to 64 bytes in Base64.");
        }
    }

    /**
     * Of what an administrator wrote.
     *
     * @throws InvalidText where something is not allowed
     */
    public static OutsideSettings of(String url, String secret, Duration timeout, boolean inside) {
        return new OutsideSettings(parsed(url), secret, timeout, inside);
    }

    private static URI parsed(String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException invalid) {
            throw new InvalidText("Has to be an address such as https://checker.example/comments.");
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535 || url.length() > 2_000) {
            throw new InvalidText("Has to be an address such as https://checker.example/comments.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidText("Must have no user and no fragment.");
        }
        return uri;
    }

    private static boolean isSecret(String secret) {
        if (secret == null || !secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    boolean isEncrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** The host, an address of IPv6 without its brackets. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isEncrypted() ? 443 : 80;
    }

    /** Path and query. */
    String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "OutsideSettings";
    }
}
