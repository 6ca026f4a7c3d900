package dev.anteroom.log;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.journal.Entries;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Kind;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened, for moderators. */
@Path("/api/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journal")
public class JournalResource {

    /** A page of the journal. */
    @Schema(name = "JournalPage")
    record JournalPage(List<JournalEntryView> items, String next) {}

    private final Entries entries;
    private final Sites sites;
    private final Moderators moderators;
    private final CurrentModerator me;

    JournalResource(Entries entries, Sites sites, Moderators moderators, CurrentModerator me) {
        this.entries = entries;
        this.sites = sites;
        this.moderators = moderators;
        this.me = me;
    }

    @GET
    @Transactional
    @RolesAllowed(Role.MAY_READ)
    @Operation(
            summary = "Read the journal, the latest first",
            description = "The caller's sites; for administrators also what belongs to none.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JournalPage.class)))
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.INVALID_PARAMETER, ErrorCode.INVALID_ID, ErrorCode.INVALID_CURSOR})
    public Response list(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "Only these kinds, such as `comment.approved`; may be repeated")
                    @QueryParam("kind")
                    List<String> kinds,
            @Parameter(description = "Only what happened to this comment") @QueryParam("comment") UUID comment,
            @Parameter(description = "Only what this moderator did") @QueryParam("moderator") UUID moderator,
            @Parameter(description = "The earliest time") @QueryParam("from") Instant from,
            @Parameter(description = "The time before which all lie") @QueryParam("to") Instant to,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "from must be before to.");
        }
        int rows = Page.limit(limit);
        List<Entry> found = entries.latest(new Entries.Part(
                asked(site), kinds(kinds), comment, moderator, from, to, Cursor.parse(cursor), rows + 1));
        return Page.of(found, rows, entry -> new Cursor(entry.at(), entry.id()), this::views)
                .response(uri);
    }

    private List<Integer> asked(String site) {
        if (site != null) {
            return List.of(sites.named(site, me).id());
        }
        List<Integer> mine =
                new ArrayList<>(sites.seenBy(me).stream().map(Site::id).toList());
        if (me.isAdministrator()) {
            mine.add(Idempotency.INSTALLATION);
        }
        return mine;
    }

    private static List<Kind> kinds(List<String> codes) {
        return codes.stream()
                .distinct()
                .map(code -> Kind.find(code)
                        .orElseThrow(() ->
                                Refusal.of(ErrorCode.INVALID_PARAMETER, "kind must be one such as comment.approved.")))
                .toList();
    }

    private List<JournalEntryView> views(List<Entry> shown) {
        Map<UUID, String> names = moderators.names(
                shown.stream().map(Entry::moderatorId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return shown.stream()
                .map(entry -> JournalEntryView.of(
                        entry, entry.siteId() == Idempotency.INSTALLATION ? null : sites.keyOf(entry.siteId()), names))
                .toList();
    }
}
