package dev.anteroom.reports;

import dev.anteroom.comments.Action;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Withdrawn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All reports. */
@ApplicationScoped
public class Reports implements PanacheRepositoryBase<Report, UUID> {

    /** How long it is known which reports are of one reader. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /**
     * The open reports on a comment.
     *
     * @param first some of them, the oldest first
     */
    public record Open(int count, List<Report> first) {}

    private final Clock clock;

    Reports(Clock clock) {
        this.clock = clock;
    }

    Optional<Report> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    /** A reader's latest report on a comment; none for a reader without a key. */
    Optional<Report> own(int siteId, UUID commentId, byte[] readerKey) {
        return find(
                        "siteId = ?1 and commentId = ?2 and readerKey = ?3 order by id desc",
                        siteId,
                        commentId,
                        readerKey == null ? new byte[0] : readerKey)
                .firstResultOptional();
    }

    /** How much a reader's reports count, by what came of those of the last 90 days. */
    double weight(int siteId, byte[] readerKey) {
        Object[] decided = (Object[]) getEntityManager()
                .createNativeQuery("""
                        SELECT count(*) FILTER (WHERE outcome = 'UPHELD'), count(*) FILTER (WHERE outcome = 'DISMISSED')
                        FROM report WHERE site_id = ?1 AND reader_key = ?2""")
                .setParameter(1, siteId)
                .setParameter(2, readerKey)
                .getSingleResult();
        return Weight.of(((Number) decided[0]).intValue(), ((Number) decided[1]).intValue());
    }

    /** The weight of a comment's open reports together. */
    double openWeight(Comment comment) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                        SELECT coalesce(sum(weight), 0) FROM report
                        WHERE site_id = ?1 AND comment_id = ?2 AND outcome IS NULL""")
                        .setParameter(1, comment.siteId())
                        .setParameter(2, comment.id())
                        .getSingleResult())
                .doubleValue();
    }

    /** All reports on a comment in the order in which they came in, up to so many. */
    public List<Report> of(Comment comment, int limit) {
        return find("siteId = ?1 and commentId = ?2 order by id", comment.siteId(), comment.id())
                .page(0, limit)
                .list();
    }

    /** The open reports on some comments, by the comment; of each up to {@code shown} are read. */
    public Map<UUID, Open> open(Collection<Integer> siteIds, Collection<UUID> commentIds, int shown) {
        if (commentIds.isEmpty()) {
            return Map.of();
        }
        Integer[] sites = siteIds.toArray(Integer[]::new);
        UUID[] ids = commentIds.toArray(UUID[]::new);
        List<Object[]> counts = getEntityManager()
                .createNativeQuery("""
                        SELECT comment_id, count(*) FROM report
                        WHERE site_id = ANY(?1) AND comment_id = ANY(?2) AND outcome IS NULL
                        GROUP BY comment_id""", Object[].class)
                .setParameter(1, sites)
                .setParameter(2, ids)
                .getResultList();
        if (counts.isEmpty()) {
            return Map.of();
        }
        List<Report> first = getEntityManager()
                .createNativeQuery("""
                        SELECT found.* FROM unnest(CAST(?2 AS uuid[])) AS asked (comment) CROSS JOIN LATERAL (
                            SELECT * FROM report WHERE site_id = ANY(?1) AND comment_id = asked.comment
                                AND outcome IS NULL ORDER BY id LIMIT ?3) AS found
                        ORDER BY found.id""", Report.class)
                .setParameter(1, sites)
                .setParameter(2, ids)
                .setParameter(3, shown)
                .getResultList();
        Map<UUID, List<Report>> byComment = first.stream().collect(Collectors.groupingBy(Report::commentId));
        return counts.stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Open(((Number) row[1]).intValue(), byComment.getOrDefault(row[0], List.of()))));
    }

    /** Closes the open reports on comments that were decided: a rejection upholds them, all else dismisses them. */
    public void close(Collection<Decision> made) {
        made.stream()
                .filter(Decision::closesReports)
                .collect(Collectors.groupingBy(decision ->
                        decision.action() == Action.REJECT ? ReportOutcome.UPHELD : ReportOutcome.DISMISSED))
                .forEach(this::close);
    }

    private void close(ReportOutcome outcome, List<Decision> made) {
        getEntityManager()
                .createNativeQuery("""
                        UPDATE report SET outcome = ?1, decision_id = made.decision
                        FROM unnest(CAST(?2 AS uuid[]), CAST(?3 AS uuid[])) AS made (comment, decision)
                        WHERE site_id = ANY(?4) AND comment_id = made.comment AND outcome IS NULL""")
                .setParameter(1, outcome.name())
                .setParameter(2, made.stream().map(Decision::commentId).toArray(UUID[]::new))
                .setParameter(3, made.stream().map(Decision::id).toArray(UUID[]::new))
                .setParameter(4, made.stream().map(Decision::siteId).distinct().toArray(Integer[]::new))
                .executeUpdate();
    }

    /** Opens the reports again that some decisions closed, which are taken back. */
    public void reopen(Collection<Decision> reversed) {
        List<Decision> closing =
                reversed.stream().filter(Decision::closesReports).toList();
        if (!closing.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("""
                            UPDATE report SET outcome = NULL, decision_id = NULL
                            WHERE site_id = ANY(?1) AND decision_id = ANY(?2)""")
                    .setParameter(
                            1, closing.stream().map(Decision::siteId).distinct().toArray(Integer[]::new))
                    .setParameter(2, closing.stream().map(Decision::id).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /** What readers said of a comment may repeat it: with the comment, it is erased. */
    void erase(@Observes Withdrawn withdrawn) {
        getEntityManager()
                .createNativeQuery("""
                        UPDATE report SET detail = NULL, outcome = coalesce(outcome, 'WITHDRAWN')
                        WHERE site_id = ?1 AND comment_id = ?2""")
                .setParameter(1, withdrawn.comment().siteId())
                .setParameter(2, withdrawn.comment().id())
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void forget() {
        getEntityManager()
                .createNativeQuery(
                        "UPDATE report SET reader_key = NULL WHERE reader_key IS NOT NULL AND created_at < ?1")
                .setParameter(1, clock.instant().minus(REMEMBERED))
                .executeUpdate();
    }
}
