package dev.anteroom.database;

import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that somebody else runs, and stops, and starts again where it was. */
public final class OutsideServer implements AutoCloseable {

    private final Cluster cluster;
    private ServerProcess server;

    private OutsideServer(Path data, Binaries programs) throws IOException {
        PrivateFiles.createDirectories(data);
        cluster = Cluster.below(data, programs);
        server = ServerProcess.start(programs, cluster, ServerLog.below(data));
    }

    public static OutsideServer below(Path data) throws IOException {
        return new OutsideServer(data, Binaries.in(TestServers.binaries().orElseThrow()));
    }

    public String jdbcUrl() {
        return server.jdbcUrl(Cluster.DATABASE);
    }

    public String password() {
        return cluster.password();
    }

    /** Stops it; nobody answers at its address any more. */
    public void goAway() {
        server.stop();
    }

    public void comeBack() {
        server = server.again().open();
    }

    @Override
    public void close() {
        server.stop();
    }
}
