package dev.anteroom.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A service as an operator starts it, with its embedded database, on a free port of the loopback interface. */
final class Service implements AutoCloseable {

    static final String READY = "/q/health/ready";

    private static final int POLL_MILLIS = 5;
    private static final int START_SECONDS = 120;

    private final Path data;
    private final int port;
    private final String token = "bench-" + UUID.randomUUID();
    private final Process process;
    private final Thread reaper;
    private double startSeconds;

    private Service(Setup setup, Path data, Map<String, String> settings) throws IOException {
        this.data = data;
        this.port = freePort();
        ProcessBuilder builder = new ProcessBuilder(Setup.STARTER.toString())
                .directory(setup.app().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data)));
        // The embedded database is measured, whatever the shell is set up for.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_DATASOURCE_"));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "ANTEROOM_DATA_DIR",
                        data.toString(),
                        "ANTEROOM_ADMIN_TOKEN",
                        token,
                        "ANTEROOM_FLOOD_ENABLED",
                        "false",
                        "ANTEROOM_DEMO",
                        "false"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        setup.javaHome(),
                        "ANTEROOM_APP",
                        setup.app().toString(),
                        "ANTEROOM_JVM",
                        setup.flags()));
        builder.environment().putAll(settings);
        this.process = builder.start();
        this.reaper = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static Service start(Setup setup, Path data) throws Exception {
        return start(setup, data, READY, Map.of());
    }

    /** Starts another node on the database of this one. */
    Service beside(Setup setup, Path otherData, Map<String, String> database) throws Exception {
        Map<String, String> settings = new HashMap<>(database);
        // Another one would take the place of this one's.
        settings.put("ANTEROOM_ADMIN_TOKEN", token);
        return start(setup, otherData, READY, settings);
    }

    /** Starts it and waits until a path is answered with 200. */
    static Service start(Setup setup, Path data, String path, Map<String, String> settings) throws Exception {
        long began = System.nanoTime();
        Service service = new Service(setup, data, settings);
        try {
            service.await(path, began);
            return service;
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    private void await(String path, long began) throws Exception {
        while (true) {
            try (Wire wire = Wire.to(port, null)) {
                if (wire.get(path).status() == 200) {
                    startSeconds = (System.nanoTime() - began) / 1e9;
                    return;
                }
            } catch (IOException notYet) {
                // The port is not open.
            }
            if (!process.isAlive() || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                throw new IllegalStateException("The service does not start, see " + log(data));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** From the start of its process to its first answer. */
    double startSeconds() {
        return startSeconds;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A connection of an administrator. */
    Wire wire() throws IOException {
        return Wire.to(port, token);
    }

    /** A connection of whoever has that token. */
    Wire wire(String token) throws IOException {
        return Wire.to(port, token);
    }

    Database database() throws Exception {
        return Database.of(data);
    }

    /** What its processes hold in memory now, and held at most. */
    MemoryUse memory() throws IOException {
        return MemoryUse.of(process.pid(), Database.postmaster(data));
    }

    /** Stops it as an operator does, and waits until its database is down too. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private static File log(Path data) {
        return data.resolveSibling(data.getFileName().toString().replaceFirst("data", "service") + ".log")
                .toFile();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
