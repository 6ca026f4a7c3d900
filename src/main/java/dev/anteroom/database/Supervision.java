package dev.anteroom.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps a server running. One that ends by itself is started again on the same port, where its clients look for it: at
 * once as a rule, and ever less often when it does not live.
 */
final class Supervision {

    private static final Logger LOG = Logger.getLogger(Supervision.class);

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Whoever has lived for this long was well. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final Binaries programs;
    private final Cluster cluster;
    private final ServerLog log;
    private final Thread watcher = new Thread(this::watch, "watch-postgres");
    private ServerProcess server;
    private boolean stopping;

    private Supervision(Binaries programs, Cluster cluster, ServerLog log) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.server = ServerProcess.start(programs, cluster, log);
    }

    /** Starts a server, and watches it from then on. */
    static Supervision start(Binaries programs, Cluster cluster, ServerLog log) {
        Supervision supervision = new Supervision(programs, cluster, log);
        supervision.watcher.setDaemon(true);
        supervision.watcher.start();
        return supervision;
    }

    String jdbcUrl(String database) {
        return current().jdbcUrl(database);
    }

    /** Stops the server for good and waits until it is gone. */
    void stop() {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        current().stop();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            Duration pause = Duration.ZERO;
            while (true) {
                long began = System.nanoTime();
                int exitCode = current().awaitEnd();
                if (isStopping()) {
                    return;
                }
                LOG.errorf("PostgreSQL ended by itself (exit code %d): %s", exitCode, log.lastLines());
                boolean wasWell = System.nanoTime() - began > WELL.toNanos();
                pause = bringBack(wasWell ? Duration.ZERO : pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until it runs, or is not wanted any more; returns how long to wait should it end soon. */
    private Duration bringBack(Duration first) throws InterruptedException {
        Duration pause = first;
        while (sleeps(pause)) {
            long began = System.nanoTime();
            pause = longerThan(pause);
            try {
                if (!launch()) {
                    break;
                }
                current().open();
                LOG.infof(
                        "PostgreSQL started again in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                break;
            } catch (DatabaseUnavailable e) {
                if (!isStopping() && !(ServerProcess.failedInPassing(log) && pause.toSeconds() < 1)) {
                    LOG.errorf("%s; next attempt in %.1f s", e.getMessage(), pause.toMillis() / 1e3);
                }
            }
        }
        return pause;
    }

    /** False when it is not wanted any more. The server is known before it is ready, so that it can be stopped then. */
    private synchronized boolean launch() {
        if (stopping) {
            return false;
        }
        LeftOver.stopIn(cluster.directory(), programs);
        server = server.again();
        return true;
    }

    private static Duration longerThan(Duration pause) {
        Duration longer = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    /** True when the time is over, false as soon as the server is not wanted any more. */
    private synchronized boolean sleeps(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (!stopping) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return true;
            }
            wait(left);
        }
        return false;
    }

    private synchronized ServerProcess current() {
        return server;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
