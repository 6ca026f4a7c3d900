package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Action;
import dev.anteroom.comments.AuthorBlock;
import dev.anteroom.comments.AuthorBlocks;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.policy.Policies;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Authors as far as a site knows them, by their keys, and how they are blocked for a while. */
@Path("/api/v1/authors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Moderating")
public class AuthorResource {

    /**
     * @param comments how many the author has on the site, by state
     * @param block what is in force, or null
     */
    @Schema(name = "Author")
    record AuthorView(String site, String key, Map<CommentState, Integer> comments, BlockView block) {}

    /**
     * @param batch names the rejections that were made along, which can be reversed as one; null: none
     * @param rejected how many they were
     */
    @Schema(name = "Blocked")
    record BlockedView(BlockView block, UUID batch, int rejected) {}

    /** A page of blocks. */
    @Schema(name = "BlockPage")
    record BlockPage(List<BlockView> items, String next) {}

    /** As many texts as a small memory bears. */
    private static final int MOST_REJECTED = 5_000;

    private final Sites sites;
    private final Comments comments;
    private final Decisions decisions;
    private final AuthorBlocks blocks;
    private final Moderators moderators;
    private final Policies policies;
    private final Batches batches;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    AuthorResource(
            Sites sites,
            Comments comments,
            Decisions decisions,
            AuthorBlocks blocks,
            Moderators moderators,
            Policies policies,
            Batches batches,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.comments = comments;
        this.decisions = decisions;
        this.blocks = blocks;
        this.moderators = moderators;
        this.policies = policies;
        this.batches = batches;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @GET
    @Path("/{key}")
    @Transactional
    @Operation(summary = "Show how an author's comments were decided, and whether they are blocked")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.AUTHOR_NOT_FOUND})
    public AuthorView show(
            @Parameter(description = "The author key, as in the queue") @PathParam("key") String key,
            @Parameter(description = "A site's key", required = true) @QueryParam("site") String siteKey) {
        Site site = sites.named(siteKey, me);
        byte[] author = parse(key);
        Map<CommentState, Integer> counts = known(site, author);
        return new AuthorView(
                site.key(),
                key,
                counts,
                blocks.of(site.id(), author)
                        .map(block -> view(List.of(block)).get(0))
                        .orElse(null));
    }

    private static byte[] parse(String key) {
        // In one spelling: it stands in addresses.
        if (!key.matches("[0-9a-f]{64}")) {
            throw Refusal.of(ErrorCode.AUTHOR_NOT_FOUND);
        }
        return HexFormat.of().parseHex(key);
    }

    private Map<CommentState, Integer> known(Site site, byte[] author) {
        Map<CommentState, Integer> counts = comments.countByState(site.id(), author);
        if (counts.isEmpty()) {
            throw Refusal.of(ErrorCode.AUTHOR_NOT_FOUND);
        }
        return counts;
    }

    @GET
    @Path("/blocks")
    @Transactional
    @Operation(summary = "List the blocks in force, the latest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BlockPage.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String siteKey,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        List<Integer> asked = siteKey != null
                ? List.of(sites.named(siteKey, me).id())
                : sites.seenBy(me).stream().map(Site::id).toList();
        int rows = Page.limit(limit);
        List<AuthorBlock> found = blocks.inForce(asked, Cursor.parse(cursor), rows + 1);
        return Page.of(found, rows, block -> new Cursor(block.createdAt(), block.id()), this::view)
                .response(uri);
    }

    @POST
    @Path("/{key}/block")
    @RolesAllowed(Role.MAY_DECIDE)
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Block an author for a while",
            description = "For one hour to 90 days. One that is in force already is replaced. It keeps nobody from"
                    + " writing with another secret.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.AUTHOR_NOT_FOUND, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public BlockedView block(
            @PathParam("key") String key,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid BlockRequest request) {
        Site site = sites.named(request.site(), me);
        byte[] author = parse(key);
        UUID id = ids.next();
        Optional<UUID> first = idempotency.claim(
                site.id(), site.secret(), "blocks " + me.id() + " " + key, idempotencyKey, request, id);
        if (first.isPresent()) {
            return view(blocks.withId(site.id(), first.get()).orElseThrow());
        }
        Instant now = clock.instant();
        Instant end = request.end(now);
        Decision.Grounds grounds =
                DecisionRequest.grounds(policies.of(site), Action.REJECT, request.clauses(), request.note(), "");
        known(site, author);
        blocks.lock(site.id(), author).ifPresent(before -> before.lift(me.id(), now));
        AuthorBlock block =
                AuthorBlock.of(id, site.id(), author, request.effectOrDefault(), grounds, me.id(), now, end);
        blocks.persist(block);
        journal.record(Entry.of(Kind.AUTHOR_BLOCKED, site.id()).by(me.id()).on(id));
        if (request.rejectsPending()) {
            rejectPending(block, grounds);
        }
        return view(block);
    }

    /** The batch has the block's id. */
    private void rejectPending(AuthorBlock block, Decision.Grounds grounds) {
        Map<UUID, DecisionRequest.Item> pending = new LinkedHashMap<>();
        comments.pendingOf(block.siteId(), block.authorKey(), MOST_REJECTED)
                .forEach(id -> pending.put(
                        id, new DecisionRequest.Item(id, Action.REJECT, grounds.clauses(), grounds.note(), false)));
        if (!pending.isEmpty()) {
            batches.decide(block.id(), pending);
        }
    }

    private BlockedView view(AuthorBlock block) {
        int rejected =
                decisions.commentsInBatch(List.of(block.siteId()), block.id()).size();
        return new BlockedView(view(List.of(block)).get(0), rejected == 0 ? null : block.id(), rejected);
    }

    @DELETE
    @Path("/{key}/block")
    @RolesAllowed(Role.MAY_DECIDE)
    @Transactional
    @Operation(summary = "Lift an author's block", description = "Nothing happens where none is in force.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.AUTHOR_NOT_FOUND})
    public void lift(
            @PathParam("key") String key,
            @Parameter(description = "A site's key", required = true) @QueryParam("site") String siteKey) {
        Site site = sites.named(siteKey, me);
        blocks.lock(site.id(), parse(key)).ifPresent(block -> {
            block.lift(me.id(), clock.instant());
            journal.record(
                    Entry.of(Kind.AUTHOR_UNBLOCKED, site.id()).by(me.id()).on(block.id()));
        });
    }

    private List<BlockView> view(List<AuthorBlock> shown) {
        Map<UUID, String> names =
                moderators.names(shown.stream().map(AuthorBlock::moderatorId).collect(Collectors.toSet()));
        return shown.stream()
                .map(block -> BlockView.of(block, sites.keyOf(block.siteId()), names))
                .toList();
    }
}
