package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Comment;
import dev.anteroom.sites.Language;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comments in whatever state, looked for by moderators. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Moderating")
public class SearchResource {

    private final Sites sites;
    private final Search search;
    private final QueueItems items;
    private final CurrentModerator me;

    SearchResource(Sites sites, Search search, QueueItems items, CurrentModerator me) {
        this.sites = sites;
        this.search = search;
        this.items = items;
        this.me = me;
    }

    @GET
    @Path("/comments")
    @Transactional
    @Operation(
            summary = "Search the comments",
            description =
                    "The latest first. Words are found by their beginnings and in their other forms, whatever case and"
                            + " accents they have; \"words in quotes\" follow each other; *part is looked for within words too,"
                            + " which reads the texts themselves. What was withdrawn has no text to be found by.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QueueResource.QueuePage.class)))
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_ID,
        ErrorCode.INVALID_CURSOR,
        ErrorCode.SEARCH_TOO_BROAD
    })
    public Response find(
            @Context UriInfo uri,
            @Parameter(description = "A site's key; all of the caller's sites where it is left out") @QueryParam("site")
                    String site,
            @Parameter(description = "What the text says, up to 200 characters") @QueryParam("q") String text,
            @Parameter(description = "`PENDING`, `APPROVED`, `REJECTED` or `WITHDRAWN`") @QueryParam("state")
                    String state,
            @Parameter(description = "The author's key, 64 hexadecimal digits") @QueryParam("author") String author,
            @Parameter(description = "A clause that the standing decision cites") @QueryParam("clause") String clause,
            @Parameter(description = "Posted at this time or later (RFC 3339)") @QueryParam("from") String from,
            @Parameter(description = "Posted before this time (RFC 3339)") @QueryParam("to") String to,
            @Parameter(description = "The id of the moderator whose decision stands") @QueryParam("moderator")
                    UUID moderator,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        List<Site> asked = site != null ? List.of(sites.named(site, me)) : sites.seenBy(me);
        int rows = Page.limit(limit);
        List<Comment> found = search.find(new Search.Question(
                asked.stream().map(Site::id).toList(),
                asked.stream()
                        .map(Site::language)
                        .distinct()
                        .map(SearchResource::stemmer)
                        .toList(),
                SearchText.of(text),
                state == null ? null : StateParameter.of(state),
                author(author),
                clause(clause),
                moderator,
                time("from", from),
                time("to", to),
                Cursor.parse(cursor),
                rows + 1));
        return Page.of(found, rows, comment -> new Cursor(comment.createdAt(), comment.id()), items::of)
                .response(uri);
    }

    /** Which of PostgreSQL's dictionaries knows the language's endings. */
    private static String stemmer(Language language) {
        return switch (language) {
            case EN -> "english_stem";
            case ES -> "spanish_stem";
        };
    }

    private static byte[] author(String key) {
        if (key == null) {
            return null;
        }
        if (!key.matches("[0-9a-fA-F]{64}")) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "author must be 64 hexadecimal digits.");
        }
        return HexFormat.of().parseHex(key);
    }

    private static String clause(String number) {
        if (number != null && !number.matches("[0-9]{1,3}([.][0-9]{1,3})?")) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "clause must be a clause's number, such as 2 or 2.1.");
        }
        return number;
    }

    private static Instant time(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1970 && time.getYear() < 10_000) {
                return time.toInstant();
            }
        } catch (DateTimeException notATime) {
            // Said below, like a time that no comment has.
        }
        throw Refusal.of(ErrorCode.INVALID_PARAMETER, name + " must be a time such as 2026-03-10T12:00:00Z.");
    }
}
