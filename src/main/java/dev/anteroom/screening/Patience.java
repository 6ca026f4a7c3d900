package dev.anteroom.screening;

import dev.anteroom.screening.Screening.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Walks the checks on a thread of its own, so that one that hangs can be left behind: code that does not want to stop
 * cannot be made to.
 */
final class Patience {

    /** Threads that hanging checks may hold before comments are held unscreened. */
    private static final int MOST_THREADS = 64;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "screening-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Through all steps, past those that hang. */
    Verdict walk(List<Step> steps, Examination examination) {
        Walk walk = new Walk(steps, 0, examination);
        while (true) {
            Future<?> end;
            try {
                end = THREADS.submit(walk);
            } catch (RejectedExecutionException allHang) {
                walk.skip("did not run: too many checks hang");
                return walk.verdict();
            }
            if (ends(end, walk)) {
                return walk.verdict();
            }
            walk = walk.leaveBehind(limit);
            end.cancel(true);
        }
    }

    private boolean ends(Future<?> end, Walk walk) {
        while (true) {
            long left = limit.toNanos() - walk.nanosInStep();
            try {
                end.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException overdue) {
                if (walk.nanosInStep() >= limit.toNanos()) {
                    return false;
                }
            } catch (InterruptedException stopping) {
                // The service goes down; what is not screened is held.
                Thread.currentThread().interrupt();
                walk.skip("did not run: the service was stopping");
                return true;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
