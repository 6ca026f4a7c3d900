package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Cause;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.Comments;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How moderators divide the queue among themselves. */
@Path("/api/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_DECIDE)
@Tag(name = "Moderating")
public class ClaimResource {

    /** Asks for the next items of a site's queue. */
    @Schema(name = "ClaimRequest")
    record ClaimRequest(
            @NotNull(message = "is missing") @Schema(examples = "borderland-notes")
            String site,

            @Schema(description = "1 to 100, default 50", examples = "20")
            Integer limit,

            @Schema(description = "`oldest` (default), `newest` or `risk`", examples = "oldest")
            String order,

            @Schema(description = "`pending` (default), `reported` or `appealed`", examples = "pending")
            String cause) {}

    private final Sites sites;
    private final Comments comments;
    private final Moderators moderators;
    private final Claims claims;
    private final QueueItems items;
    private final CurrentModerator me;
    private final Journal journal;

    ClaimResource(
            Sites sites,
            Comments comments,
            Moderators moderators,
            Claims claims,
            QueueItems items,
            CurrentModerator me,
            Journal journal) {
        this.sites = sites;
        this.comments = comments;
        this.moderators = moderators;
        this.claims = claims;
        this.items = items;
        this.me = me;
        this.journal = journal;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Claim the next items of the queue that nobody holds",
            description = "For five minutes as a rule, renewed by each decision. No two moderators get the same item.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER})
    public Page<QueueItem> claimNext(@NotNull @Valid ClaimRequest request) {
        Site site = sites.named(request.site(), me);
        Cause cause = Causes.of(request.cause());
        Order order = Order.of(request.order());
        List<UUID> claimed = claims.claimNext(site.id(), me, cause, order, Page.limit(request.limit()));
        List<Comment> held = comments.withIds(List.of(site.id()), claimed);
        record(Kind.COMMENT_CLAIMED, held);
        return new Page<>(items.of(held.stream().sorted(order.comparator(cause)).toList()), null);
    }

    @PUT
    @Path("/{comment}")
    @Transactional
    @Operation(summary = "Claim one comment of the queue, or renew one's claim on it")
    @Refuses({ErrorCode.COMMENT_NOT_FOUND, ErrorCode.INVALID_ID, ErrorCode.NOT_PENDING, ErrorCode.CLAIMED_BY_COLLEAGUE})
    public QueueItem claim(@PathParam("comment") UUID id) {
        Comment comment = comments.lock(mine(), id).orElseThrow(() -> Refusal.of(ErrorCode.COMMENT_NOT_FOUND));
        if (comment.cause() == null) {
            throw Refusal.of(ErrorCode.NOT_PENDING).with("state", comment.state());
        }
        if (!claims.claim(comment.siteId(), id, me)) {
            throw Refusal.of(ErrorCode.CLAIMED_BY_COLLEAGUE).with("claim", holder(comment));
        }
        record(Kind.COMMENT_CLAIMED, List.of(comment));
        return items.of(List.of(comment)).get(0);
    }

    private Map<String, Object> holder(Comment comment) {
        Claims.Claim claim =
                claims.on(List.of(comment.siteId()), List.of(comment.id())).get(comment.id());
        Map<String, Object> holder = new HashMap<>();
        if (claim != null) {
            holder.put("by", moderators.names(List.of(claim.moderatorId())).get(claim.moderatorId()));
            holder.put("until", claim.until());
        }
        return holder;
    }

    @DELETE
    @Transactional
    @Operation(summary = "Give back all of one's claims")
    public void releaseAll() {
        Collection<Integer> mine = mine();
        record(Kind.COMMENT_RELEASED, comments.withIds(mine, claims.releaseAll(mine, me)));
    }

    @DELETE
    @Path("/{comment}")
    @Transactional
    @Operation(summary = "Give back one claim", description = "Nothing happens where it is not one's own.")
    @Refuses(ErrorCode.INVALID_ID)
    public void release(@PathParam("comment") UUID id) {
        Collection<Integer> mine = mine();
        record(Kind.COMMENT_RELEASED, comments.withIds(mine, claims.release(mine, List.of(id), me)));
    }

    private void record(Kind kind, Collection<Comment> changed) {
        journal.record(changed.stream()
                .map(comment -> Entry.of(kind, comment.siteId())
                        .by(me.id())
                        .thread(comment.threadId())
                        .comment(comment.id()))
                .toList());
    }

    private List<Integer> mine() {
        return sites.seenBy(me).stream().map(Site::id).toList();
    }
}
