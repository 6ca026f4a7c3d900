package dev.anteroom.queue;

import dev.anteroom.auth.Moderators;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Copies;
import dev.anteroom.reports.Reports;
import dev.anteroom.sites.Sites;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts beside some comments what a moderator needs to decide them, with one query for each kind of thing. */
@ApplicationScoped
class QueueItems {

    private static final int EXCERPT = 200;
    private static final int REASONS = 20;

    private final Sites sites;
    private final Comments comments;
    private final Copies copies;
    private final PageThreads threads;
    private final Moderators moderators;
    private final Reports reports;
    private final Claims claims;

    QueueItems(
            Sites sites,
            Comments comments,
            Copies copies,
            PageThreads threads,
            Moderators moderators,
            Reports reports,
            Claims claims) {
        this.sites = sites;
        this.comments = comments;
        this.copies = copies;
        this.threads = threads;
        this.moderators = moderators;
        this.reports = reports;
        this.claims = claims;
    }

    List<QueueItem> of(List<Comment> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<Integer> siteIds = shown.stream().map(Comment::siteId).distinct().toList();
        List<UUID> ids = shown.stream().map(Comment::id).toList();
        Map<UUID, PageThread> pages = threads.withIds(siteIds, every(shown, Comment::threadId)).stream()
                .collect(Collectors.toMap(PageThread::id, Function.identity()));
        Map<UUID, Comment> parents = comments.withIds(siteIds, every(shown, Comment::parentId)).stream()
                .collect(Collectors.toMap(Comment::id, Function.identity()));
        Map<UUID, Integer> similar = copies.count(shown);
        Map<UUID, Reports.Open> open = reports.open(siteIds, ids, REASONS);
        Map<UUID, Claims.Claim> held = claims.on(siteIds, ids);
        Map<UUID, String> names = moderators.names(
                held.values().stream().map(Claims.Claim::moderatorId).collect(Collectors.toSet()));
        return shown.stream()
                .map(comment -> new QueueItem(
                        comment.id(),
                        sites.keyOf(comment.siteId()),
                        thread(pages.get(comment.threadId())),
                        parent(parents.get(comment.parentId())),
                        comment.state(),
                        comment.cause(),
                        author(comment),
                        comment.body(),
                        comment.html(),
                        comment.createdAt(),
                        comment.editedAt(),
                        comment.risk(),
                        comment.findings(),
                        open.containsKey(comment.id()) ? open.get(comment.id()).count() : 0,
                        reasons(open.get(comment.id())),
                        similar.getOrDefault(comment.id(), 0),
                        claim(held.get(comment.id()), names),
                        comment.version()))
                .toList();
    }

    private static Collection<UUID> every(List<Comment> shown, Function<Comment, UUID> reference) {
        return shown.stream().map(reference).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static List<QueueItem.ReasonRef> reasons(Reports.Open open) {
        return open == null
                ? List.of()
                : open.first().stream()
                        .map(report -> new QueueItem.ReasonRef(report.clause(), report.detail(), report.createdAt()))
                        .toList();
    }

    private static QueueItem.ThreadRef thread(PageThread thread) {
        return new QueueItem.ThreadRef(thread.id(), thread.page(), thread.title(), thread.url());
    }

    private static QueueItem.ParentRef parent(Comment parent) {
        return parent == null ? null : new QueueItem.ParentRef(parent.id(), parent.excerpt(EXCERPT), parent.state());
    }

    private static QueueItem.AuthorRef author(Comment comment) {
        byte[] key = comment.authorKey();
        return new QueueItem.AuthorRef(
                comment.name(), key == null ? null : HexFormat.of().formatHex(key));
    }

    private static QueueItem.ClaimRef claim(Claims.Claim claim, Map<UUID, String> names) {
        return claim == null ? null : new QueueItem.ClaimRef(names.get(claim.moderatorId()), claim.until());
    }
}
