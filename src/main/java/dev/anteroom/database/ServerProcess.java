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

/** A server: a child of this process. */
final class ServerProcess {

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

    private ServerProcess(Binaries programs, Cluster cluster, ServerLog log, int port) throws IOException {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.port = port;
        log.mark();
        this.process = Program.builder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    /** Starts a server on a free port, and waits until it is ready for logins. */
    static ServerProcess start(Binaries programs, Cluster cluster, ServerLog log) {
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(programs, cluster, log, freePort()).open();
            } catch (DatabaseUnavailable e) {
                if (attempt == ATTEMPTS || !failedInPassing(log)) {
                    throw e;
                }
            }
        }
    }

    /** Starts another one on the port of this one, which has ended, and does not wait. */
    ServerProcess again() {
        return launch(programs, cluster, log, port);
    }

    private static ServerProcess launch(Binaries programs, Cluster cluster, ServerLog log, int port) {
        try {
            return new ServerProcess(programs, cluster, log, port);
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL cannot be run (" + e.getMessage() + ")", e);
        }
    }

    /** Whether the last start failed for a reason that goes away by itself, and soon. */
    static boolean failedInPassing(ServerLog log) {
        return PASSING.stream().anyMatch(log::says);
    }

    /** Waits until it is ready for logins. */
    ServerProcess open() {
        if (!becomesReady()) {
            throw failure("PostgreSQL did not start in ");
        }
        try {
            FirstLogin.createDatabase(jdbcUrl("postgres"), cluster);
            return this;
        } catch (SQLException e) {
            stop();
            throw new DatabaseUnavailable(
                    "PostgreSQL in " + cluster.directory() + " refuses the service (" + e.getMessage() + ")"
                            + DiskSpace.hint(cluster.directory()),
                    e);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits until it has ended; returns its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Stops the server and waits until it is gone. */
    void stop() {
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL finds no free port (" + e.getMessage() + ")", e);
        }
    }
}
