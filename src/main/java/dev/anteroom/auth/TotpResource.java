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
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The second thing that a person may want to be asked for: codes of an authenticator app, and what stands in for them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Signing in")
public class TotpResource {

    @Schema(name = "PasswordAgain")
    record PasswordAgain(@NotNull(message = "is missing") String password) {}

    @Schema(name = "CodeRequest")
    record CodeRequest(
            @NotNull(message = "is missing") @Schema(examples = "287082")
            String code) {}

    /**
     * @param secret for typing into an app
     * @param uri the same, for a picture that an app reads
     */
    @Schema(name = "Codes")
    record CodesView(
            @Schema(examples = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
            String secret,

            @Schema(
                    examples = "otpauth://totp/Anteroom:ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Anteroom"
                            + "&algorithm=SHA1&digits=6&period=30")
            String uri) {}

    @Schema(name = "RecoveryCodes")
    record RecoveryCodesView(
            @Schema(examples = "[\"mfrg-gzdf-mztw-q2lk\"]") List<String> recoveryCodes) {}

    private final Accounts accounts;
    private final RecoveryCodes recoveryCodes;
    private final SignIn signIn;
    private final CurrentModerator me;
    private final Journal journal;
    private final Clock clock;

    TotpResource(
            Accounts accounts,
            RecoveryCodes recoveryCodes,
            SignIn signIn,
            CurrentModerator me,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.recoveryCodes = recoveryCodes;
        this.signIn = signIn;
        this.me = me;
        this.journal = journal;
        this.clock = clock;
    }

    @POST
    @Path("/account/totp")
    @ResponseStatus(201)
    @Operation(
            summary = "Set up codes of an authenticator app",
            description =
                    "They are asked for once one has been confirmed. The secret is in this answer and nowhere else;"
                            + " asking again makes another.")
    @Refuses({ErrorCode.ACCOUNT_NOT_FOUND, ErrorCode.WRONG_PASSWORD, ErrorCode.CODES_IN_USE, ErrorCode.TOO_MANY_ATTEMPTS
    })
    public CodesView enrol(@Context HttpServerRequest http, @NotNull @Valid PasswordAgain request) {
        String confirmed = signIn.confirm(me.id(), request.password(), http);
        byte[] secret = Totp.newSecret();
        String userName = QuarkusTransaction.requiringNew().call(() -> {
            Account account = signIn.same(me.id(), confirmed);
            if (account.asksForCodes()) {
                throw Refusal.of(ErrorCode.CODES_IN_USE);
            }
            account.enrol(secret);
            record(Kind.CODES_ENROLLED);
            return account.userName();
        });
        return new CodesView(Totp.typed(secret), Totp.uri(secret, userName));
    }

    @PUT
    @Path("/account/totp")
    @Transactional
    @Operation(
            summary = "Confirm the codes by one of them",
            description =
                    "From now on signing in asks for one. The recovery codes stand in for codes, each once; they are"
                            + " in this answer and nowhere else.")
    @Refuses({ErrorCode.ACCOUNT_NOT_FOUND, ErrorCode.WRONG_CODE, ErrorCode.CODES_IN_USE, ErrorCode.CODES_NOT_SET_UP})
    public RecoveryCodesView confirm(@NotNull @Valid CodeRequest request) {
        Account account = accounts.lock(me.id()).orElseThrow(() -> Refusal.of(ErrorCode.ACCOUNT_NOT_FOUND));
        if (account.asksForCodes()) {
            throw Refusal.of(ErrorCode.CODES_IN_USE);
        }
        if (!account.isEnrolled()) {
            throw Refusal.of(ErrorCode.CODES_NOT_SET_UP);
        }
        if (!account.confirm(request.code(), clock.instant())) {
            throw Refusal.of(ErrorCode.WRONG_CODE);
        }
        record(Kind.CODES_CONFIRMED);
        return new RecoveryCodesView(recoveryCodes.renew(me.id()));
    }

    @POST
    @Path("/account/totp/removal")
    @Operation(summary = "Be asked for codes no more", description = "The recovery codes are gone as well.")
    @Refuses({
        ErrorCode.ACCOUNT_NOT_FOUND,
        ErrorCode.WRONG_PASSWORD,
        ErrorCode.CODES_NOT_SET_UP,
        ErrorCode.TOO_MANY_ATTEMPTS
    })
    public void remove(@Context HttpServerRequest http, @NotNull @Valid PasswordAgain request) {
        String confirmed = signIn.confirm(me.id(), request.password(), http);
        QuarkusTransaction.requiringNew().run(() -> {
            Account account = signIn.same(me.id(), confirmed);
            if (!account.isEnrolled()) {
                throw Refusal.of(ErrorCode.CODES_NOT_SET_UP);
            }
            account.removeCodes();
            recoveryCodes.removeAll(me.id());
            record(Kind.CODES_REMOVED);
        });
    }

    @POST
    @Path("/account/recovery-codes")
    @ResponseStatus(201)
    @Operation(summary = "Make new recovery codes", description = "Those before are good no more.")
    @Refuses({
        ErrorCode.ACCOUNT_NOT_FOUND,
        ErrorCode.WRONG_PASSWORD,
        ErrorCode.CODES_NOT_SET_UP,
        ErrorCode.TOO_MANY_ATTEMPTS
    })
    public RecoveryCodesView renew(@Context HttpServerRequest http, @NotNull @Valid PasswordAgain request) {
        String confirmed = signIn.confirm(me.id(), request.password(), http);
        return new RecoveryCodesView(QuarkusTransaction.requiringNew().call(() -> {
            if (!signIn.same(me.id(), confirmed).asksForCodes()) {
                throw Refusal.of(ErrorCode.CODES_NOT_SET_UP);
            }
            record(Kind.RECOVERY_CODES_RENEWED);
            return recoveryCodes.renew(me.id());
        }));
    }

    private void record(Kind kind) {
        journal.record(Entry.of(kind, Idempotency.INSTALLATION).by(me.id()).on(me.id()));
    }
}
