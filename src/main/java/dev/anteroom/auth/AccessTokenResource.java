package dev.anteroom.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.anteroom.base.Ids;
import dev.anteroom.base.Secret;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Administrators' calls on access tokens. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_ADMINISTER)
@Tag(name = "Administration")
public class AccessTokenResource {

    @Schema(name = "AccessTokenRequest")
    record AccessTokenRequest(
            @NotNull(message = "must be a moderator's id") UUID moderator,

            @NotBlank(message = "must be 1 to 100 characters")
            @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]{0,100}", message = "must be 1 to 100 characters")
            @Schema(examples = "Ana's laptop")
            String name) {}

    /** An access token; {@code token} itself is there only in the answer that issues it. */
    @Schema(name = "AccessToken")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccessTokenView(
            UUID id,
            UUID moderator,
            String name,
            Instant createdAt,
            Instant revokedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String token) {}

    private final AccessTokens tokens;
    private final Moderators moderators;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    AccessTokenResource(
            AccessTokens tokens,
            Moderators moderators,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.tokens = tokens;
        this.moderators = moderators;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @Transactional
    @ResponseStatus(201)
    @Operation(summary = "Issue an access token", description = "The token itself is in this answer and nowhere else.")
    @Refuses({ErrorCode.MODERATOR_NOT_FOUND, ErrorCode.MODERATOR_INACTIVE, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public AccessTokenView issue(
            @HeaderParam("Idempotency-Key") String key, @NotNull @Valid AccessTokenRequest request) {
        Moderator holder = moderators
                .findByIdOptional(request.moderator())
                .orElseThrow(() -> Refusal.of(ErrorCode.MODERATOR_NOT_FOUND));
        if (!holder.isActive()) {
            throw Refusal.of(ErrorCode.MODERATOR_INACTIVE);
        }
        UUID id = ids.next();
        Optional<UUID> first = idempotency.claim("tokens " + me.id(), key, request, id);
        String token = key == null ? Secret.random().reveal() : repeatable(first.orElse(id));
        if (first.isPresent()) {
            return view(tokens.findById(first.get()), token);
        }
        AccessToken issued = AccessToken.issue(id, request.moderator(), request.name(), token, clock.instant());
        tokens.persist(issued);
        journal.record(Entry.of(Kind.ACCESS_TOKEN_ISSUED, Idempotency.INSTALLATION)
                .by(me.id())
                .on(id));
        return view(issued, token);
    }

    /**
     * A retry must get the same token, which is not kept: so it is derived from what only the caller has, the
     * token or session that the request itself came with.
     */
    private String repeatable(UUID id) {
        byte[] text = id.toString().getBytes(StandardCharsets.UTF_8);
        return Secret.of(me.credential().sign("access token", text)).reveal();
    }

    @GET
    @Transactional
    @Operation(summary = "List the access tokens", description = "The revoked ones too; never the tokens themselves.")
    public Page<AccessTokenView> list() {
        return new Page<>(
                tokens.inOrder().stream().map(token -> view(token, null)).toList(), null);
    }

    @DELETE
    @Path("/{token}")
    @Transactional
    @Operation(summary = "Revoke an access token")
    @Refuses({ErrorCode.ACCESS_TOKEN_NOT_FOUND, ErrorCode.INVALID_ID})
    public void revoke(@PathParam("token") UUID id) {
        AccessToken token = tokens.findByIdOptional(id).orElseThrow(() -> Refusal.of(ErrorCode.ACCESS_TOKEN_NOT_FOUND));
        if (token.revoke(clock.instant())) {
            journal.record(Entry.of(Kind.ACCESS_TOKEN_REVOKED, Idempotency.INSTALLATION)
                    .by(me.id())
                    .on(id));
        }
    }

    private static AccessTokenView view(AccessToken token, String shown) {
        return new AccessTokenView(
                token.id(), token.moderatorId(), token.name(), token.createdAt(), token.revokedAt(), shown);
    }
}
