package dev.anteroom.threads;

import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what was just asked in the same words, before the framework reads the question: what it would make of the
 * parameters is known. Whatever is out of the ordinary goes on to {@link ThreadResource}, as does the first of each kind.
 */
@ApplicationScoped
class HotReads {

    /** After everything that refuses: what is too large, addresses that cannot be read, who may not. */
    private static final int PRIORITY = 50;

    private static final String SITES = "/api/v1/sites/";
    private static final String THREAD = "/thread";
    private static final String COUNTS = "/counts";

    private final Sites sites;
    private final ThreadCache cache;

    HotReads(Sites sites, ThreadCache cache) {
        this.sites = sites;
        this.cache = cache;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    private void answer(RoutingContext context) {
        ReadAnswer answer = answer(context.request());
        if (answer == null) {
            context.next();
        } else {
            answer.send(context.response());
        }
    }

    private ReadAnswer answer(HttpServerRequest http) {
        String path = http.path();
        if (http.method() != HttpMethod.GET || path == null || !path.startsWith(SITES)) {
            return null;
        }
        boolean thread = path.endsWith(THREAD);
        if (!thread && !path.endsWith(COUNTS) || !takesJson(http.getHeader(HttpHeaders.ACCEPT))) {
            return null;
        }
        // Both words are of one length. What is left of a longer path is no site's key.
        Site site = sites.withKey(
                        path.substring(SITES.length(), Math.max(SITES.length(), path.length() - THREAD.length())))
                .orElse(null);
        if (site == null) {
            return null;
        }
        if (thread) {
            Ready ready = cache.hotPages().get(site.id(), http.uri());
            return ready == null ? null : ReadAnswer.thread(http, ready);
        }
        byte[] counts = cache.hotCounts().get(site.id(), http.uri());
        return counts == null ? null : ReadAnswer.counts(counts);
    }

    private static boolean takesJson(String accept) {
        return accept == null
                || accept.equals("*/*")
                || accept.indexOf(';') < 0 && (accept.contains("*/*") || accept.contains("application/json"));
    }
}
