package dev.anteroom.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.base.CleanText;
import dev.anteroom.base.InvalidText;
import dev.anteroom.comments.Clauses;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.Verdict;
import dev.anteroom.screening.outside.OutsideChecker;
import dev.anteroom.screening.outside.OutsideThread;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a site screens, and what that would make of a text. */
@Path("/api/v1/sites/{site}/screening")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Screening")
public class ScreeningResource {

    /** A text to be tried. */
    @Schema(name = "ScreeningPreviewRequest")
    record PreviewRequest(
            @NotNull(message = "is missing") @Schema(examples = "Call me at 555 0100")
            String body,

            @Schema(examples = "null") String name) {}

    /**
     * What screening makes of it.
     *
     * @param outcome of all findings together; {@code none} and {@code note} leave it to the site's mode
     */
    @Schema(name = "ScreeningPreview")
    record PreviewView(Outcome outcome, double risk, List<Finding> findings) {}

    private static final int LONGEST = 65_536;
    private static final OutsideThread NO_THREAD = new OutsideThread("preview", null, null);

    private final Sites sites;
    private final StoredSettings settings;
    private final Clauses clauses;
    private final Composer composer;
    private final OutsideChecker checker;
    private final CurrentModerator me;
    private final Journal journal;
    private final Clock clock;

    ScreeningResource(
            Sites sites,
            StoredSettings settings,
            Clauses clauses,
            Composer composer,
            OutsideChecker checker,
            CurrentModerator me,
            Journal journal,
            Clock clock) {
        this.sites = sites;
        this.settings = settings;
        this.clauses = clauses;
        this.composer = composer;
        this.checker = checker;
        this.me = me;
        this.journal = journal;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "Show how a site screens", description = "The checks in the order in which they run.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public ScreeningSettings show(@PathParam("site") String key) {
        return settings.of(sites.named(key, me).id());
    }

    @PATCH
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(
            summary = "Change how a site screens",
            description = "What is left out stays as it is. It counts for what is posted or edited from now on.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ScreeningSettings.class)))
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public ScreeningSettings change(@PathParam("site") String key, @NotNull ObjectNode patch)
            throws JsonProcessingException {
        Site site = sites.locked(key, me);
        ScreeningSettings before = settings.of(site.id());
        ScreeningSettings changed = settings.change(site.id(), patch);
        refuseUnknown(site, before.clauses(), changed.clauses());
        journal.record(Entry.of(Kind.SCREENING_CHANGED, site.id()).by(me.id()));
        return changed;
    }

    /** Only what this change brings in: one that has left the policy since must not keep other settings from being changed. */
    private void refuseUnknown(Site site, Map<String, String> before, Map<String, String> after) {
        List<Refusal.FieldError> errors = after.entrySet().stream()
                .filter(set -> !set.getValue().equals(before.get(set.getKey())))
                .filter(set -> !clauses.inForce(site, List.of(set.getValue())))
                .map(set -> new Refusal.FieldError(set.getKey(), "must be one of the policy in force"))
                .toList();
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    @POST
    @Path("/preview")
    @Operation(
            summary = "Try a text",
            description = "Every check looks at it, those that are off too. Nothing is kept; the text has no author, no"
                    + " thread and no copies.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public PreviewView preview(@PathParam("site") String key, @NotNull @Valid PreviewRequest request) {
        Site site = sites.named(key, me);
        String body = clean(request.body());
        Screening screening = composer.ofAll(site.id());
        Submission submission = new Submission(
                Text.of(body),
                request.name(),
                false,
                clock.instant().atZone(site.timeZone()),
                site.language().code(),
                screening
                        .outside()
                        .map(outside -> checker.ask(outside, body, Text.of(body).language(), NO_THREAD))
                        .orElse(null));
        Verdict verdict = screening.screen(submission, History.NONE);
        return new PreviewView(verdict.outcome(), verdict.risk(), verdict.findings());
    }

    private static String clean(String body) {
        if (body.length() > LONGEST) {
            throw Refusal.field("body", "must be at most 65536 characters");
        }
        try {
            return CleanText.of(body);
        } catch (InvalidText invalid) {
            throw Refusal.field("body", invalid.getMessage());
        }
    }
}
