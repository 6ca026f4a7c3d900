package dev.anteroom.auth;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A person's user name and password: chosen with an invitation, changed with the password before. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Signing in")
public class AccountResource {

    @Schema(name = "AccountRequest")
    record AccountRequest(
            @NotNull(message = "is missing") @Schema(description = "The secret that the administrator handed over")
            String invitation,

            @Schema(description = "May be left out where the moderator has one", examples = "ana")
            String userName,

            @Schema(description = "12 to 1,000 characters", examples = "correct horse battery staple")
            String password) {}

    @Schema(name = "PasswordChange")
    record PasswordChange(
            @NotNull(message = "is missing") @Schema(description = "The password so far")
            String current,

            @Schema(description = "12 to 1,000 characters", examples = "correct horse battery staple")
            String password) {}

    /**
     * @param codes whether codes of an authenticator app are asked for
     * @param recoveryCodes how many are left
     */
    @Schema(name = "Account")
    record AccountView(@Schema(examples = "ana") String userName, boolean codes, int recoveryCodes) {}

    private final Moderators moderators;
    private final Invitations invitations;
    private final Accounts accounts;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final Hashing hashing;
    private final SignIn signIn;
    private final OwnOrigin origin;
    private final CurrentModerator me;
    private final Journal journal;
    private final Clock clock;

    AccountResource(
            Moderators moderators,
            Invitations invitations,
            Accounts accounts,
            RecoveryCodes recoveryCodes,
            Sessions sessions,
            Hashing hashing,
            SignIn signIn,
            OwnOrigin origin,
            CurrentModerator me,
            Journal journal,
            Clock clock) {
        this.moderators = moderators;
        this.invitations = invitations;
        this.accounts = accounts;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.hashing = hashing;
        this.signIn = signIn;
        this.origin = origin;
        this.me = me;
        this.journal = journal;
        this.clock = clock;
    }

    @POST
    @Path("/accounts")
    @PermitAll
    @ResponseStatus(201)
    @Operation(summary = "Accept an invitation", description = "Afterwards sign in. The invitation is used up.")
    @Refuses({
        ErrorCode.INVITATION_NOT_FOUND,
        ErrorCode.USER_NAME_TAKEN,
        ErrorCode.FOREIGN_ORIGIN,
        ErrorCode.TOO_MANY_ATTEMPTS
    })
    public AccountView accept(@Context HttpServerRequest http, @NotNull @Valid AccountRequest request) {
        origin.refuseForeign(http);
        String asked = UserName.chosen(request.userName());
        String userName = QuarkusTransaction.requiringNew().call(() -> userName(request.invitation(), asked));
        String hash = hashing.hash(Password.chosen("password", request.password(), userName));
        QuarkusTransaction.requiringNew().run(() -> accept(request.invitation(), userName, hash));
        return new AccountView(userName, false, 0);
    }

    /** The name asked for, or the one that the moderator has. */
    private String userName(String invitation, String asked) {
        UUID moderator = invitations.invited(invitation).orElseThrow(() -> Refusal.of(ErrorCode.INVITATION_NOT_FOUND));
        String userName = asked != null
                ? asked
                : accounts.findByIdOptional(moderator)
                        .map(Account::userName)
                        .orElseThrow(() -> Refusal.field("userName", "is missing"));
        accounts.refuseTaken(userName, moderator);
        return userName;
    }

    private void accept(String invitation, String userName, String hash) {
        UUID id = invitations.invited(invitation).orElseThrow(() -> Refusal.of(ErrorCode.INVITATION_NOT_FOUND));
        moderators.lock(id);
        // Of two who accept at once, one takes it.
        if (!invitations.take(invitation)) {
            throw Refusal.of(ErrorCode.INVITATION_NOT_FOUND);
        }
        accounts.refuseTaken(userName, id);
        Account account = accounts.lock(id).orElseGet(() -> Account.create(id, userName, clock.instant()));
        account.rename(userName);
        account.changePassword(hash);
        accounts.persistAndFlush(account);
        record(Kind.INVITATION_ACCEPTED, id);
    }

    @GET
    @Path("/account")
    @Transactional
    @Operation(summary = "Show one's own account")
    @Refuses(ErrorCode.ACCOUNT_NOT_FOUND)
    public AccountView show() {
        Account account = accounts.findByIdOptional(me.id()).orElseThrow(() -> Refusal.of(ErrorCode.ACCOUNT_NOT_FOUND));
        return new AccountView(account.userName(), account.asksForCodes(), recoveryCodes.left(me.id()));
    }

    @PUT
    @Path("/account/password")
    @Operation(
            summary = "Change one's own password",
            description = "All other sessions end; the one that asks goes on.")
    @Refuses({ErrorCode.ACCOUNT_NOT_FOUND, ErrorCode.WRONG_PASSWORD, ErrorCode.TOO_MANY_ATTEMPTS})
    public void change(@Context HttpServerRequest http, @NotNull @Valid PasswordChange request) {
        String before = signIn.confirm(me.id(), request.current(), http);
        String userName = QuarkusTransaction.requiringNew()
                .call(() -> signIn.same(me.id(), before).userName());
        String hash = hashing.hash(Password.chosen("password", request.password(), userName));
        QuarkusTransaction.requiringNew().run(() -> {
            signIn.same(me.id(), before).changePassword(hash);
            sessions.endOthers(me.id(), me.session());
            record(Kind.PASSWORD_CHANGED, me.id());
        });
    }

    private void record(Kind kind, UUID moderator) {
        journal.record(Entry.of(kind, Idempotency.INSTALLATION).by(moderator).on(moderator));
    }
}
