package dev.anteroom.auth;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * {@code Authorization: Bearer <token>} (RFC 6750). A request without it is nobody's, which is right for everything
 * public; a request with a bad one is refused where a moderator is needed.
 */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism, IdentityProvider<TokenMechanism.BearerRequest> {

    /** A type of its own, so that nobody else's tokens come here. */
    public static final class BearerRequest extends BaseAuthenticationRequest {

        private final String token;

        BearerRequest(String token) {
            this.token = token;
        }
    }

    private static final String SCHEME = "Bearer";

    private final AccessTokens tokens;

    TokenMechanism(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String token = token(request.request());
        return token == null ? Uni.createFrom().nullItem() : providers.authenticate(new BearerRequest(token));
    }

    /** The token that a request has, good or bad; null where it has none. */
    static String token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)
                ? header.substring(SCHEME.length() + 1).trim()
                : null;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> QuarkusTransaction.requiringNew()
                .call(() -> tokens.holder(request.token))
                .map(moderator -> ModeratorIdentity.of(moderator, request.token, null))
                .orElseThrow(AuthenticationFailedException::new));
    }

    @Override
    public Class<BearerRequest> getRequestType() {
        return BearerRequest.class;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerRequest.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME));
    }
}
