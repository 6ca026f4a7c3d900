package dev.anteroom.tuning;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Role;
import dev.anteroom.base.Ids;
import dev.anteroom.comments.Clauses;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RuleState;
import dev.anteroom.screening.rules.RulesCheck;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A site's own rules. They are asked once the check {@code rules} is switched on. */
@Path("/api/v1/sites/{site}/rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Screening")
public class RuleResource {

    /** Rules to be tried, as if they were live. */
    @Schema(name = "RulesPreviewRequest")
    record RulesPreview(
            @NotNull(message = "is missing") @Size(min = 1, max = 100, message = "must be 1 to 100")
            List<@NotNull(message = "is missing") RuleRequest> rules,

            @Schema(examples = "30") Integer days,
            @Schema(examples = "10000") Integer comments) {}

    /** As many as are asked for each comment in well under a millisecond. */
    private static final int MOST_RULES = 100;

    private final Sites sites;
    private final StoredRules rules;
    private final BacktestRun run;
    private final Clauses clauses;
    private final CurrentModerator me;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    RuleResource(
            Sites sites,
            StoredRules rules,
            BacktestRun run,
            Clauses clauses,
            CurrentModerator me,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.rules = rules;
        this.run = run;
        this.clauses = clauses;
        this.me = me;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "List a site's rules", description = "In the order in which they are asked; at most 100.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    public Page<RuleView> list(@PathParam("site") String key) {
        return new Page<>(
                rules.of(sites.named(key, me).id()).stream().map(RuleView::of).toList(), null);
    }

    @POST
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @ResponseStatus(201)
    @Operation(summary = "Create a rule", description = "A draft where nothing else is said: it only notes.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.RULE_EXISTS, ErrorCode.IDEMPOTENCY_KEY_REUSED})
    public RuleView create(
            @PathParam("site") String key,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull RuleRequest request) {
        Site site = sites.locked(key, me);
        UUID id = ids.next();
        Optional<UUID> first =
                idempotency.claim(site.id(), site.secret(), "rules " + me.id(), idempotencyKey, request, id);
        if (first.isPresent()) {
            return RuleView.of(found(site, first.get()));
        }
        Rule rule = request.checked(id, site, clauses, "");
        refuseTaken(site, rule);
        if (rules.of(site.id()).size() >= MOST_RULES) {
            throw Refusal.field("name", "would be that of rule number 101: a site has at most " + MOST_RULES);
        }
        StoredRule stored = StoredRule.of(site.id(), rule, clock.instant());
        rules.persist(stored);
        journal.record(Entry.of(Kind.RULE_CREATED, site.id()).by(me.id()).on(id));
        return RuleView.of(stored);
    }

    @GET
    @Path("/{rule}")
    @Transactional
    @Operation(summary = "Show a rule")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.RULE_NOT_FOUND})
    public RuleView show(@PathParam("site") String key, @PathParam("rule") UUID id) {
        return RuleView.of(found(sites.named(key, me), id));
    }

    @PUT
    @Path("/{rule}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Replace a rule", description = "To put a draft live, send it again with that state.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.RULE_NOT_FOUND, ErrorCode.RULE_EXISTS})
    public RuleView replace(@PathParam("site") String key, @PathParam("rule") UUID id, @NotNull RuleRequest request) {
        Site site = sites.locked(key, me);
        StoredRule stored = found(site, id);
        Rule rule = request.checked(id, site, clauses, "");
        refuseTaken(site, rule);
        stored.replace(rule, clock.instant());
        journal.record(Entry.of(Kind.RULE_CHANGED, site.id()).by(me.id()).on(id));
        return RuleView.of(stored);
    }

    @DELETE
    @Path("/{rule}")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @Operation(summary = "Delete a rule")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.RULE_NOT_FOUND})
    public void delete(@PathParam("site") String key, @PathParam("rule") UUID id) {
        Site site = sites.locked(key, me);
        rules.delete(found(site, id));
        journal.record(Entry.of(Kind.RULE_DELETED, site.id()).by(me.id()).on(id));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Role.MAY_MANAGE)
    @Transactional
    @ResponseStatus(202)
    @Operation(
            summary = "Try rules on the past",
            description =
                    "Runs in the background over the latest comments, each with the author's other comments and the"
                            + " copies that were there when it came in.")
    @Refuses({ErrorCode.SITE_NOT_FOUND, ErrorCode.BACKTEST_RUNNING})
    public BacktestView tryRules(@PathParam("site") String key, @NotNull @Valid RulesPreview request) {
        Site site = sites.named(key, me);
        List<Rule> tried = new ArrayList<>();
        for (int i = 0; i < request.rules().size(); i++) {
            Rule rule = request.rules().get(i).checked(ids.next(), site, clauses, "rules[" + i + "].");
            tried.add(new Rule(
                    rule.id(),
                    rule.name(),
                    rule.condition(),
                    rule.outcome(),
                    rule.clause(),
                    rule.detail(),
                    RuleState.LIVE));
        }
        return run.begin(site, me.id(), RulesCheck.of(tried), BacktestRange.of(request.days(), request.comments()));
    }

    private StoredRule found(Site site, UUID id) {
        return rules.withId(site.id(), id).orElseThrow(() -> Refusal.of(ErrorCode.RULE_NOT_FOUND));
    }

    private void refuseTaken(Site site, Rule rule) {
        if (rules.isTaken(site.id(), rule.name(), rule.id())) {
            throw Refusal.of(ErrorCode.RULE_EXISTS);
        }
    }
}
