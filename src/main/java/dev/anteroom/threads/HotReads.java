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
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> TYPES = Set.of("*/*", "application/*", "application/json");

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
        known(context.request()).ifPresentOrElse(answer -> answer.send(context.response()), context::next);
    }

    private Optional<ReadAnswer> known(HttpServerRequest http) {
        String path = http.path();
        if (http.method() != HttpMethod.GET
                || path == null
                || !path.startsWith(SITES)
                || !takesJson(http.getHeader(HttpHeaders.ACCEPT))) {
            return Optional.empty();
        }
        if (path.endsWith(THREAD)) {
            return site(path, THREAD)
                    .map(site -> cache.hotPages().get(site.id(), http.uri()))
                    .map(ready -> ReadAnswer.thread(http, ready));
        }
        if (path.endsWith(COUNTS)) {
            return site(path, COUNTS)
                    .map(site -> cache.hotCounts().get(site.id(), http.uri()))
                    .map(ReadAnswer::counts);
        }
        return Optional.empty();
    }

    /** What is left of a longer path is no site's key. */
    private Optional<Site> site(String path, String end) {
        int to = path.length() - end.length();
        return to <= SITES.length() ? Optional.empty() : sites.withKey(path.substring(SITES.length(), to));
    }

    /** Without weights, which the framework compares. */
    private static boolean takesJson(String accept) {
        return accept == null
                || accept.equals("*/*")
                || Arrays.stream(accept.split(",")).map(String::strip).anyMatch(TYPES::contains);
    }
}
