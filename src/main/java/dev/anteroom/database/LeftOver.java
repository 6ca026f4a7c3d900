package dev.anteroom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** The server of a service that was killed: it lives on without its parent and holds the cluster. */
final class LeftOver {

    private static final Logger LOG = Logger.getLogger(LeftOver.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private LeftOver() {}

    /** Stops it, if there is one, and waits until it is gone. Only the holder of the directory's lock may call this. */
    static void stopIn(Path cluster, Binaries programs) {
        Postmaster postmaster = Postmaster.of(cluster).orElse(null);
        if (postmaster == null || !postmaster.exists()) {
            return; // PostgreSQL itself clears away the file of a process that is no more.
        }
        if (!postmaster.runsOn(cluster)) {
            forget(cluster);
            return;
        }
        Signal.FAST_SHUTDOWN.send(postmaster.pid(), programs);
        if (!isGone(postmaster, cluster)) {
            Signal.IMMEDIATE_SHUTDOWN.send(postmaster.pid(), programs);
            if (!isGone(postmaster, cluster)) {
                throw new DatabaseUnavailable("A PostgreSQL left over from an earlier run (process " + postmaster.pid()
                        + ") holds " + cluster + " and does not stop: stop it and start again");
            }
        }
        LOG.infof("Took over from a PostgreSQL left over from an earlier run (process %d)", postmaster.pid());
    }

    /** PostgreSQL would take any living process of this user for its predecessor, and refuse to start. */
    private static void forget(Path cluster) {
        try {
            Files.deleteIfExists(Postmaster.file(cluster));
        } catch (IOException e) {
            throw new DatabaseUnavailable(Postmaster.file(cluster) + " cannot be deleted (" + e + ")", e);
        }
    }

    private static boolean isGone(Postmaster postmaster, Path cluster) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (postmaster.runsOn(cluster)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }
}
