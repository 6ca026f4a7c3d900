package dev.anteroom.tuning;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.base.InvalidText;
import dev.anteroom.comments.Clauses;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.StarterLists;
import dev.anteroom.screening.WordCsv;
import dev.anteroom.screening.WordEntry;
import dev.anteroom.screening.WordList;
import dev.anteroom.screening.WordsCheck;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The word lists of a site. They are looked for once the check {@code words} is switched on. */
@Path("/api/v1/sites/{site}/word-lists")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Screening")
public class WordListResource {

    /** A word list to be tried. */
    @Schema(name = "WordListPreviewRequest")
    record WordListPreview(
            @NotNull(message = "is missing") @Valid WordListRequest list,
            @Schema(examples = "30") Integer days,
            @Schema(examples = "10000") Integer comments) {}

    private static final String CSV = "text/csv";
    private static final int MOST_LISTS = 50;

    private final Sites sites;
    private final StoredWordLists lists;
    private final Clauses clauses;
    private final BacktestRun run;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    WordListResource(
            Sites sites,
            StoredWordLists lists,
            Clauses clauses,
            BacktestRun run,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.lists = lists;
        this.clauses = clauses;
        this.run = run;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "List a site's word lists", description = "Without their entries; at most 50.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Page<WordListView> list(@PathParam("site") String key) {
        return new Page<>(
                lists.of(sites.named(key, me).id()).stream()
                        .map(WordListView::of)
                        .toList(),
                null);
    }

    @POST
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @ResponseStatus(201)
    @Operation(summary = "Create a word list")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_EXISTS, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public WordListView create(
            @PathParam("site") String key,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid WordListRequest request) {
        Site site = sites.locked(key, me);
        WordList list = checked(site, request::list);
        UUID id = ids.next();
        Optional<UUID> first =
                idempotency.claim(site.id(), site.secret(), "word-lists " + me.id(), idempotencyKey, request, id);
        if (first.isPresent()) {
            return WordListView.whole(found(site, first.get()));
        }
        refuseTaken(site, list, id);
        if (lists.of(site.id()).size() >= MOST_LISTS) {
            throw Refusal.field("name", "would be that of list number 51: a site has at most " + MOST_LISTS);
        }
        StoredWordList stored = StoredWordList.of(id, site.id(), list, clock.instant());
        lists.persist(stored);
        journal.record(Entry.of(Kind.WORD_LIST_CREATED, site.id()).by(me.id()).on(id));
        return WordListView.whole(stored);
    }

    @GET
    @Path("/starters")
    @Operation(
            summary = "Show lists to begin with",
            description =
                    "Small lists of insults, threats and spam in English and Spanish. A site has none of them until"
                            + " it creates one like it.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Page<WordListRequest> starters(@PathParam("site") String key) {
        sites.named(key, me);
        return new Page<>(StarterLists.all().stream().map(WordListRequest::of).toList(), null);
    }

    @GET
    @Path("/{list}")
    @Transactional
    @Operation(summary = "Show a word list with its entries")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_NOT_FOUND})
    public WordListView show(@PathParam("site") String key, @PathParam("list") UUID id) {
        return WordListView.whole(found(sites.named(key, me), id));
    }

    @PUT
    @Path("/{list}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Replace a word list")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_NOT_FOUND, ErrorCode.WORD_LIST_EXISTS})
    public WordListView replace(
            @PathParam("site") String key, @PathParam("list") UUID id, @NotNull @Valid WordListRequest request) {
        Site site = sites.locked(key, me);
        return replace(site, id, checked(site, request::list));
    }

    private WordListView replace(Site site, UUID id, WordList list) {
        StoredWordList stored = found(site, id);
        refuseTaken(site, list, id);
        stored.replace(list, clock.instant());
        journal.record(Entry.of(Kind.WORD_LIST_CHANGED, site.id()).by(me.id()).on(id));
        return WordListView.whole(stored);
    }

    @DELETE
    @Path("/{list}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Delete a word list")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_NOT_FOUND})
    public void delete(@PathParam("site") String key, @PathParam("list") UUID id) {
        Site site = sites.locked(key, me);
        lists.delete(found(site, id));
        journal.record(Entry.of(Kind.WORD_LIST_DELETED, site.id()).by(me.id()).on(id));
    }

    @GET
    @Path("/{list}/csv")
    @Produces(CSV)
    @Transactional
    @Operation(summary = "Export a word list", description = "CSV with the columns term, outcome, clause and note.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_NOT_FOUND})
    public String export(@PathParam("site") String key, @PathParam("list") UUID id) {
        return WordCsv.write(found(sites.named(key, me), id).list().entries());
    }

    @PUT
    @Path("/{list}/csv")
    // Of another type it is refused by the method: after the token was asked for, not before.
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(
            summary = "Replace a list's entries by a file",
            description =
                    "CSV as exported. Nothing is imported where a line is wrong: all that are, up to 20, are named.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.WORD_LIST_NOT_FOUND})
    public WordListView importEntries(
            @PathParam("site") String key,
            @PathParam("list") UUID id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @NotNull byte[] file) {
        if (type == null || !MediaType.valueOf(CSV).isCompatible(type) || type.isWildcardType()) {
            throw Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body is not text/csv.");
        }
        WordCsv.Content content = WordCsv.read(file);
        if (!content.errors().isEmpty()) {
            throw Refusal.fields(content.errors().stream()
                    .map(error -> new Refusal.FieldError("line " + error.line(), error.message()))
                    .toList());
        }
        Site site = sites.locked(key, me);
        StoredWordList stored = found(site, id);
        return replace(
                site, id, checked(site, () -> new WordList(stored.name(), stored.language(), content.entries())));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @ResponseStatus(202)
    @Operation(
            summary = "Try a word list on the past",
            description = "Runs in the background over the latest comments.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.BACKTEST_RUNNING})
    public BacktestView tryWords(@PathParam("site") String key, @NotNull @Valid WordListPreview request) {
        Site site = sites.named(key, me);
        BacktestRange range = BacktestRange.of(request.days(), request.comments());
        WordList list = checked(site, request.list()::list);
        return run.begin(site, me.id(), new WordsCheck(List.of(list)), range);
    }

    private StoredWordList found(Site site, UUID id) {
        return lists.withId(site.id(), id).orElseThrow(() -> Refusal.of(ErrorCode.WORD_LIST_NOT_FOUND));
    }

    private void refuseTaken(Site site, WordList list, UUID id) {
        if (lists.isTaken(site.id(), list.name(), id)) {
            throw Refusal.of(ErrorCode.WORD_LIST_EXISTS);
        }
    }

    private WordList checked(Site site, Supplier<WordList> made) {
        WordList list;
        try {
            list = made.get();
        } catch (InvalidText invalid) {
            throw Refusal.of(ErrorCode.INVALID_FIELD, invalid.getMessage());
        }
        Set<String> unknown = list.entries().stream()
                .map(WordEntry::clause)
                .filter(Objects::nonNull)
                .distinct()
                .filter(clause -> !clauses.inForce(site, List.of(clause)))
                .collect(Collectors.toSet());
        for (int i = 0; i < list.entries().size(); i++) {
            if (unknown.contains(list.entries().get(i).clause())) {
                throw Refusal.field("entries[" + i + "].clause", "must be one of the policy in force");
            }
        }
        return list;
    }
}
