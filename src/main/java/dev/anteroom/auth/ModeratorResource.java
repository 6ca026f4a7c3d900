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
    private final SiteDirectory directory;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    ModeratorResource(
            Moderators moderators,
            SiteDirectory directory,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.moderators = moderators;
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
    @Refuses({ErrorCode.MODERATOR_EXISTS, ErrorCode.SITE_NOT_FOUND, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public ModeratorView create(@HeaderParam("Idempotency-Key") String key, @NotNull ModeratorRequest request) {
        String name = request.checkedName();
        Set<Integer> sites = request.siteIds(directory);
        UUID id = ids.next();
        Optional<UUID> first = idempotency.claim("moderators " + me.id(), key, request, id);
        if (first.isPresent()) {
            return ModeratorView.of(existing(first.get()), directory);
        }
        refuseTaken(name, id);
        Moderator moderator = Moderator.create(id, name, clock.instant());
        moderator.mayAct(request.role() == null ? Role.MODERATOR : request.role(), sites);
        store(moderator);
        journal.record(Entry.of(Kind.MODERATOR_CREATED, Idempotency.INSTALLATION)
                .by(me.id())
                .on(id));
        return ModeratorView.of(moderator, directory);
    }

    @GET
    @Transactional
    @Operation(summary = "List the moderators")
    public Page<ModeratorView> list() {
        return new Page<>(
                moderators.inOrder().stream()
                        .map(moderator -> ModeratorView.of(moderator, directory))
                        .toList(),
                null);
    }

    @PATCH
    @Path("/{moderator}")
    @Transactional
    @Operation(summary = "Change a moderator's name, role or sites")
    @Refuses({ErrorCode.MODERATOR_NOT_FOUND, ErrorCode.MODERATOR_EXISTS, ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_ID
    })
    public ModeratorView change(@PathParam("moderator") UUID id, @NotNull ModeratorRequest request) {
        Moderator moderator = existing(id);
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
        store(moderator);
        journal.record(Entry.of(Kind.MODERATOR_CHANGED, Idempotency.INSTALLATION)
                .by(me.id())
                .on(id));
        return ModeratorView.of(moderator, directory);
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
