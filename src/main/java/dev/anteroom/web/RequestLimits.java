package dev.anteroom.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what is too large before more of it is read: the address, the headers, and a body that says how long it is.
 * One that does not say is measured by {@link StrictBodies} as it comes.
 */
@ApplicationScoped
class RequestLimits {

    /** Bytes: a hundred pages by their addresses, in one question for their counts. The server itself gives up later. */
    static final int LONGEST_ADDRESS = 64 * 1024;

    /** Bytes of names and values. The server itself gives up later. */
    static final int LARGEST_HEADERS = 16 * 1024;

    /** Before everything that might read, after nothing. */
    private static final int PRIORITY = 500;

    /** After Quarkus has set its own limit for a body without a length, which it would answer without a word. */
    private static final int AFTER_QUARKUS = 1;

    private final long largestBody;
    private final EarlyAnswer answer;

    RequestLimits(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest, EarlyAnswer answer) {
        this.largestBody = largest.asLongValue();
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, PRIORITY);
        filters.register(RequestLimits::measureOurselves, AFTER_QUARKUS);
    }

    private void refuseTooLarge(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > LONGEST_ADDRESS) {
            answer.refuse(context, Refusal.of(ErrorCode.ADDRESS_TOO_LONG));
        } else if (headers(request) > LARGEST_HEADERS) {
            answer.refuse(context, Refusal.of(ErrorCode.HEADERS_TOO_LARGE));
        } else if (length(request) > largestBody) {
            // The rest of the body is still under way: the connection cannot serve another request.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer.refuse(context, Refusal.of(ErrorCode.REQUEST_TOO_LARGE));
        } else {
            context.next();
        }
    }

    private static int headers(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException longerThanANumber) {
            return Long.MAX_VALUE;
        }
    }

    private static void measureOurselves(RoutingContext context) {
        context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        context.next();
    }
}
