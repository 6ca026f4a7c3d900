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
    private final AuthorBlocks blocks;
    private final Ids ids;

    Door(Comments comments, Decisions decisions, AuthorBlocks blocks, Ids ids) {
        this.comments = comments;
        this.decisions = decisions;
        this.blocks = blocks;
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

    void settle(Site site, Comment comment, Instant now) {
        boolean open =
                switch (site.mode()) {
                    case PRE -> false;
                    case TRUSTED -> comments.isTrusted(site, comment.authorKey());
                    case POST -> true;
                };
        if (open && !blocks.hold(site.id(), comment.authorKey())) {
            Decision decision =
                    Decision.of(ids.next(), Action.APPROVE, null, Decision.Grounds.none(site.policyVersion()), now);
            comment.approve(decision);
            // The comment first, if it is new: the decision refers to it.
            comments.persist(comment);
            decisions.persist(decision);
        }
    }
}
