package dev.anteroom.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The only cookie there is, and moderators' only. No script reads it, and no other site's page sends it. Behind TLS its
 * name says so: then no other host of the domain can set it (RFC 6265bis, section 4.1.3.2).
 */
@ApplicationScoped
class SessionCookie {

    private static final String NAME = "anteroom";

    private final OwnOrigin origin;

    SessionCookie(OwnOrigin origin) {
        this.origin = origin;
    }

    /** What a browser sends; null where it sends none. */
    String of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name(request));
        return cookie == null ? null : cookie.getValue();
    }

    /** The value of {@code Set-Cookie} for a token of A-Z, a-z, 0-9, - and _. */
    String set(HttpServerRequest request, String token, Duration lifetime) {
        return name(request) + "=" + token + "; Path=/; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (origin.isSecure(request) ? "; Secure" : "");
    }

    /** The value of {@code Set-Cookie} that makes a browser forget. */
    String clear(HttpServerRequest request) {
        return set(request, "", Duration.ZERO);
    }

    private String name(HttpServerRequest request) {
        return origin.isSecure(request) ? "__Host-" + NAME : NAME;
    }
}
