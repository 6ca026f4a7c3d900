package dev.anteroom.tuning;

import dev.anteroom.base.Ids;
import dev.anteroom.screening.Check;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.Screening.Step;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.tuning.PastComments.Past;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Runs backtests, one after the other on each node, with a thread of low priority: posting and reading come first. */
@ApplicationScoped
class BacktestRun {

    private static final Logger LOG = Logger.getLogger(BacktestRun.class);

    /** Comments in one query: a second's work, so that cancelling is felt at once. */
    private static final int AT_ONCE = 1_000;

    /** Where it is counted what came before each: some thousand entries of the journal for some of them. */
    private static final int AT_ONCE_WITH_HISTORY = 200;

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** What is tried, and on what. */
    private record Trial(int siteId, UUID id, Screening screening, Instant since, int most) {}

    private final Sites sites;
    private final Backtests backtests;
    private final PastComments comments;
    private final PastHistories histories;
    private final TuningConfig config;
    private final TransactionSynchronizationRegistry transaction;
    private final Ids ids;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "backtests");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    });

    BacktestRun(
            Sites sites,
            Backtests backtests,
            PastComments comments,
            PastHistories histories,
            TuningConfig config,
            TransactionSynchronizationRegistry transaction,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.backtests = backtests;
        this.comments = comments;
        this.histories = histories;
        this.config = config;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one in the caller's transaction: it runs once that is committed.
     * @throws Refusal {@code backtest-running}
     */
    BacktestView begin(Site site, UUID moderatorId, Check check, BacktestRange range) {
        UUID id = ids.next();
        int total = comments.count(site.id(), clock.instant().minus(range.age()), range.most());
        if (!backtests.begin(site.id(), id, moderatorId, total)) {
            throw Refusal.of(ErrorCode.BACKTEST_RUNNING);
        }
        Trial trial = new Trial(
                site.id(),
                id,
                Screening.of(List.of(new Step(check, Outcome.REJECT)), config.limit()),
                clock.instant().minus(range.age()),
                range.most());
        // It looks for its own row, so it starts when that is there for everybody.
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing: it counts only what is committed.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    thread.submit(() -> run(trial));
                }
            }
        });
        return backtests.withId(site.id(), id).orElseThrow();
    }

    private void run(Trial trial) {
        try {
            BacktestTally tally = new BacktestTally();
            if (walk(trial, tally)) {
                QuarkusTransaction.requiringNew()
                        .run(() -> backtests.end(trial.siteId, trial.id, BacktestState.DONE, tally.result()));
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "The backtest %s failed", trial.id);
            QuarkusTransaction.requiringNew()
                    .run(() -> backtests.end(trial.siteId, trial.id, BacktestState.FAILED, null));
        }
    }

    /** Returns false where it was cancelled. */
    private boolean walk(Trial trial, BacktestTally tally) {
        Site site = sites.withId(trial.siteId).orElseThrow();
        UUID before = AFTER_ALL;
        int done = 0;
        while (done < trial.most) {
            int next = Math.min(trial.screening.needsHistory() ? AT_ONCE_WITH_HISTORY : AT_ONCE, trial.most - done);
            Map<Past, History> pasts = next(trial, before, next);
            for (Map.Entry<Past, History> entry : pasts.entrySet()) {
                Past past = entry.getKey();
                tally.add(past.id(), trial.screening.screen(submission(site, past), entry.getValue()), past.human());
                before = past.id();
            }
            done += pasts.size();
            int reached = done;
            if (!QuarkusTransaction.requiringNew().call(() -> backtests.progress(trial.siteId, trial.id, reached))) {
                return false;
            }
            if (pasts.size() < next) {
                return true;
            }
        }
        return true;
    }

    /** The next comments in their order, each with what had come before it. */
    private Map<Past, History> next(Trial trial, UUID before, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Past> pasts = comments.before(trial.siteId, before, trial.since, most);
            Map<UUID, History> known = trial.screening.needsHistory() ? histories.of(trial.siteId, pasts) : Map.of();
            Map<Past, History> all = new LinkedHashMap<>();
            pasts.forEach(past -> all.put(past, known.getOrDefault(past.id(), PastHistories.without(past))));
            return all;
        });
    }

    private static Submission submission(Site site, Past past) {
        return new Submission(
                Text.of(past.body()),
                past.name(),
                past.reply(),
                past.createdAt().atZone(site.timeZone()),
                site.language().code());
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }
}
