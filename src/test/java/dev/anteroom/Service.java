package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The packaged service as an operator runs it: a process of its own on a free port. The system property {@code
 * anteroom.test.service} names its jar.
 */
final class Service implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 60;

    private final Path home;
    private final Map<String, String> settings = new HashMap<>();
    private final int port;
    private Process process;
    private Caller caller;

    private Service(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        this.port = freePort();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("ANTEROOM_DATA_DIR", data().toString());
        TestDatabase.binaries().ifPresent(programs -> set("ANTEROOM_POSTGRES_BINARIES", programs.toString()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    }

    /** A service with its data and its log below a directory; not started yet. */
    static Service below(Path home) throws IOException {
        return new Service(home);
    }

    /** Its environment, the rest is the operator's: without settings of the shell that the tests run in. */
    Service set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Uses a database that somebody else runs. */
    Service on(String jdbcUrl, String password) {
        return set("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl)
                .set("QUARKUS_DATASOURCE_USERNAME", "anteroom")
                .set("QUARKUS_DATASOURCE_PASSWORD", password);
    }

    /** Starts it and waits until it is ready. */
    Service start() throws IOException {
        launch();
        Awaitility.await("ready, see " + logFile())
                .atMost(START_SECONDS, SECONDS)
                .pollInSameThread()
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The service ended with " + process.exitValue() + ": " + log());
                    }
                    return isReady();
                });
        return this;
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        String jar = Optional.ofNullable(System.getProperty("anteroom.test.service"))
                .orElse("target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        Path.of(jar).toAbsolutePath().toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("ANTEROOM_"));
        builder.environment().putAll(settings);
        process = builder.start();
        caller = Caller.of(address());
    }

    boolean isReady() {
        return says("/q/health/ready", 200);
    }

    boolean isLive() {
        return says("/q/health/live", 200);
    }

    /** Whether a call is answered with that status. */
    boolean says(String path, int status) {
        try {
            return caller.get(path).status() == status;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it to stop, as an operator does (SIGTERM). */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended; returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, SECONDS)) {
            throw new AssertionError("The service does not end: " + logOrNothing());
        }
        return process.exitValue();
    }

    int stop() throws InterruptedException {
        terminate();
        return awaitEnd();
    }

    /** Ends it at once (SIGKILL); its PostgreSQL is not asked. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends its bundled PostgreSQL at once (SIGKILL). */
    void killPostgres() throws IOException {
        postgres().destroyForcibly();
    }

    /** The bundled PostgreSQL's process. */
    ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster().get(0).strip())).orElseThrow();
    }

    /** The JDBC URL of the bundled PostgreSQL. */
    String jdbcUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/anteroom";
    }

    String databasePassword() throws IOException {
        return Files.readString(data().resolve("postgres-password")).strip();
    }

    /** A connection to the bundled PostgreSQL, as an operator's. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(jdbcUrl(), "anteroom", databasePassword());
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres/cluster/postmaster.pid"));
    }

    Path data() {
        return home.resolve("data");
    }

    private Path logFile() {
        return home.resolve("service.log");
    }

    /** What all its runs have logged. */
    String log() throws IOException {
        return Files.readString(logFile());
    }

    /** The log's lines, but for the seals of the journal, which are noted when their time has come. */
    List<String> lines() throws IOException {
        return log().lines()
                .filter(line -> !line.contains("The journal is sealed"))
                .toList();
    }

    private String logOrNothing() {
        try {
            return log();
        } catch (IOException e) {
            return "";
        }
    }

    /** What the server of the bundled PostgreSQL has logged. */
    String postgresLog() throws IOException {
        return Files.readString(data().resolve("postgres.log"));
    }

    /** The first administrator's token, which the service made. */
    String token() throws IOException {
        return Files.readString(data().resolve("admin-token")).strip();
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Caller anybody() {
        return caller;
    }

    Caller admin() throws IOException {
        return caller.moderator(token());
    }

    /** Stops it if it runs; what it stored stays. */
    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor(STOP_SECONDS, SECONDS);
        }
        destroy();
    }

    /** Leaves no process behind, whatever a test that failed has left. */
    private void destroy() {
        if (process != null) {
            process.destroyForcibly();
        }
        try {
            postgres().destroyForcibly();
        } catch (IOException | NoSuchElementException e) {
            // None runs.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
