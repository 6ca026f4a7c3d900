package dev.anteroom.ops;

import dev.anteroom.journal.Recorded;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much waits and for how long, by site, and what happens to comments. Read from the database every few seconds and
 * not at each scrape, so that nobody who scrapes can slow the service down.
 */
@ApplicationScoped
public class QueueMetrics {

    private record Waiting(long pending, Instant oldest) {}

    private static final Waiting NOTHING = new Waiting(0, null);

    private final EntityManager database;
    private final Sites sites;
    private final MeterRegistry registry;
    private final Clock clock;
    private final MultiGauge pending;
    private final MultiGauge oldest;

    QueueMetrics(EntityManager database, Sites sites, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.sites = sites;
        this.registry = registry;
        this.clock = clock;
        this.pending = MultiGauge.builder("anteroom.queue.pending")
                .description("Comments that wait for a moderator")
                .register(registry);
        this.oldest = MultiGauge.builder("anteroom.queue.oldest.seconds")
                .description("Age of the oldest comment that waits")
                .register(registry);
    }

    /** Counts what this node recorded: {@code anteroom_journal_total{kind="comment.approved"}} and the like. */
    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        recorded.entries().forEach(entry -> registry.counter(
                        "anteroom.journal", "kind", entry.kind().code())
                .increment());
    }

    @Scheduled(every = "10s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        Map<Integer, Waiting> waiting;
        try {
            waiting = QuarkusTransaction.requiringNew().call(this::read);
        } catch (RuntimeException e) {
            if (Outage.in(e)) {
                return;
            }
            throw e;
        }
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        for (Site site : sites.all()) {
            Waiting here = waiting.getOrDefault(site.id(), NOTHING);
            Tags tags = Tags.of("site", site.key());
            counts.add(Row.of(tags, here.pending()));
            ages.add(Row.of(
                    tags,
                    here.oldest() == null
                            ? 0
                            : Duration.between(here.oldest(), clock.instant()).toSeconds()));
        }
        pending.register(counts, true);
        oldest.register(ages, true);
    }

    private Map<Integer, Waiting> read() {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT site_id, count(*), min(created_at) FROM comment
                        WHERE state = 'PENDING' GROUP BY site_id""", Object[].class).getResultList();
        Map<Integer, Waiting> waiting = new HashMap<>();
        rows.forEach(
                row -> waiting.put((Integer) row[0], new Waiting(((Number) row[1]).longValue(), (Instant) row[2])));
        return waiting;
    }
}
