package dev.anteroom.auth;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/**
 * Whether a browser's request comes from the service's own pages. A cookie goes along with requests that other pages
 * make, so what it may do has to be asked of a page of our own (Fetch standard, section 3.2; Fetch Metadata).
 */
@ApplicationScoped
public class OwnOrigin {

    private enum Source {
        OWN,
        FOREIGN,
        UNKNOWN
    }

    private final AuthConfig config;

    OwnOrigin(AuthConfig config) {
        this.config = config;
    }

    /** Whether a session may be used by a request: to change something, it has to come from an own page. */
    boolean lets(HttpServerRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        Source source = source(request);
        return source == Source.OWN || reads && source == Source.UNKNOWN;
    }

    /**
     * Refuses what a page of somebody else's sends; what no browser sent is let through.
     *
     * @throws Refusal {@code foreign-origin}
     */
    void refuseForeign(HttpServerRequest request) {
        if (source(request) == Source.FOREIGN) {
            throw Refusal.of(ErrorCode.FOREIGN_ORIGIN);
        }
    }

    private Source source(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            return origin.equals(own(request)) ? Source.OWN : Source.FOREIGN;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("none")) {
            return Source.UNKNOWN;
        }
        return site.equals("same-origin") ? Source.OWN : Source.FOREIGN;
    }

    /** Whether browsers reach the service over TLS, be it through a proxy. */
    boolean isSecure(HttpServerRequest request) {
        return own(request).startsWith("https:");
    }

    private String own(HttpServerRequest request) {
        if (config.origin().isPresent()) {
            return config.origin().get().strip().replaceAll("/+$", "");
        }
        HostAndPort host = request.authority();
        if (host == null) {
            return "";
        }
        boolean usual = host.port() <= 0 || host.port() == (request.scheme().equals("https") ? 443 : 80);
        return request.scheme() + "://" + host.host().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + host.port());
    }
}
