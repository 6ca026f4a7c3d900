package dev.anteroom.auth;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where browsers come back to from a provider of OpenID Connect. Quarkus sends them there and checks what they bring; here
 * the name that they bring becomes a session like any other.
 */
@Path("/api/v1")
@Tag(name = "Signing in")
public class OpenIdResource {

    private final boolean enabled;
    private final OpenIdConfig config;
    private final SecurityIdentity identity;
    private final OidcSession provider;
    private final Accounts accounts;
    private final Moderators moderators;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final SignInConfig sessions;

    OpenIdResource(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled,
            OpenIdConfig config,
            SecurityIdentity identity,
            OidcSession provider,
            Accounts accounts,
            Moderators moderators,
            SignIn signIn,
            SessionCookie cookie,
            SignInConfig sessions) {
        this.enabled = enabled;
        this.config = config;
        this.identity = identity;
        this.provider = provider;
        this.accounts = accounts;
        this.moderators = moderators;
        this.signIn = signIn;
        this.cookie = cookie;
        this.sessions = sessions;
    }

    @GET
    @Path("/session/openid")
    @PermitAll
    @Transactional
    @Operation(hidden = true) // For a browser to go to, and for no program: docs/openid-connect.md.
    public Response open(@Context HttpServerRequest http) {
        if (!enabled) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        // The provider is asked each time: only our own session lasts.
        provider.logout().await().indefinitely();
        SignIn.Opened opened = signIn.open(moderator().orElseThrow(() -> Refusal.of(ErrorCode.SIGN_IN_REFUSED)));
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, config.after())
                .header(HttpHeaders.SET_COOKIE, cookie.set(http, opened.token(), sessions.longest()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Optional<Moderator> moderator() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(config.claim()) instanceof String name
                ? accounts.named(UserName.folded(name))
                        .flatMap(account -> moderators.lock(account.moderatorId()))
                        .filter(Moderator::isActive)
                : Optional.empty();
    }
}
