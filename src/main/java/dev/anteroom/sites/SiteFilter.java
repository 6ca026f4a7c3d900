package dev.anteroom.sites;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * CORS (Fetch standard, section 3.2): a page may call the service from a browser if its origin is one of the site's.
 * Any other origin gets no CORS header, so its scripts see nothing. No cookies: credentials are never allowed.
 */
@ApplicationScoped
public class SiteFilter {

    private static final String SITES = "/api/v1/sites/";
    private static final String RECEIPT = "/api/v1/receipt";

    /** Before everything that answers. */
    private static final int PRIORITY = 200;

    private final Sites sites;

    SiteFilter(Sites sites) {
        this.sites = sites;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !isPublic(request.path())) {
            context.next();
            return;
        }
        boolean allowed = allows(request.path(), origin);
        if (allowed) {
            request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        request.response().putHeader(HttpHeaders.VARY, "Origin");
        if (request.method() == HttpMethod.OPTIONS
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            preflight(context, allowed);
            return;
        }
        if (allowed) {
            request.response().putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link, Retry-After");
        }
        context.next();
    }

    private static void preflight(RoutingContext context, boolean allowed) {
        if (allowed) {
            context.response()
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE")
                    .putHeader(
                            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                            "Content-Type, Authorization, Idempotency-Key, If-None-Match, Last-Event-ID")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        }
        context.response().setStatusCode(204).end();
    }

    private static boolean isPublic(String path) {
        return path != null && (path.startsWith(SITES) || path.startsWith(RECEIPT));
    }

    private boolean allows(String path, String origin) {
        if (path.startsWith(RECEIPT)) {
            // Whose receipt it is, the request says; a preflight does not carry it yet.
            return sites.allow(origin);
        }
        int end = path.indexOf('/', SITES.length());
        return end > 0 && sites.allow(path.substring(SITES.length(), end), origin);
    }
}
