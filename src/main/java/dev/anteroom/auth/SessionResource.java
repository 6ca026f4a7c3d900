package dev.anteroom.auth;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How people sign in and out. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Signing in")
public class SessionResource {

    @Schema(name = "SignInRequest")
    record SignInRequest(
            @NotNull(message = "is missing") @Schema(examples = "ana")
            String userName,

            @NotNull(message = "is missing") @Schema(examples = "correct horse battery staple")
            String password,

            @Schema(description = "Of the authenticator app, or a recovery code, where the account asks for one")
            String code) {}

    private final SignIn signIn;
    private final Sessions sessions;
    private final SiteDirectory directory;
    private final SessionCookie cookie;
    private final OwnOrigin origin;
    private final CurrentModerator me;
    private final SignInConfig config;
    private final Journal journal;

    SessionResource(
            SignIn signIn,
            Sessions sessions,
            SiteDirectory directory,
            SessionCookie cookie,
            OwnOrigin origin,
            CurrentModerator me,
            SignInConfig config,
            Journal journal) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.directory = directory;
        this.cookie = cookie;
        this.origin = origin;
        this.me = me;
        this.config = config;
        this.journal = journal;
    }

    @POST
    @Path("/session")
    @PermitAll
    @Operation(
            summary = "Sign in",
            description = "The answer sets a cookie that the moderators' calls take in place of a token.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SignedIn.class)))
    @Refuses({ErrorCode.SIGN_IN_REFUSED, ErrorCode.CODE_REQUIRED, ErrorCode.FOREIGN_ORIGIN, ErrorCode.TOO_MANY_ATTEMPTS
    })
    public Response open(@Context HttpServerRequest http, @NotNull @Valid SignInRequest request) {
        origin.refuseForeign(http);
        SignIn.Opened opened = signIn.open(request.userName(), request.password(), request.code(), http);
        return Response.status(Response.Status.CREATED)
                .entity(SignedIn.of(opened.moderator(), directory, opened.session()))
                .header(HttpHeaders.SET_COOKIE, cookie.set(http, opened.token(), config.longest()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/session")
    @Transactional
    @Operation(summary = "Say who the caller is", description = "`session` is null for one who came with a token.")
    public SignedIn show() {
        return SignedIn.of(me.moderator(), directory, me.session() == null ? null : sessions.findById(me.session()));
    }

    @DELETE
    @Path("/session")
    @Transactional
    @Operation(summary = "Sign out", description = "Nothing happens to a token.")
    public Response close(@Context HttpServerRequest http) {
        sessions.end(me.id(), me.session());
        return signedOut(http);
    }

    @GET
    @Path("/sessions")
    @Transactional
    @Operation(summary = "List where the caller is signed in, the latest first")
    public Page<SignedIn.SessionView> list() {
        return new Page<>(
                sessions.of(me.id()).stream()
                        .map(session -> SignedIn.SessionView.of(session, me.session()))
                        .toList(),
                null);
    }

    @DELETE
    @Path("/sessions")
    @Transactional
    @Operation(summary = "Sign out everywhere", description = "Here as well. Tokens stay.")
    public Response closeAll(@Context HttpServerRequest http) {
        if (sessions.endAll(me.id()) > 0) {
            journal.record(Entry.of(Kind.SESSIONS_ENDED, Idempotency.INSTALLATION)
                    .by(me.id())
                    .on(me.id()));
        }
        return signedOut(http);
    }

    private Response signedOut(HttpServerRequest http) {
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.clear(http))
                .build();
    }

    @DELETE
    @Path("/sessions/{session}")
    @Transactional
    @Operation(summary = "Sign out in one place")
    @Refuses({ErrorCode.SESSION_NOT_FOUND, ErrorCode.INVALID_ID})
    public void closeOne(@PathParam("session") UUID id) {
        if (!sessions.end(me.id(), id)) {
            throw Refusal.of(ErrorCode.SESSION_NOT_FOUND);
        }
    }
}
