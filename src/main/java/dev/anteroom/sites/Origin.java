package dev.anteroom.sites;

import dev.anteroom.base.InvalidText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A web origin (RFC 6454): scheme, host and port, as browsers write it in the {@code Origin} header: lower case,
 * without the scheme's own port, without a path.
 */
public record Origin(String value) {

    private static final int MAX_LENGTH = 260;

    /**
     * @throws InvalidText for anything that is not an http or https origin; so also for {@code *} and {@code null}
     */
    public static Origin parse(String text) {
        try {
            URI uri = new URI(text == null || text.length() > MAX_LENGTH ? "" : text.toLowerCase(Locale.ROOT));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty() || "/".equals(uri.getRawPath());
            if (!web
                    || uri.getHost() == null
                    || !bare
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() > 65_535
                    || uri.getPort() == 0) {
                throw invalid();
            }
            int own = "http".equals(uri.getScheme()) ? 80 : 443;
            String port = uri.getPort() == -1 || uri.getPort() == own ? "" : ":" + uri.getPort();
            return new Origin(uri.getScheme() + "://" + uri.getHost() + port);
        } catch (URISyntaxException notAnOrigin) {
            throw invalid();
        }
    }

    private static InvalidText invalid() {
        return new InvalidText("must be like https://example.org or http://localhost:8080");
    }
}
