package dev.anteroom.queue;

import dev.anteroom.comments.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much waits and for how long. Counted from the index, since a stored count drifts, and no further than a person can
 * tell the difference: beyond that, the database's own estimate is given and said to be one. So it costs a few
 * milliseconds however much waits.
 */
@ApplicationScoped
public class Backlog {

    /** Counting so many takes about 3 ms; counting a million took 770. */
    private static final int COUNTED = 10_000;

    private static final Pattern ROWS = Pattern.compile(" rows=([0-9]+)");

    /**
     * What waits on a site for one cause.
     *
     * @param exact whether it was counted; else it is more than 10,000, and about this many
     * @param oldest since when the first has waited, or null where nothing waits
     */
    public record Waiting(int siteId, Cause cause, long count, boolean exact, Instant oldest) {}

    private final EntityManager database;

    Backlog(EntityManager database) {
        this.database = database;
    }

    /** Of each of some sites and each cause, also where nothing waits. */
    public List<Waiting> of(Collection<Integer> siteIds) {
        List<Waiting> all = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (Causes.RAISED.contains(cause)) {
                all.addAll(count(siteIds, cause));
            } else {
                siteIds.forEach(site -> all.add(new Waiting(site, cause, 0, true, null)));
            }
        }
        return all;
    }

    private List<Waiting> count(Collection<Integer> siteIds, Cause cause) {
        String since = Order.since(cause);
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT mine.site, counted.number, counted.oldest
                        FROM unnest(CAST(?1 AS integer[])) AS mine (site)
                        CROSS JOIN LATERAL (SELECT count(*) AS number, min(since) AS oldest FROM (
                            SELECT %1$s AS since FROM comment WHERE site_id = mine.site AND cause = '%2$s'
                            ORDER BY %1$s, id LIMIT ?2) AS first) AS counted""".formatted(since, cause.name()), Object[].class)
                .setParameter(1, siteIds.toArray(Integer[]::new))
                .setParameter(2, COUNTED + 1)
                .getResultList();
        return rows.stream()
                .map(row -> waiting((Integer) row[0], cause, ((Number) row[1]).longValue(), (Instant) row[2]))
                .toList();
    }

    private Waiting waiting(int siteId, Cause cause, long counted, Instant oldest) {
        return counted <= COUNTED
                ? new Waiting(siteId, cause, counted, true, oldest)
                : new Waiting(siteId, cause, Math.max(counted, estimate(siteId, cause)), false, oldest);
    }

    /** How many rows the planner expects, from statistics that the server keeps of sites and causes together. */
    private long estimate(int siteId, Cause cause) {
        String plan =
                (String) database.createNativeQuery("EXPLAIN SELECT 1 FROM comment WHERE site_id = %d AND cause = '%s'"
                                .formatted(siteId, cause.name()))
                        .getResultList()
                        .get(0);
        Matcher rows = ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }
}
