package dev.anteroom.auth;

import dev.anteroom.base.Secret;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** How administrators let people choose a password, for the first time or anew. */
@Path("/api/v1/moderators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_ADMINISTER)
@Tag(name = "Administration")
public class InvitationResource {

    /**
     * @param secret to be handed to the moderator; it is in this answer and nowhere else
     */
    @Schema(name = "Invitation")
    record InvitationView(UUID moderator, String secret, Instant expiresAt) {}

    private final Moderators moderators;
    private final Accounts accounts;
    private final Invitations invitations;
    private final WaysIn waysIn;
    private final CurrentModerator me;
    private final SignInConfig config;
    private final Journal journal;
    private final Clock clock;

    InvitationResource(
            Moderators moderators,
            Accounts accounts,
            Invitations invitations,
            WaysIn waysIn,
            CurrentModerator me,
            SignInConfig config,
            Journal journal,
            Clock clock) {
        this.moderators = moderators;
        this.accounts = accounts;
        this.invitations = invitations;
        this.waysIn = waysIn;
        this.me = me;
        this.config = config;
        this.journal = journal;
        this.clock = clock;
    }

    @POST
    @Path("/{moderator}/invitation")
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Invite a moderator to choose a user name and password",
            description =
                    "The secret is good once, for three days as a rule, and takes the place of the one before. Who has"
                            + " a password already loses it, with their codes and sessions: so this is the reset as well.")
    @Refuses({ErrorCode.MODERATOR_NOT_FOUND, ErrorCode.MODERATOR_INACTIVE, ErrorCode.INVALID_ID})
    public InvitationView invite(@PathParam("moderator") UUID id) {
        Moderator moderator = moderators.lock(id).orElseThrow(() -> Refusal.of(ErrorCode.MODERATOR_NOT_FOUND));
        if (!moderator.isActive()) {
            throw Refusal.of(ErrorCode.MODERATOR_INACTIVE);
        }
        Optional<Account> account = accounts.lock(id).filter(known -> known.passwordHash() != null);
        account.ifPresent(waysIn::reset);
        String secret = Secret.random().reveal();
        Invitation invitation = Invitation.issue(id, secret, clock.instant(), config.invitation());
        invitations.replace(invitation);
        record(account.isPresent() ? Kind.ACCOUNT_RESET : Kind.MODERATOR_INVITED, id);
        return new InvitationView(id, secret, invitation.expiresAt());
    }

    @DELETE
    @Path("/{moderator}/invitation")
    @Transactional
    @Operation(summary = "Withdraw an invitation", description = "Nothing happens where there is none.")
    @Refuses({ErrorCode.MODERATOR_NOT_FOUND, ErrorCode.INVALID_ID})
    public void withdraw(@PathParam("moderator") UUID id) {
        moderators.lock(id).orElseThrow(() -> Refusal.of(ErrorCode.MODERATOR_NOT_FOUND));
        if (invitations.delete("moderatorId", id) > 0) {
            record(Kind.INVITATION_WITHDRAWN, id);
        }
    }

    private void record(Kind kind, UUID moderator) {
        journal.record(Entry.of(kind, Idempotency.INSTALLATION).by(me.id()).on(moderator));
    }
}
