package dev.anteroom.web;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Says what is wrong with a request that fails before it reaches a resource, such as one whose address the router cannot
 * decode. Quarkus would answer it with nothing or with a page of its own.
 */
@ApplicationScoped
class UnroutedRequests {

    private static final Logger LOG = Logger.getLogger(UnroutedRequests.class);

    /** Just before the handler of Quarkus, which is the last. */
    private static final int ORDER = Integer.MAX_VALUE - 1;

    private final EarlyAnswer answer;

    UnroutedRequests(EarlyAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Router router) {
        // An address that the router cannot decode comes to the one, everything else to the other.
        router.errorHandler(400, context -> answer.refuse(context, malformed(context)));
        router.route().order(ORDER).failureHandler(this::refuse);
    }

    private void refuse(RoutingContext context) {
        if (context.response().headWritten() || isOfSecurity(context.failure())) {
            context.next();
        } else if (context.failure() instanceof AuthenticationCompletionException) {
            // Somebody came back from a provider of OpenID Connect with what it did not make.
            context.response().putHeader("WWW-Authenticate", "Session");
            answer.refuse(context, Refusal.of(ErrorCode.SIGN_IN_REFUSED));
        } else {
            answer.refuse(context, refusal(context));
        }
    }

    /** Of an identity that was asked for; the handler of Quarkus has the challenge that belongs to it. */
    private static boolean isOfSecurity(Throwable failure) {
        return failure instanceof UnauthorizedException
                || failure instanceof ForbiddenException
                || failure instanceof AuthenticationFailedException;
    }

    private static Refusal refusal(RoutingContext context) {
        return switch (context.statusCode()) {
            case 400 -> malformed(context);
            case 404 -> Refusal.of(ErrorCode.NOT_FOUND);
            case 413 -> Refusal.of(ErrorCode.REQUEST_TOO_LARGE);
            default -> failed(context);
        };
    }

    private static Refusal malformed(RoutingContext context) {
        return StrictAddresses.isReadable(context.request().uri())
                ? Refusal.of(ErrorCode.INVALID_PARAMETER, "The request's version or its Host is not allowed.")
                : Refusal.of(ErrorCode.INVALID_ADDRESS);
    }

    private static Refusal failed(RoutingContext context) {
        UUID id = UUID.randomUUID();
        LOG.errorf(context.failure(), "Request failed with status %d, id %s", context.statusCode(), id);
        return Refusal.of(ErrorCode.INTERNAL_ERROR).with("id", id);
    }
}
