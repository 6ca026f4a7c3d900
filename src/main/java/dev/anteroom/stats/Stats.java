package dev.anteroom.stats;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.auth.Moderators;
import dev.anteroom.base.Ids;
import dev.anteroom.queue.Backlog;
import dev.anteroom.sites.Site;
import dev.anteroom.stats.Period.Part;
import dev.anteroom.stats.StatsView.Item;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Figures from the decisions and comments themselves. Both have ids in order of time that begin their primary keys after
 * the site, so a time is a range of that index. Answers are kept for a minute and made one at a time, so that whoever
 * asks, posts and decisions hardly notice.
 */
@ApplicationScoped
class Stats {

    private record Asked(int siteId, Period period, By by) {}

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 200;

    private static final String FIGURES = """
            count(*), count(*) FILTER (WHERE d.action = 'APPROVE'), count(*) FILTER (WHERE d.moderator_id IS NULL),
            count(*) FILTER (WHERE d.reversed_at IS NOT NULL), %1$s(0.5) %2$s, %1$s(0.95) %2$s""".formatted("percentile_cont", """
                    WITHIN GROUP (ORDER BY CAST(extract(epoch FROM d.decided_at - c.created_at) AS double precision))
                    FILTER (WHERE d.moderator_id IS NOT NULL AND d.previous_state = 'PENDING')""");

    // Each part is one stretch of the primary key: as a plain join, all decisions of the site were read for it.
    private static final String DECISIONS = """
            FROM unnest(CAST(:firsts AS uuid[]), CAST(:lasts AS uuid[])) WITH ORDINALITY AS part (first, last, number)
            CROSS JOIN LATERAL (
                SELECT * FROM decision WHERE site_id = :site AND id >= part.first AND id < part.last OFFSET 0) AS d
            JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id
            %s""";

    private final EntityManager database;
    private final Moderators moderators;
    private final Backlog backlog;
    private final Cache<Asked, StatsView.SiteView> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    Stats(EntityManager database, Moderators moderators, Backlog backlog) {
        this.database = database;
        this.moderators = moderators;
        this.backlog = backlog;
    }

    /** The figures of a site, at most a minute old. */
    StatsView.SiteView of(Site site, Period period, By by) {
        Asked asked = new Asked(site.id(), period, by);
        StatsView.SiteView view = known.getIfPresent(asked);
        return view != null ? view : made(site, asked);
    }

    private synchronized StatsView.SiteView made(Site site, Asked asked) {
        return known.get(asked, key -> QuarkusTransaction.requiringNew().call(() -> read(site, asked)));
    }

    private StatsView.SiteView read(Site site, Asked asked) {
        Period period = asked.period();
        List<Part> whole = List.of(new Part(period.from(), period.from(), period.to()));
        long arrivals = arrivals(site, whole).get(0);
        Figures total = rows("SELECT " + FIGURES + DECISIONS.formatted(""), site, whole).stream()
                .map(row -> Figures.of(arrivals, row))
                .findFirst()
                .orElseThrow();
        List<Item> items =
                switch (asked.by()) {
                    case HOUR, DAY -> byTime(site, period.parts(asked.by(), site.timeZone()));
                    case MODERATOR -> byModerator(site, whole);
                    case CLAUSE -> byClause(site, whole);
                };
        return new StatsView.SiteView(site.key(), site.timeZone().getId(), backlog(site), total, items);
    }

    private List<Item> byTime(Site site, List<Part> parts) {
        List<Long> arrivals = arrivals(site, parts);
        Map<Integer, Object[]> decided = new HashMap<>();
        rows("SELECT " + FIGURES + ", part.number " + DECISIONS.formatted("") + " GROUP BY part.number", site, parts)
                .forEach(row -> decided.put(((Number) row[6]).intValue() - 1, row));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Object[] row = decided.get(i);
            if (row != null || arrivals.get(i) > 0) {
                Figures figures = row == null ? Figures.none(arrivals.get(i)) : Figures.of(arrivals.get(i), row);
                items.add(new Item(parts.get(i).start(), null, null, figures));
            }
        }
        return items;
    }

    private List<Item> byModerator(Site site, List<Part> whole) {
        List<Object[]> rows = rows(
                "SELECT " + FIGURES + ", d.moderator_id " + DECISIONS.formatted("")
                        + " GROUP BY d.moderator_id ORDER BY count(*) DESC, d.moderator_id",
                site,
                whole);
        Map<UUID, String> names = moderators.names(
                rows.stream().map(row -> (UUID) row[6]).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new Item(
                        null,
                        new StatsView.Who((UUID) row[6], row[6] == null ? null : names.get((UUID) row[6])),
                        null,
                        Figures.of(null, row)))
                .toList();
    }

    private List<Item> byClause(Site site, List<Part> whole) {
        return rows(
                        "SELECT " + FIGURES + ", cited.clause, d.policy_version "
                                + DECISIONS.formatted("CROSS JOIN LATERAL unnest(d.clauses) AS cited (clause)")
                                + " GROUP BY cited.clause, d.policy_version"
                                + " ORDER BY count(*) DESC, d.policy_version, cited.clause",
                        site,
                        whole)
                .stream()
                .map(row -> new Item(
                        null, null, new StatsView.Cited((String) row[6], (Integer) row[7]), Figures.of(null, row)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Site site, List<Part> parts) {
        return within(database.createNativeQuery(sql, Object[].class), site, parts)
                .getResultList();
    }

    /** Counted from the primary key alone. */
    private List<Long> arrivals(Site site, List<Part> parts) {
        List<?> counts = within(database.createNativeQuery("""
                                SELECT (SELECT count(*) FROM comment
                                        WHERE site_id = :site AND id >= part.first AND id < part.last)
                                FROM unnest(CAST(:firsts AS uuid[]), CAST(:lasts AS uuid[]))
                                    WITH ORDINALITY AS part (first, last, number)
                                ORDER BY part.number"""), site, parts).getResultList();
        return counts.stream().map(count -> ((Number) count).longValue()).toList();
    }

    private static Query within(Query query, Site site, List<Part> parts) {
        return query.setParameter("site", site.id())
                .setParameter("firsts", ids(parts, Part::from))
                .setParameter("lasts", ids(parts, Part::to));
    }

    private static UUID[] ids(List<Part> parts, Function<Part, Instant> time) {
        return parts.stream().map(time).map(Ids::earliest).toArray(UUID[]::new);
    }

    private long backlog(Site site) {
        return backlog.of(List.of(site.id())).stream()
                .mapToLong(Backlog.Waiting::count)
                .sum();
    }
}
