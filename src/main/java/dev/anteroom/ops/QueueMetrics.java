package dev.anteroom.ops;

import dev.anteroom.comments.Cause;
import dev.anteroom.journal.Recorded;
import dev.anteroom.queue.Backlog;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How much waits and for how long, by site, and what happens to comments. Read from the database every few seconds and
 * not at each scrape, so that nobody who scrapes can slow the service down.
 */
@ApplicationScoped
public class QueueMetrics {

    private final Backlog backlog;
    private final Sites sites;
    private final MeterRegistry registry;
    private final Clock clock;
    private final MultiGauge pending;
    private final MultiGauge reported;
    private final MultiGauge oldest;

    QueueMetrics(Backlog backlog, Sites sites, MeterRegistry registry, Clock clock) {
        this.backlog = backlog;
        this.sites = sites;
        this.registry = registry;
        this.clock = clock;
        this.pending = MultiGauge.builder("anteroom.queue.pending")
                .description("Comments that wait for a moderator")
                .register(registry);
        this.reported = MultiGauge.builder("anteroom.queue.reported")
                .description("Published or hidden comments with open reports")
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
        List<Backlog.Waiting> waiting;
        try {
            waiting = QuarkusTransaction.requiringNew().call(() -> backlog.of(ids()));
        } catch (RuntimeException e) {
            if (Outage.in(e)) {
                return;
            }
            throw e;
        }
        pending.register(rows(waiting, Cause.PENDING, Backlog.Waiting::count), true);
        reported.register(rows(waiting, Cause.REPORTED, Backlog.Waiting::count), true);
        oldest.register(rows(waiting, Cause.PENDING, this::age), true);
    }

    private List<Integer> ids() {
        return sites.all().stream().map(Site::id).toList();
    }

    private List<Row<?>> rows(List<Backlog.Waiting> waiting, Cause cause, Function<Backlog.Waiting, Number> measured) {
        List<Row<?>> rows = new ArrayList<>();
        for (Backlog.Waiting here : waiting) {
            if (here.cause() == cause) {
                rows.add(Row.of(Tags.of("site", sites.keyOf(here.siteId())), measured.apply(here)));
            }
        }
        return rows;
    }

    private Number age(Backlog.Waiting here) {
        return here.oldest() == null
                ? 0
                : Duration.between(here.oldest(), clock.instant()).toSeconds();
    }
}
