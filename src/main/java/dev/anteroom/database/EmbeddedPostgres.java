package dev.anteroom.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL server below a data directory, durable, on the loopback interface only, behind a random password.
 *
 * <p>A server that dies is started again, on the same port. One process at a time may have it: the directory is locked
 * from start to {@link #stop()}. It needs no container, so that it can be started before Quarkus and stopped after it.
 */
public final class EmbeddedPostgres {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Supervision server;

    private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, Supervision server) {
        this.lock = lock;
        this.cluster = cluster;
        this.server = server;
    }

    /**
     * Starts the server and waits until it accepts logins: under a second as a rule, some seconds when the directory is
     * new, up to ten minutes when it recovers from a crash.
     *
     * @param data the service's data directory; it is made when it is not there
     * @param binaries a directory with {@code initdb}, {@code pg_ctl} and {@code postgres}; empty: the bundled ones
     * @throws DatabaseUnavailable when that is not possible; nothing that was stored is touched then
     */
    public static EmbeddedPostgres start(Path data, Optional<Path> binaries) {
        long began = System.nanoTime();
        Path home = data.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.acquire(home);
        try {
            Binaries programs = binaries.map(Binaries::in).orElseGet(() -> BundledBinaries.below(home));
            Cluster cluster = Cluster.below(home, programs);
            LeftOver.stopIn(cluster.directory(), programs);
            Supervision server = Supervision.start(programs, cluster, ServerLog.below(home));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            LOG.infof("PostgreSQL %s started in %s in %d ms", programs.version(), cluster.directory(), took.toMillis());
            return new EmbeddedPostgres(lock, cluster, server);
        } catch (RuntimeException | Error e) {
            lock.release();
            throw e;
        }
    }

    /** The JDBC URL of the service's database; it has no credentials in it. */
    public String jdbcUrl() {
        return server.jdbcUrl(Cluster.DATABASE);
    }

    /** The user that owns the database. */
    public String username() {
        return Cluster.USER;
    }

    /** That user's password, random, kept in {@code postgres-password} in the data directory. */
    public String password() {
        return cluster.password();
    }

    /** PostgreSQL's own data directory, absolute. */
    public Path directory() {
        return cluster.directory();
    }

    /** Stops the server, waits until it is gone and releases the directory. Stopping again does nothing. */
    public synchronized void stop() {
        server.stop();
        lock.release();
    }
}
