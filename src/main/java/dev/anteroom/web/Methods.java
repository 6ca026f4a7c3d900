package dev.anteroom.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers {@code OPTIONS} with the methods of the address and not of all that lie beside it, and keeps any other method
 * than reading from what is Quarkus's own.
 */
@ApplicationScoped
class Methods {

    /** After CORS, whose preflights are its own. */
    private static final int PRIORITY = 140;

    private static final Pattern OWN_OF_QUARKUS = Pattern.compile("/q/(health|metrics|openapi)(/.*)?");
    private static final String READING = "GET, HEAD, OPTIONS";

    private final Routes routes;
    private final EarlyAnswer answer;

    Methods(Routes routes, EarlyAnswer answer) {
        this.routes = routes;
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpMethod method = request.method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            context.next();
        } else if (OWN_OF_QUARKUS.matcher(request.path()).matches()) {
            context.response().putHeader(HttpHeaders.ALLOW, READING);
            if (method == HttpMethod.OPTIONS) {
                context.response().setStatusCode(204).end();
            } else {
                answer.refuse(context, Refusal.of(ErrorCode.METHOD_NOT_ALLOWED));
            }
        } else if (method == HttpMethod.OPTIONS) {
            options(context, routes.methods(request.path()));
        } else {
            context.next();
        }
    }

    private void options(RoutingContext context, List<String> methods) {
        if (methods.isEmpty()) {
            answer.refuse(context, Refusal.of(ErrorCode.NOT_FOUND));
        } else {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, Routes.allow(methods))
                    .end();
        }
    }
}
