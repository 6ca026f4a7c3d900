package dev.anteroom.comments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    /**
     * Decides comments that wait, many at once, and puts the decisions on record: what {@link Comment#approve} and {@link
     * Comment#reject} do, without reading the texts. The rows are locked, and no entity of them is loaded.
     */
    public void decide(Map<Row, Decision> decided) {
        decided.forEach((comment, decision) -> decision.onPending(comment));
        decided.values().stream()
                .collect(Collectors.groupingBy(made -> List.of(made.action(), made.policyVersion(), made.clauses())))
                .values()
                .forEach(this::store);
    }

    /** Stores decisions that differ in nothing but the comment and the note. */
    private void store(List<Decision> made) {
        Decision one = made.get(0);
        Integer[] sites = made.stream().map(Decision::siteId).toArray(Integer[]::new);
        UUID[] comments = made.stream().map(Decision::commentId).toArray(UUID[]::new);
        UUID[] decisions = made.stream().map(Decision::id).toArray(UUID[]::new);
        getEntityManager()
                .createNativeQuery("""
                        INSERT INTO decision (site_id, id, comment_id, action, previous_state, moderator_id, policy_version,
                            clauses, note, decided_at, batch)
                        SELECT made.site, made.decision, made.comment, :action, 'PENDING', :moderator, :policy,
                            CAST(:clauses AS text[]), made.note, :at, :batch
                        FROM unnest(CAST(:sites AS integer[]), CAST(:comments AS uuid[]), CAST(:decisions AS uuid[]),
                            CAST(:notes AS text[])) AS made (site, comment, decision, note)""")
                .setParameter("action", one.action().name())
                .setParameter("moderator", one.moderatorId())
                .setParameter("policy", one.policyVersion())
                .setParameter("clauses", one.clauses().toArray(String[]::new))
                .setParameter("notes", made.stream().map(Decision::note).toArray(String[]::new))
                .setParameter("at", one.decidedAt())
                .setParameter("batch", one.batch())
                .setParameter("sites", sites)
                .setParameter("comments", comments)
                .setParameter("decisions", decisions)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        UPDATE comment SET state = :state, decision_id = made.decision, version = version + 1,
                            published_at = CASE WHEN :state = 'APPROVED' THEN coalesce(published_at, :at)
                                ELSE published_at END
                        FROM unnest(CAST(:sites AS integer[]), CAST(:comments AS uuid[]), CAST(:decisions AS uuid[]))
                            AS made (site, comment, decision)
                        WHERE site_id = made.site AND id = made.comment""")
                .setParameter("state", one.action().state().name())
                .setParameter("at", one.decidedAt())
                .setParameter("sites", sites)
                .setParameter("comments", comments)
                .setParameter("decisions", decisions)
                .executeUpdate();
    }

    /** Takes back decisions that were the first on their comments, many at once, likewise: {@link Comment#reverse}. */
    public void reverse(Collection<Decision> made, UUID moderatorId, Instant now) {
        if (made.isEmpty()) {
            return;
        }
        Integer[] sites = made.stream().map(Decision::siteId).distinct().toArray(Integer[]::new);
        UUID[] decisions = made.stream().map(Decision::id).toArray(UUID[]::new);
        getEntityManager()
                .createNativeQuery("""
                        UPDATE comment SET state = 'PENDING', decision_id = NULL, version = version + 1
                        WHERE site_id = ANY(?1) AND id = ANY(?2) AND decision_id = ANY(?3)""")
                .setParameter(1, sites)
                .setParameter(2, made.stream().map(Decision::commentId).toArray(UUID[]::new))
                .setParameter(3, decisions)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        UPDATE decision SET reversed_by = ?3, reversed_at = ?4 WHERE site_id = ANY(?1) AND id = ANY(?2)""")
                .setParameter(1, sites)
                .setParameter(2, decisions)
                .setParameter(3, moderatorId)
                .setParameter(4, now)
                .executeUpdate();
        // What is in memory says the same, and is not written once more.
        made.forEach(decision -> {
            getEntityManager().detach(decision);
            decision.reverse(moderatorId, now);
        });
    }
}
