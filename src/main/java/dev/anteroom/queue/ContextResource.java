package dev.anteroom.queue;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.Moderators;
import dev.anteroom.auth.Role;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Copies;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.comments.Revisions;
import dev.anteroom.journal.Entries;
import dev.anteroom.journal.Entry;
import dev.anteroom.reports.Reports;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A comment in its context. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MAY_READ)
@Tag(name = "Moderating")
public class ContextResource {

    private static final int SHOWN = 20;
    private static final int EXCERPT = 200;
    private static final int REPORTS = 100;

    private final Sites sites;
    private final Comments comments;
    private final Copies copies;
    private final Revisions revisions;
    private final Decisions decisions;
    private final Reports reports;
    private final Entries entries;
    private final Moderators moderators;
    private final QueueItems items;
    private final CurrentModerator me;

    ContextResource(
            Sites sites,
            Comments comments,
            Copies copies,
            Revisions revisions,
            Decisions decisions,
            Reports reports,
            Entries entries,
            Moderators moderators,
            QueueItems items,
            CurrentModerator me) {
        this.sites = sites;
        this.comments = comments;
        this.copies = copies;
        this.revisions = revisions;
        this.decisions = decisions;
        this.reports = reports;
        this.entries = entries;
        this.moderators = moderators;
        this.items = items;
        this.me = me;
    }

    @GET
    @Path("/comments/{id}")
    @Transactional
    @Operation(summary = "Show a comment in its context, in whatever state it is")
    @Refuses({ErrorCode.COMMENT_NOT_FOUND, ErrorCode.INVALID_ID})
    public ContextView show(@PathParam("id") UUID id) {
        List<Integer> mine = sites.seenBy(me).stream().map(Site::id).toList();
        Comment comment = comments.withIds(mine, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.COMMENT_NOT_FOUND));
        List<Decision> decided = decisions.of(comment);
        List<Entry> happened = entries.of(comment.siteId(), id);
        Map<UUID, String> names = names(decided, happened);
        QueueItem item = items.of(List.of(comment)).get(0);
        return new ContextView(
                item,
                parents(comment),
                beside(comments.siblings(comment, SHOWN)),
                revisions.of(comment).stream()
                        .map(old -> new ContextView.Earlier(old.version(), old.name(), old.body(), old.replacedAt()))
                        .toList(),
                decided.stream()
                        .map(decision -> DecisionView.of(decision, names))
                        .toList(),
                happened.stream().map(entry -> happened(entry, names)).toList(),
                new ContextView.AuthorView(comments.countByState(comment), beside(comments.othersOf(comment, SHOWN))),
                reports.of(comment, REPORTS).stream()
                        .map(report -> new ContextView.ReportView(
                                report.clause(), report.detail(), report.createdAt(), report.outcome()))
                        .toList(),
                new ContextView.CopiesView(
                        item.similar(), beside(copies.of(comment, List.of(CommentState.values()), null, SHOWN))));
    }

    private List<ContextView.Beside> parents(Comment comment) {
        LinkedList<Comment> parents = new LinkedList<>();
        // At most four steps: replies go no deeper.
        for (UUID up = comment.parentId(); up != null; up = parents.getFirst().parentId()) {
            parents.addFirst(comments.withId(comment.siteId(), up).orElseThrow());
        }
        return beside(parents);
    }

    private static List<ContextView.Beside> beside(List<Comment> others) {
        return others.stream()
                .map(other -> new ContextView.Beside(
                        other.id(), other.state(), other.name(), other.excerpt(EXCERPT), other.createdAt()))
                .toList();
    }

    private Map<UUID, String> names(List<Decision> decided, List<Entry> happened) {
        Set<UUID> ids = new HashSet<>();
        Stream.concat(
                        decided.stream().map(Decision::moderatorId),
                        happened.stream().map(Entry::moderatorId))
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return moderators.names(ids);
    }

    private static ContextView.Happened happened(Entry entry, Map<UUID, String> names) {
        return new ContextView.Happened(
                entry.kind().code(),
                entry.at(),
                entry.moderatorId() == null ? null : names.get(entry.moderatorId()),
                entry.fromState(),
                entry.toState());
    }
}
