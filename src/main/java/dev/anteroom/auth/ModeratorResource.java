package dev.anteroom.auth;

import dev.anteroom.base.Ids;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Administrators' calls on moderators. */
@Path("/api/v1/moderators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_ADMINISTER)
@Tag(name = "Administration")
public class ModeratorResource {

    private final Moderators moderators;
    private final Accounts accounts;
    private final Invitations invitations;
    private final WaysIn waysIn;
    private final SiteDirectory directory;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    ModeratorResource(
            Moderators moderators,
            Accounts accounts,
            Invitations invitations,
            WaysIn waysIn,
            SiteDirectory directory,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.moderators = moderators;
        this.accounts = accounts;
        this.invitations = invitations;
        this.waysIn = waysIn;
        this.directory = directory;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(summary = "Create a moderator")
    @Refuses({
        ErrorCode.MODERATOR_EXISTS,
        ErrorCode.USER_NAME_TAKEN,
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.IDEMPOTENCY_KEY_REUSED
    })
    public ModeratorView create(@HeaderParam("Idempotency-Key") String key, @NotNull ModeratorRequest request) {
        String name = request.checkedName();
        Set<Integer> sites = request.siteIds(directory);
        UUID id = ids.next();
        String userName = UserName.chosen(request.userName());
        Optional<UUID> first = idempotency.claim("moderators " + me.id(), key, request, id);
        if (first.isPresent()) {
            return view(existing(first.get()));
        }
        refuseTaken(name, id);
        Moderator moderator = Moderator.create(id, name, clock.instant());
        moderator.mayAct(request.role() == null ? Role.MODERATOR : request.role(), sites);
        if (Boolean.FALSE.equals(request.active())) {
            moderator.deactivate();
        }
        store(moderator);
        name(moderator, userName);
        record(Kind.MODERATOR_CREATED, id);
        return view(moderator);
    }

    @GET
    @Transactional
    @Operation(summary = "List the moderators")
    public Page<ModeratorView> list() {
        Map<UUID, String> userNames = accounts.userNames();
        Map<UUID, Instant> waiting = invitations.waiting();
        return new Page<>(
                moderators.inOrder().stream()
                        .map(moderator -> ModeratorView.of(
                                moderator, directory, userNames.get(moderator.id()), waiting.get(moderator.id())))
                        .toList(),
                null);
    }

    @PATCH
    @Path("/{moderator}")
    @Transactional
    @Operation(
            summary = "Change a moderator's name, role or sites, or deactivate them",
            description = "What is left out stays as it is. The change counts from their next request on.")
    @Refuses({
        ErrorCode.MODERATOR_NOT_FOUND,
        ErrorCode.MODERATOR_EXISTS,
        ErrorCode.USER_NAME_TAKEN,
        ErrorCode.LAST_ADMINISTRATOR,
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.INVALID_ID
    })
    public ModeratorView change(@PathParam("moderator") UUID id, @NotNull ModeratorRequest request) {
        List<Moderator> administrators = moderators.lockAdministrators();
        Moderator moderator = moderators.lock(id).orElseThrow(() -> Refusal.of(ErrorCode.MODERATOR_NOT_FOUND));
        boolean wasActive = moderator.isActive();
        if (request.name() != null) {
            refuseTaken(request.checkedName(), id);
            moderator.rename(request.checkedName());
        }
        if (request.role() != null || request.sites() != null) {
            Set<Integer> before = moderator.allSites() ? null : Set.copyOf(moderator.siteIds());
            moderator.mayAct(
                    request.role() == null ? moderator.role() : request.role(),
                    request.sites() == null ? before : request.siteIds(directory));
        }
        setActive(moderator, request.active());
        if (!moderator.isAdministrator() && administrators.stream().noneMatch(Moderator::isAdministrator)) {
            throw Refusal.of(ErrorCode.LAST_ADMINISTRATOR);
        }
        store(moderator);
        name(moderator, UserName.chosen(request.userName()));
        record(kind(wasActive, moderator.isActive()), id);
        return view(moderator);
    }

    private void setActive(Moderator moderator, Boolean active) {
        if (Boolean.TRUE.equals(active)) {
            moderator.reactivate();
        } else if (Boolean.FALSE.equals(active) && moderator.isActive()) {
            moderator.deactivate();
            waysIn.closeAll(moderator.id(), me.id());
        }
    }

    private static Kind kind(boolean wasActive, boolean isActive) {
        if (wasActive == isActive) {
            return Kind.MODERATOR_CHANGED;
        }
        return isActive ? Kind.MODERATOR_REACTIVATED : Kind.MODERATOR_DEACTIVATED;
    }

    private void name(Moderator moderator, String userName) {
        if (userName == null) {
            return;
        }
        accounts.refuseTaken(userName, moderator.id());
        Account account = accounts.lock(moderator.id())
                .orElseGet(() -> Account.create(moderator.id(), userName, clock.instant()));
        account.rename(userName);
        accounts.persistAndFlush(account);
    }

    private ModeratorView view(Moderator moderator) {
        return ModeratorView.of(
                moderator,
                directory,
                accounts.findByIdOptional(moderator.id()).map(Account::userName).orElse(null),
                invitations.waiting().get(moderator.id()));
    }

    private void record(Kind kind, UUID moderator) {
        journal.record(Entry.of(kind, Idempotency.INSTALLATION).by(me.id()).on(moderator));
    }

    private void store(Moderator moderator) {
        try {
            moderators.persistAndFlush(moderator);
        } catch (ConstraintViolationException takenSince) {
            throw Refusal.of(ErrorCode.MODERATOR_EXISTS);
        }
    }

    private Moderator existing(UUID id) {
        return moderators.findByIdOptional(id).orElseThrow(() -> Refusal.of(ErrorCode.MODERATOR_NOT_FOUND));
    }

    private void refuseTaken(String name, UUID except) {
        moderators.named(name).filter(other -> !other.id().equals(except)).ifPresent(other -> {
            throw Refusal.of(ErrorCode.MODERATOR_EXISTS);
        });
    }
}
