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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Sites sites;
    private final Backtests backtests;
    private final PastComments comments;
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
            TuningConfig config,
            TransactionSynchronizationRegistry transaction,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.backtests = backtests;
        this.comments = comments;
        this.config = config;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one in the caller's transaction: it runs once that is committed.
     *
     * @throws Refusal {@code backtest-running}
     */
    BacktestView begin(Site site, UUID moderatorId, Check check, BacktestRange range) {
        UUID id = ids.next();
        int total = comments.count(site.id(), clock.instant().minus(range.age()), range.most());
        if (!backtests.begin(site.id(), id, moderatorId, total)) {
            throw Refusal.of(ErrorCode.BACKTEST_RUNNING);
        }
        Screening screening = Screening.of(List.of(new Step(check, Outcome.REJECT)), config.limit());
        // It looks for its own row, so it starts when that is there for everybody.
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing: it counts only what is committed.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    start(site.id(), id, screening, range);
                }
            }
        });
        return backtests.withId(site.id(), id).orElseThrow();
    }

    private void start(int siteId, UUID id, Screening screening, BacktestRange range) {
        Instant since = clock.instant().minus(range.age());
        thread.submit(() -> run(siteId, id, screening, since, range.most()));
    }

    private void run(int siteId, UUID id, Screening screening, Instant since, int most) {
        try {
            BacktestTally tally = new BacktestTally();
            if (walk(siteId, id, screening, since, most, tally)) {
                QuarkusTransaction.requiringNew()
                        .run(() -> backtests.end(siteId, id, BacktestState.DONE, tally.result()));
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "The backtest %s failed", id);
            QuarkusTransaction.requiringNew().run(() -> backtests.end(siteId, id, BacktestState.FAILED, null));
        }
    }

    /** Returns false where it was cancelled. */
    private boolean walk(int siteId, UUID id, Screening screening, Instant since, int most, BacktestTally tally) {
        Site site = sites.withId(siteId).orElseThrow();
        UUID before = AFTER_ALL;
        int done = 0;
        while (done < most) {
            UUID from = before;
            int next = Math.min(AT_ONCE, most - done);
            List<Past> pasts = QuarkusTransaction.requiringNew().call(() -> comments.before(siteId, from, since, next));
            for (Past past : pasts) {
                tally.add(past.id(), screening.screen(submission(site, past), history(past)), past.human());
                before = past.id();
            }
            done += pasts.size();
            int reached = done;
            if (!QuarkusTransaction.requiringNew().call(() -> backtests.progress(siteId, id, reached))) {
                return false;
            }
            if (pasts.size() < next) {
                return true;
            }
        }
        return true;
    }

    private static Submission submission(Site site, Past past) {
        return new Submission(
                Text.of(past.body()),
                past.name(),
                past.reply(),
                past.createdAt().atZone(site.timeZone()),
                site.language().code());
    }

    /** Without the author's other comments and the copies: what they were at that time is not on record. */
    private static History history(Past past) {
        Duration age = Duration.between(past.threadOpenedAt(), past.createdAt());
        return new History(past.author() != null, 0, 0, 0, 0, 0, 0, age.isNegative() ? Duration.ZERO : age);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }
}
