package dev.anteroom.reports;

import dev.anteroom.base.Ids;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decisions;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.policy.Policies;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** How readers report a comment. */
@Path("/api/v1/sites/{site}/comments/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading")
public class ReportResource {

    private final Sites sites;
    private final Policies policies;
    private final Comments comments;
    private final Decisions decisions;
    private final Reports reports;
    private final ReportGate gate;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    ReportResource(
            Sites sites,
            Policies policies,
            Comments comments,
            Decisions decisions,
            Reports reports,
            ReportGate gate,
            Idempotency idempotency,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.policies = policies;
        this.comments = comments;
        this.decisions = decisions;
        this.reports = reports;
        this.gate = gate;
        this.idempotency = idempotency;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Report a published comment under a clause of the site's policy",
            description = "One report for each reader and text: who repeats theirs is answered as before, and nothing"
                    + " changes. What comes of it is not told.")
    @Refuses({
        ErrorCode.SITE_NOT_FOUND,
        ErrorCode.COMMENT_NOT_FOUND,
        ErrorCode.INVALID_ID,
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        ErrorCode.TOO_MANY_REQUESTS
    })
    public ReportView report(
            @PathParam("site") String siteKey,
            @PathParam("id") UUID commentId,
            @HeaderParam("Idempotency-Key") String key,
            @Context HttpServerRequest http,
            @NotNull @Valid ReportRequest request) {
        Site site = sites.named(siteKey);
        ReportRequest.Checked words = request.checked(policies.of(site));
        byte[] reader = Reader.key(site, request.readerSecret());
        boolean counts = gate.admit(http, commentId, reader);
        UUID id = ids.next();
        Optional<Report> first = idempotency
                .claim(site.id(), site.secret(), "reports " + commentId, key, request, id)
                .flatMap(made -> reports.withId(site.id(), made));
        if (first.isPresent()) {
            return ReportView.of(first.get());
        }
        // The same questions whether the comment is public, waits or was never written: neither the answer nor the time
        // that it takes tells which.
        Optional<Comment> comment = comments.lockApproved(site.id(), commentId);
        Optional<Report> own = reports.own(site.id(), commentId, reader)
                .filter(before -> comment.map(before::isAbout).orElse(true));
        if (own.isPresent()) {
            return ReportView.of(own.get());
        }
        return ReportView.of(report(
                site, comment.orElseThrow(() -> Refusal.of(ErrorCode.COMMENT_NOT_FOUND)), id, reader, words, counts));
    }

    private Report report(
            Site site, Comment comment, UUID id, byte[] reader, ReportRequest.Checked words, boolean counts) {
        Instant now = clock.instant();
        double weight = counts ? reports.weight(site.id(), reader) : Weight.LEAST;
        Report report = Report.of(id, site, comment, reader, words, weight, now);
        if (decisions.clear(comment)) {
            reports.persist(report.ignored());
            return report;
        }
        reports.persist(report);
        double open = reports.openWeight(comment);
        comment.report(open, now);
        journal.record(entry(Kind.COMMENT_REPORTED, comment).on(id));
        if (site.hidesAfter(open)) {
            comment.hide();
            journal.record(entry(Kind.COMMENT_HIDDEN, comment).change(CommentState.APPROVED, comment.state()));
        }
        return report;
    }

    private static Entry entry(Kind kind, Comment comment) {
        return Entry.of(kind, comment.siteId()).thread(comment.threadId()).comment(comment.id());
    }
}
