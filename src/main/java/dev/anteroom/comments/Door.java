package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import dev.anteroom.comments.Likenesses.Likeness;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.Screenings;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.Verdict;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a comment that came in goes: it is let in where the site's mode says so and screening has nothing against it, turned
 * away where screening says that, and waits otherwise.
 */
@ApplicationScoped
class Door {

    private final Comments comments;
    private final AuthorBlocks blocks;
    private final Likenesses likenesses;
    private final Screenings screenings;
    private final Histories histories;
    private final Clauses clauses;
    private final Ids ids;

    Door(
            Comments comments,
            AuthorBlocks blocks,
            Likenesses likenesses,
            Screenings screenings,
            Histories histories,
            Clauses clauses,
            Ids ids) {
        this.comments = comments;
        this.blocks = blocks;
        this.likenesses = likenesses;
        this.screenings = screenings;
        this.histories = histories;
        this.clauses = clauses;
        this.ids = ids;
    }

    /**
     * Turns away an author whose comments are refused.
     *
     * @throws dev.anteroom.web.Refusal {@code author-blocked}
     */
    void refuseBlocked(Site site, byte[] authorKey) {
        blocks.refuse(site.id(), authorKey);
    }

    /** Whether an author's comments go the way of all others'. */
    boolean isFree(Site site, byte[] authorKey) {
        return !blocks.inForce(site.id(), authorKey);
    }

    /**
     * Looks at a comment that is new.
     *
     * @return what the service decided at once, if it did; to be stored with the comment
     */
    Optional<Decision> take(
            Site site, PageThread thread, Comment comment, Likeness likeness, Opinion opinion, Instant now) {
        comment.resemble(likeness.id());
        return settle(site, thread, comment, likeness.copied(), opinion, true, now);
    }

    /**
     * Looks at a comment with another text, as at one that nobody has decided on.
     *
     * @param mayOpen whether it may be let in: one that waited for a moderator before goes on waiting
     * @return what the service decided at once, if it did; to be stored with the comment
     */
    Optional<Decision> takeAgain(
            Site site,
            PageThread thread,
            Comment comment,
            Likeness likeness,
            Opinion opinion,
            boolean mayOpen,
            Instant now) {
        if (comment.likenessId() != null && !comment.likenessId().equals(likeness.id())) {
            likenesses.forget(comment);
        }
        comment.resemble(likeness.id());
        return settle(site, thread, comment, likeness.copied(), opinion, mayOpen, now);
    }

    private Optional<Decision> settle(
            Site site,
            PageThread thread,
            Comment comment,
            boolean copied,
            Opinion opinion,
            boolean mayOpen,
            Instant now) {
        Screening screening = screenings.of(site.id());
        History history = screening.needsHistory()
                ? histories.of(comment, copied, thread.age(now), now)
                : History.uncounted(comment.authorKey() != null, thread.age(now));
        Verdict verdict = screened(site, comment, screening, history, opinion, now);
        comment.screened(verdict);
        if (verdict.outcome() == Outcome.REJECT) {
            return Optional.of(decide(
                    comment, Action.REJECT, new Decision.Grounds(site.policyVersion(), verdict.clauses(), null), now));
        }
        if (verdict.outcome() != Outcome.HOLD
                && mayOpen
                && isOpen(site, comment, screening.needsHistory() ? history : null)
                && !blocks.hold(site.id(), comment.authorKey())) {
            return Optional.of(decide(comment, Action.APPROVE, Decision.Grounds.none(site.policyVersion()), now));
        }
        return Optional.empty();
    }

    private Verdict screened(
            Site site, Comment comment, Screening screening, History history, Opinion opinion, Instant now) {
        if (screening.isEmpty()) {
            return Verdict.CLEAN;
        }
        Submission submission = new Submission(
                Text.of(comment.body()),
                comment.name(),
                comment.parentId() != null,
                now.atZone(site.timeZone()),
                site.language().code(),
                opinion);
        return citing(site, screening.screen(submission, history));
    }

    /** A rejection cites clauses that are in force: one that cannot, as the policy has changed since, waits for a person. */
    private Verdict citing(Site site, Verdict verdict) {
        if (verdict.outcome() != Outcome.REJECT) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            boolean may = finding.outcome() != Outcome.REJECT
                    || finding.clause() != null && clauses.inForce(site, List.of(finding.clause()));
            findings.add(may ? finding : finding.atMost(Outcome.HOLD));
        }
        return new Verdict(findings);
    }

    /** @param counted what screening has counted already, or null */
    private boolean isOpen(Site site, Comment comment, History counted) {
        return switch (site.mode()) {
            case PRE -> false;
            case TRUSTED ->
                counted == null || counted.isCut()
                        ? comments.isTrusted(site, comment.authorKey())
                        : counted.authorApproved() - counted.authorRejected() >= site.trustedAfter();
            case POST -> true;
        };
    }

    private Decision decide(Comment comment, Action action, Decision.Grounds grounds, Instant now) {
        Decision decision = Decision.of(ids.next(), action, null, grounds, now);
        if (action == Action.APPROVE) {
            comment.approve(decision);
        } else {
            comment.reject(decision);
        }
        return decision;
    }
}
