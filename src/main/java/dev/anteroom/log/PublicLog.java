package dev.anteroom.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Recorded;
import dev.anteroom.sites.Site;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What everybody may know of the decisions on a site. Kept as ready bytes until one is made or a published comment
 * changes, so that a crowd of readers asks the database once.
 */
@ApplicationScoped
class PublicLog {

    /**
     * A page of a site's log.
     *
     * @param next the cursor of the page after it, or null
     */
    record Ready(byte[] json, String next) {}

    private record PageOf(int siteId, Cursor before, int limit) {}

    private record Decided(UUID id, Instant at, LogItem item) {}

    private static final long BYTES = 4_000_000;

    /** Rejections of what was never public are not told to other nodes: they show there after this. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final EntityManager database;
    private final ObjectMapper json;
    private final AsyncCache<PageOf, Ready> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .<PageOf, Ready>weigher((key, page) -> 200 + page.json().length)
            .expireAfterWrite(KEPT)
            .buildAsync();

    PublicLog(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A page, the latest first; the future is complete where it is in memory. */
    CompletableFuture<Ready> page(Site site, Cursor before, int limit) {
        return pages.get(
                new PageOf(site.id(), before, limit),
                (key, executor) -> CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> ready(key)),
                        Infrastructure.getDefaultWorkerPool()));
    }

    private Ready ready(PageOf asked) {
        Page<LogItem> page = Page.of(
                read(asked), asked.limit(), decided -> new Cursor(decided.at(), decided.id()), shown -> shown.stream()
                        .map(Decided::item)
                        .toList());
        try {
            return new Ready(json.writeValueAsBytes(page), page.next());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A log can always be written", e);
        }
    }

    /** Ids of decisions are in order of time, and begin the primary key after the site. */
    private List<Decided> read(PageOf asked) {
        String before = asked.before() == null ? "" : "AND d.id < :before";
        // Only an approval leads to its comment, and only while that is public: nothing else is known by its entry.
        var query = database.createNativeQuery("""
                SELECT d.id, d.decided_at, d.action, d.clauses, d.policy_version, d.moderator_id IS NULL,
                       d.reversed_at IS NOT NULL, c.id, t.page
                FROM decision d
                LEFT JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id AND d.action = 'APPROVE'
                    AND c.state = 'APPROVED'
                LEFT JOIN thread t ON t.site_id = c.site_id AND t.id = c.thread_id
                WHERE d.site_id = :site %s ORDER BY d.id DESC LIMIT :limit""".formatted(before), Object[].class)
                .setParameter("site", asked.siteId())
                .setParameter("limit", asked.limit() + 1);
        if (asked.before() != null) {
            query.setParameter("before", asked.before().id());
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        return rows.stream().map(PublicLog::decided).toList();
    }

    private static Decided decided(Object[] row) {
        Instant at = (Instant) row[1];
        LogItem item = new LogItem(
                at.truncatedTo(ChronoUnit.SECONDS),
                ((String) row[2]).toLowerCase(Locale.ROOT),
                List.of((String[]) row[3]),
                (Integer) row[4],
                (Boolean) row[5],
                (Boolean) row[6],
                row[7] == null ? null : new LogItem.Published((UUID) row[7], (String) row[8]));
        return new Decided((UUID) row[0], at, item);
    }

    void drop(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        recorded.entries().stream()
                .filter(entry -> entry.commentId() != null && (entry.decisionId() != null || entry.isPublic()))
                .map(Entry::siteId)
                .distinct()
                .forEach(site -> pages.asMap().keySet().removeIf(page -> page.siteId() == site));
    }
}
