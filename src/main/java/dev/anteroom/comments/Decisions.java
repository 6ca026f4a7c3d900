package dev.anteroom.comments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All decisions, the reversed ones too. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    /** The decision that a comment's state comes from; empty while it waits. */
    public Optional<Decision> standing(Comment comment) {
        return comment.decisionId() == null
                ? Optional.empty()
                : find("siteId = ?1 and id = ?2", comment.siteId(), comment.decisionId())
                        .firstResultOptional();
    }

    /** The standing decisions of those comments that have one, by the decisions' ids. */
    public Map<UUID, Decision> standing(Collection<Comment> of) {
        return standing(of, Comment::siteId, Comment::decisionId);
    }

    /** The same for something that stands for comments. */
    public <T> Map<UUID, Decision> standing(
            Collection<T> of, Function<T, Integer> siteId, Function<T, UUID> decisionId) {
        Map<UUID, Decision> standing = new HashMap<>();
        of.stream()
                .filter(comment -> decisionId.apply(comment) != null)
                .collect(Collectors.groupingBy(siteId, Collectors.mapping(decisionId, Collectors.toList())))
                .forEach((site, ids) -> list("siteId = ?1 and id in ?2", site, ids)
                        .forEach(decision -> standing.put(decision.id(), decision)));
        return standing;
    }

    /** All decisions on a comment, in the order in which they were made. */
    public List<Decision> of(Comment comment) {
        return list("siteId = ?1 and commentId = ?2 order by id", comment.siteId(), comment.id());
    }

    /** Whether a moderator has found reports on the text that a comment has now unfounded. */
    public boolean clear(Comment comment) {
        return count(
                        "siteId = ?1 and commentId = ?2 and action <> ?3 and previousReportedSince is not null"
                                + " and reversedAt is null and decidedAt >= ?4",
                        comment.siteId(),
                        comment.id(),
                        Action.REJECT,
                        comment.textAt())
                > 0;
    }

    public Optional<Decision> withId(Collection<Integer> siteIds, UUID id) {
        return find("siteId in ?1 and id = ?2", siteIds, id).firstResultOptional();
    }

    /** The ids of the comments that a batch decided. */
    public List<UUID> commentsInBatch(Collection<Integer> siteIds, UUID batch) {
        return getEntityManager()
                .createQuery("select d.commentId from Decision d where d.siteId in ?1 and d.batch = ?2", UUID.class)
                .setParameter(1, siteIds)
                .setParameter(2, batch)
                .getResultList();
    }

    /** The decisions of a batch, in the order in which they were made. */
    public List<Decision> inBatch(Collection<Integer> siteIds, UUID batch) {
        return list("siteId in ?1 and batch = ?2 order by id", siteIds, batch);
    }
}
