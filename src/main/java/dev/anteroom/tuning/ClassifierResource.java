package dev.anteroom.tuning;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a site's classifier has learned, how good it is, and which version of it is in force. */
@Path("/api/v1/sites/{site}/screening/classifier")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Screening")
public class ClassifierResource {

    private final Sites sites;
    private final ClassifierVersions versions;
    private final ClassifierLessons lessons;
    private final ClassifierLearning learning;
    private final CurrentModerator me;
    private final Journal journal;

    ClassifierResource(
            Sites sites,
            ClassifierVersions versions,
            ClassifierLessons lessons,
            ClassifierLearning learning,
            CurrentModerator me,
            Journal journal) {
        this.sites = sites;
        this.versions = versions;
        this.lessons = lessons;
        this.learning = learning;
        this.me = me;
        this.journal = journal;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Show a site's classifier",
            description = "With the figures of the version in force, on decisions that it was not trained on.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public ClassifierView show(@PathParam("site") String key) {
        return view(sites.named(key, me));
    }

    @PUT
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(
            summary = "Choose the version of a site's classifier",
            description = "The latest, an earlier one, or none; and whether it is lent or borrowed.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.CLASSIFIER_VERSION_NOT_FOUND})
    public ClassifierView choose(@PathParam("site") String key, @NotNull @Valid ClassifierRequest request) {
        Site site = sites.locked(key, me);
        versions.choose(site.id(), choice(site, request));
        journal.record(Entry.of(Kind.CLASSIFIER_CHANGED, site.id()).by(me.id()));
        return view(site);
    }

    private ClassifierChoice choice(Site site, ClassifierRequest request) {
        if ((request.use() == ClassifierUse.VERSION) != (request.version() != null)) {
            throw Refusal.field("version", "must be there with VERSION, and only then");
        }
        if (request.version() != null
                && versions.one(site.id(), request.version()).isEmpty()) {
            throw Refusal.of(ErrorCode.CLASSIFIER_VERSION_NOT_FOUND);
        }
        return new ClassifierChoice(request.use(), request.version(), request.shared(), lender(site, request.lender()));
    }

    /** Of a site that does not share, nobody is told whether it exists. */
    private Integer lender(Site site, String key) {
        if (key == null) {
            return null;
        }
        return sites.all().stream()
                .filter(other -> other.key().equals(key) && other.id() != site.id())
                .map(Site::id)
                .filter(id -> versions.choice(id).shared())
                .findFirst()
                .orElseThrow(() -> Refusal.field("lender", "must be another site that shares its classifier"));
    }

    @GET
    @Path("/versions")
    @Transactional
    @Operation(
            summary = "List the versions of a site's classifier",
            description = "The newest first: the latest ten, and the one that is chosen.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Page<ClassifierVersionView> versions(@PathParam("site") String key) {
        return new Page<>(versions.of(sites.named(key, me).id()), null);
    }

    @POST
    @Path("/versions")
    @RolesAllowed(Role.MAY_MANAGE)
    @ResponseStatus(201)
    @Operation(
            summary = "Train a site's classifier now",
            description = "It is trained by itself whenever enough was decided. This takes some seconds.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.TOO_FEW_DECISIONS})
    public ClassifierVersionView train(@PathParam("site") String key) {
        return learning.train(sites.named(key, me).id(), me.id())
                .orElseThrow(() -> Refusal.of(ErrorCode.TOO_FEW_DECISIONS));
    }

    private ClassifierView view(Site site) {
        ClassifierChoice choice = versions.choice(site.id());
        ClassifierLessons.Count count = lessons.count(site.id());
        Optional<Integer> active = versions.inForce(site.id(), choice);
        return new ClassifierView(
                choice.use(),
                choice.version(),
                choice.shared(),
                choice.lenderId() == null ? null : sites.keyOf(choice.lenderId()),
                active.isEmpty() && borrows(choice),
                count.decisions(),
                count.rejected(),
                ClassifierView.Needs.ALL,
                active.flatMap(version -> versions.one(site.id(), version)).orElse(null));
    }

    private boolean borrows(ClassifierChoice choice) {
        if (choice.use() == ClassifierUse.NONE || choice.lenderId() == null) {
            return false;
        }
        ClassifierChoice lender = versions.choice(choice.lenderId());
        return lender.shared() && versions.inForce(choice.lenderId(), lender).isPresent();
    }
}
