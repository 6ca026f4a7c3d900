package dev.anteroom.auth;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
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

/** The cookie of a person who is signed in. Where a request has a token as well, the token counts. */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism, IdentityProvider<SessionMechanism.CookieRequest> {

    /** What a browser sent. */
    public static final class CookieRequest extends BaseAuthenticationRequest {

        private final String token;

        CookieRequest(String token) {
            this.token = token;
        }
    }

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final OwnOrigin origin;

    SessionMechanism(Sessions sessions, SessionCookie cookie, OwnOrigin origin) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        HttpServerRequest request = context.request();
        String token = cookie.of(request);
        if (token == null || TokenMechanism.token(request) != null) {
            return Uni.createFrom().nullItem();
        }
        if (!origin.lets(request)) {
            return Uni.createFrom().failure(failed(ErrorCode.FOREIGN_ORIGIN));
        }
        return providers.authenticate(new CookieRequest(token));
    }

    private static AuthenticationFailedException failed(ErrorCode code) {
        return new AuthenticationFailedException(Refusal.of(code));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CookieRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> QuarkusTransaction.requiringNew()
                .call(() -> sessions.use(request.token))
                .map(held -> ModeratorIdentity.of(
                        held.moderator(), request.token, held.session().id()))
                .orElseThrow(() -> failed(ErrorCode.INVALID_SESSION)));
    }

    @Override
    public Class<CookieRequest> getRequestType() {
        return CookieRequest.class;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CookieRequest.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }
}
