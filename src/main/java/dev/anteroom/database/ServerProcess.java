package dev.anteroom.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** A running server: a child of this process, ready for logins. */
final class ServerProcess {

    private static final Logger LOG = Logger.getLogger(ServerProcess.class);

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 20;

    // What passes by itself: somebody took the port since we looked, or the processes of a killed server are still
    // ending.
    private static final List<String> PASSING =
            List.of("could not create any TCP/IP sockets", "pre-existing shared memory block");

    private static final int ATTEMPTS = 20;

    private final Binaries programs;
    private final Cluster cluster;
    private final ServerLog log;
    private final int port;
    private final Process process;
    private volatile boolean stopping;

    private ServerProcess(Binaries programs, Cluster cluster, ServerLog log) throws IOException {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.port = freePort();
        log.mark();
        this.process = Program.builder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    static ServerProcess start(Binaries programs, Cluster cluster, ServerLog log) {
        try {
            for (int attempt = 1; ; attempt++) {
                ServerProcess server = new ServerProcess(programs, cluster, log);
                if (server.becomesReady()) {
                    return server.open();
                }
                if (attempt == ATTEMPTS || PASSING.stream().noneMatch(log::says)) {
                    throw server.failure("PostgreSQL did not start in ");
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL cannot be run (" + e.getMessage() + ")", e);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server and waits until it is gone. */
    void stop() {
        stopping = true;
        if (process.isAlive()) {
            Signal.FAST_SHUTDOWN.send(process.pid(), programs);
            if (!ends(STOP)) {
                Signal.IMMEDIATE_SHUTDOWN.send(process.pid(), programs);
                if (!ends(STOP)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(Detached.prefix());
        command.addAll(programs.command("postgres", "-D", cluster.directory().toString()));
        command.addAll(ServerSettings.arguments(port));
        return command;
    }

    /** True when it accepts logins, false when it has ended. */
    private boolean becomesReady() {
        long began = System.nanoTime();
        while (!ends(Duration.ofMillis(POLL_MILLIS))) {
            boolean ready = Postmaster.of(cluster.directory())
                    .filter(postmaster -> postmaster.pid() == process.pid() && postmaster.isReady())
                    .isPresent();
            if (ready) {
                return true;
            }
            long waited = System.nanoTime() - began;
            if (waited > START.toNanos() && !(isRecovering() && waited < RECOVERY.toNanos())) {
                stop();
                throw failure("PostgreSQL took too long to start in ");
            }
        }
        return false;
    }

    private boolean isRecovering() {
        return log.says("automatic recovery in progress") || log.says("redo ");
    }

    private ServerProcess open() {
        try {
            FirstLogin.createDatabase(jdbcUrl("postgres"), cluster);
        } catch (SQLException e) {
            stop();
            throw new DatabaseUnavailable(
                    "PostgreSQL in " + cluster.directory() + " refuses the service (" + e.getMessage() + ")"
                            + DiskSpace.hint(cluster.directory()),
                    e);
        }
        process.onExit().thenAccept(this::mournUnlessStopping);
        return this;
    }

    private void mournUnlessStopping(Process ended) {
        if (!stopping) {
            LOG.errorf("PostgreSQL ended by itself (exit code %d): %s", ended.exitValue(), log.lastLines());
        }
    }

    private DatabaseUnavailable failure(String what) {
        return new DatabaseUnavailable(what + cluster.directory() + ", its log " + log.file() + " ends with: "
                + log.lastLines() + DiskSpace.hint(cluster.directory()));
    }

    private boolean ends(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Signal.FAST_SHUTDOWN.send(process.pid(), programs);
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for PostgreSQL", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
