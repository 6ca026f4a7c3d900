package dev.anteroom.comments;

import dev.anteroom.base.Ids;
import dev.anteroom.sites.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets a comment in at once where the site's mode says so; else it waits. */
@ApplicationScoped
class Door {

    private final Comments comments;
    private final Decisions decisions;
    private final Ids ids;

    Door(Comments comments, Decisions decisions, Ids ids) {
        this.comments = comments;
        this.decisions = decisions;
        this.ids = ids;
    }

    void settle(Site site, Comment comment, Instant now) {
        boolean open =
                switch (site.mode()) {
                    case PRE -> false;
                    case TRUSTED -> comments.isTrusted(site, comment.authorKey());
                    case POST -> true;
                };
        if (open) {
            Decision decision =
                    Decision.of(ids.next(), Action.APPROVE, null, Decision.Grounds.none(site.policyVersion()), now);
            comment.approve(decision);
            // The comment first, if it is new: the decision refers to it.
            comments.persist(comment);
            decisions.persist(decision);
        }
    }
}
