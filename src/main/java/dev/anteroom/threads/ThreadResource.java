package dev.anteroom.threads;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the public reads threads, and how moderators close them. */
@Path("/api/v1/sites/{site}")
@Produces(MediaType.APPLICATION_JSON)
public class ThreadResource {

    private static final int MOST_COUNTS = 100;

    @Schema(name = "Counts")
    record CountsView(Map<String, Integer> counts) {}

    private final Sites sites;
    private final ThreadCache cache;
    private final PageThreads threads;
    private final CurrentModerator me;
    private final Journal journal;
    private final Clock clock;

    ThreadResource(
            Sites sites, ThreadCache cache, PageThreads threads, CurrentModerator me, Journal journal, Clock clock) {
        this.sites = sites;
        this.cache = cache;
        this.threads = threads;
        this.me = me;
        this.journal = journal;
        this.clock = clock;
    }

    @GET
    @Path("/thread")
    @PermitAll
    @Tag(name = "Reading")
    @Operation(
            summary = "Read a thread",
            description = "The approved comments of a page as a tree, paged by top-level comment. Replies beyond 50"
                    + " are had with `parent` and the comment's `repliesNext` as `cursor`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ThreadView.class)))
    @APIResponse(responseCode = "304", description = "The client has it: `If-None-Match` named its ETag")
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.COMMENT_NOT_FOUND,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_ID,
        ErrorCode.INVALID_CURSOR,
        ErrorCode.DATABASE_UNAVAILABLE
    })
    public Uni<Response> read(
            @Context HttpServerRequest http,
            @PathParam("site") String key,
            @Parameter(description = "The page's id or URL", required = true, example = "2026/03/the-long-road")
                    @QueryParam("page")
                    String page,
            @Parameter(description = "`oldest` (default) or `newest`") @QueryParam("order") String order,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @Parameter(description = "Only the replies of this comment") @QueryParam("parent") String parent,
            @QueryParam("cursor") String cursor) {
        Site site = sites.named(key);
        ThreadRequest request = ThreadRequest.of(order, limit, parent, cursor);
        long change = cache.hotPages().change(site.id());
        CompletableFuture<Ready> ready = cache.page(site, PageKey.parse(page), request);
        if (!ready.isDone() || ready.isCompletedExceptionally()) {
            return Uni.createFrom().completionStage(ready).map(made -> ReadAnswer.thread(http, made)
                    .response());
        }
        cache.hotPages().keep(site.id(), http.uri(), change, ready.join());
        return Uni.createFrom().item(ReadAnswer.thread(http, ready.join()).response());
    }

    @GET
    @Path("/counts")
    @PermitAll
    @Tag(name = "Reading")
    @Operation(summary = "Count the approved comments of up to 100 pages")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CountsView.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.DATABASE_UNAVAILABLE})
    public Uni<Response> counts(
            @Context HttpServerRequest http,
            @PathParam("site") String key,
            @Parameter(description = "A page's id or URL; up to 100 of them", required = true) @QueryParam("page")
                    List<String> pages) {
        Site site = sites.named(key);
        if (pages.isEmpty() || pages.size() > MOST_COUNTS) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "page must be given 1 to " + MOST_COUNTS + " times.");
        }
        long change = cache.hotCounts().change(site.id());
        Map<String, CompletableFuture<Integer>> counts = new LinkedHashMap<>();
        for (String page : pages) {
            counts.put(page, cache.count(site, PageKey.parse(page)));
        }
        for (CompletableFuture<Integer> count : counts.values()) {
            if (!count.isDone() || count.isCompletedExceptionally()) {
                return Uni.createFrom()
                        .completionStage(CompletableFuture.allOf(counts.values().toArray(CompletableFuture[]::new)))
                        .map(done -> ReadAnswer.counts(json(counts)).response());
            }
        }
        byte[] json = json(counts);
        cache.hotCounts().keep(site.id(), http.uri(), change, json);
        return Uni.createFrom().item(ReadAnswer.counts(json).response());
    }

    /** Written by hand: the answer is one flat object, asked for by every page of a site's front page. */
    private static byte[] json(Map<String, CompletableFuture<Integer>> counts) {
        StringBuilder json = new StringBuilder(16 + 40 * counts.size()).append("{\"counts\":{");
        JsonStringEncoder encoder = JsonStringEncoder.getInstance();
        String separator = "\"";
        for (Map.Entry<String, CompletableFuture<Integer>> count : counts.entrySet()) {
            json.append(separator);
            encoder.quoteAsString(count.getKey(), json);
            json.append("\":").append((int) count.getValue().join());
            separator = ",\"";
        }
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @PUT
    @Path("/thread/closure")
    @RolesAllowed(Role.MAY_DECIDE)
    @Transactional
    @Tag(name = "Moderating")
    @Operation(summary = "Close a thread", description = "It takes no more comments; what is published stays.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.THREAD_NOT_FOUND})
    public void close(@PathParam("site") String key, @QueryParam("page") String page) {
        PageThread thread = existing(key, page);
        if (thread.close(clock.instant())) {
            journal.record(
                    Entry.of(Kind.THREAD_CLOSED, thread.siteId()).by(me.id()).thread(thread.id()));
        }
    }

    @DELETE
    @Path("/thread/closure")
    @RolesAllowed(Role.MAY_DECIDE)
    @Transactional
    @Tag(name = "Moderating")
    @Operation(summary = "Open a thread that was closed by hand")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.THREAD_NOT_FOUND})
    public void reopen(@PathParam("site") String key, @QueryParam("page") String page) {
        PageThread thread = existing(key, page);
        if (thread.reopen()) {
            journal.record(
                    Entry.of(Kind.THREAD_REOPENED, thread.siteId()).by(me.id()).thread(thread.id()));
        }
    }

    private PageThread existing(String key, String page) {
        return threads.of(sites.named(key, me), PageKey.parse(page))
                .orElseThrow(() -> Refusal.of(ErrorCode.THREAD_NOT_FOUND));
    }
}
