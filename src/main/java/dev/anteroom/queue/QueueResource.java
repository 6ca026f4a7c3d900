package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.Comments;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits, for moderators. */
@Path("/api/v1/queue")
@RolesAllowed(Role.MAY_DECIDE)
@Tag(name = "Moderating")
public class QueueResource {

    private static final int EXCERPT = 200;
    private static final int LONGEST_SEARCH = 200;

    /** A page of the queue. */
    @Schema(name = "QueuePage")
    record QueuePage(List<QueueItem> items, String next) {}

    /** How much waits, by site. */
    @Schema(name = "QueueSummary")
    record SummaryView(List<SiteSummary> sites) {}

    /**
     * @param oldestSeconds age of the oldest pending comment, or null where none waits
     */
    @Schema(name = "SiteSummary")
    record SiteSummary(String site, long pending, Instant oldest, Long oldestSeconds) {}

    private final Sites sites;
    private final Queue queue;
    private final Comments comments;
    private final PageThreads threads;
    private final CurrentModerator me;
    private final Clock clock;

    QueueResource(Sites sites, Queue queue, Comments comments, PageThreads threads, CurrentModerator me, Clock clock) {
        this.sites = sites;
        this.queue = queue;
        this.comments = comments;
        this.threads = threads;
        this.me = me;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "List the pending comments")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QueuePage.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "`oldest` (default) or `newest`") @QueryParam("order") String order,
            @Parameter(description = "Only comments whose text contains this") @QueryParam("q") String text,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (order != null && !order.equals("oldest") && !order.equals("newest")) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "order must be oldest or newest.");
        }
        if (text != null && (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "q must be at most " + LONGEST_SEARCH + " characters.");
        }
        int rows = Page.limit(limit);
        List<Comment> found = queue.pending(new Queue.Part(
                asked(site),
                "newest".equals(order),
                text == null || text.isBlank() ? null : text,
                Cursor.parse(cursor),
                rows + 1));
        return Page.of(found, rows, comment -> new Cursor(comment.createdAt(), comment.id()), this::items)
                .response(uri);
    }

    private List<Integer> asked(String site) {
        return site != null
                ? List.of(sites.named(site, me).id())
                : sites.seenBy(me).stream().map(Site::id).toList();
    }

    private List<QueueItem> items(List<Comment> shown) {
        List<Integer> siteIds = shown.stream().map(Comment::siteId).distinct().toList();
        Map<UUID, PageThread> pages =
                threads.withIds(siteIds, shown.stream().map(Comment::threadId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(PageThread::id, Function.identity()));
        Map<UUID, Comment> parents = comments
                .withIds(
                        siteIds,
                        shown.stream()
                                .map(Comment::parentId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<UUID, Integer> copies =
                comments.countCopies(shown.stream().map(Comment::id).toList(), siteIds);
        return shown.stream()
                .map(comment -> item(
                        comment,
                        pages.get(comment.threadId()),
                        parents.get(comment.parentId()),
                        copies.get(comment.id())))
                .toList();
    }

    private QueueItem item(Comment comment, PageThread thread, Comment parent, int similar) {
        return new QueueItem(
                comment.id(),
                sites.keyOf(comment.siteId()),
                new QueueItem.ThreadRef(thread.id(), thread.page(), thread.title(), thread.url()),
                parent == null ? null : new QueueItem.ParentRef(parent.id(), parent.excerpt(EXCERPT), parent.state()),
                comment.state(),
                new QueueItem.AuthorRef(
                        comment.name(),
                        comment.authorKey() == null ? null : HexFormat.of().formatHex(comment.authorKey())),
                comment.body(),
                comment.html(),
                comment.createdAt(),
                comment.editedAt(),
                similar,
                comment.version());
    }

    @GET
    @Path("/summary")
    @Transactional
    @Operation(summary = "Count what waits, and say how long the oldest has waited")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public SummaryView summary(@QueryParam("site") String site) {
        List<Integer> asked = asked(site);
        Map<Integer, Queue.Waiting> waiting =
                queue.waiting(asked).stream().collect(Collectors.toMap(Queue.Waiting::siteId, Function.identity()));
        Instant now = clock.instant();
        return new SummaryView(asked.stream()
                .map(id -> summary(sites.keyOf(id), waiting.get(id), now))
                .toList());
    }

    private static SiteSummary summary(String site, Queue.Waiting waiting, Instant now) {
        return waiting == null
                ? new SiteSummary(site, 0, null, null)
                : new SiteSummary(
                        site,
                        waiting.pending(),
                        waiting.oldest(),
                        Duration.between(waiting.oldest(), now).toSeconds());
    }
}
