package dev.anteroom.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a data directory from one service to the next. */
class RestartTest {

    @TempDir
    Path data;

    EmbeddedPostgres postgres;

    @BeforeEach
    void startWithOneRow() throws Exception {
        postgres = TestServers.startPrepared(data);
        TestServers.tell(postgres, "CREATE TABLE kept (word text)");
        TestServers.tell(postgres, "INSERT INTO kept VALUES ('first')");
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void theNextStartFindsWhatWasStored() throws Exception {
        String password = postgres.password();
        long pid = serverPid();
        postgres.stop();
        postgres.stop();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(log()).endsWith("database system is shut down\n");

        postgres = TestServers.start(data);
        assertThat(storedWords()).isEqualTo("first");
        assertThat(postgres.password()).isEqualTo(password);
    }

    @Test
    void aSecondServiceIsTurnedAwayAndTheFirstGoesOn() throws Exception {
        assertThatThrownBy(() -> TestServers.start(data))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("Another Anteroom is using the data directory " + data)
                .hasMessageContaining("ANTEROOM_DATA_DIR");

        Process second = service();
        try {
            assertThat(second.waitFor(30, SECONDS)).as("turned away").isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(second.errorReader().readLine()).contains("Another Anteroom is using");
        } finally {
            second.destroyForcibly();
        }

        assertThat(storedWords()).isEqualTo("first");
    }

    @Test
    void theNextStartTakesOverFromTheServerOfAKilledService() throws Exception {
        postgres.stop();
        Process killed = service();
        assertThat(killed.inputReader().readLine()).isEqualTo("committed");
        long orphan = serverPid();
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        postgres = TestServers.start(data);
        assertThat(serverPid()).isNotEqualTo(orphan);
        await().atMost(10, SECONDS).until(() -> ProcessHandle.of(orphan).isEmpty());
        assertThat(storedWords()).isEqualTo("first second");
    }

    @Test
    void theNextStartRecoversFromTheDeathOfServiceAndServer() throws Exception {
        postgres.stop();
        Process killed = service();
        assertThat(killed.inputReader().readLine()).isEqualTo("committed");
        long orphan = serverPid();
        killed.destroyForcibly().waitFor();
        kill(orphan);
        assertThat(Postmaster.file(postgres.directory())).exists();

        postgres = TestServers.start(data);
        assertThat(log()).contains("automatic recovery in progress");
        assertThat(storedWords()).isEqualTo("first second");
    }

    @Test
    void aServerThatDiesIsStartedAgainWhereItsClientsLookForIt() throws Exception {
        String url = postgres.jdbcUrl();
        long died = serverPid();
        kill(died);
        await().atMost(60, SECONDS).ignoreExceptions().until(() -> storedWords().equals("first"));
        assertThat(postgres.jdbcUrl()).isEqualTo(url);

        long diedAgain = serverPid();
        assertThat(diedAgain).isNotEqualTo(died);
        kill(diedAgain);
        await().atMost(60, SECONDS).ignoreExceptions().until(() -> storedWords().equals("first"));
    }

    @Test
    void aServerThatCannotComeBackIsTriedUntilItCan() throws Exception {
        Path settings = postgres.directory().resolve("postgresql.conf");
        String good = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n");
        kill(serverPid());
        await().atMost(60, SECONDS).until(() -> timesLogged("no_such_setting") >= 2);

        Files.writeString(settings, good);
        await().atMost(60, SECONDS).ignoreExceptions().until(() -> storedWords().equals("first"));
    }

    @Test
    void aServerThatCannotComeBackIsNotTriedAfterTheStop() throws Exception {
        Path settings = postgres.directory().resolve("postgresql.conf");
        String good = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n");
        kill(serverPid());
        await().atMost(60, SECONDS).until(() -> timesLogged("no_such_setting") >= 1);
        postgres.stop();

        Files.writeString(settings, good);
        postgres = TestServers.start(data);
        assertThat(storedWords()).isEqualTo("first");
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfTheOldServerIsLeftAlone() throws Exception {
        postgres.stop();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            List<String> lines = List.of(
                    String.valueOf(bystander.pid()),
                    postgres.directory().toString(),
                    "1",
                    "1",
                    "",
                    "127.0.0.1",
                    "1 1",
                    "ready");
            Files.write(Postmaster.file(postgres.directory()), lines);

            postgres = TestServers.start(data);
            assertThat(storedWords()).isEqualTo("first");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    /** A service in a process of its own: stores a second word, says so, and stays until it is killed. */
    private Process service() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        data.toString(),
                        TestServers.binaries().orElseThrow().toString())
                .start();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(10, SECONDS).until(() -> ProcessHandle.of(pid).isEmpty());
    }

    private long timesLogged(String words) throws IOException {
        return log().lines().filter(line -> line.contains(words)).count();
    }

    private long serverPid() {
        return Postmaster.of(postgres.directory()).orElseThrow().pid();
    }

    private String storedWords() throws Exception {
        return TestServers.ask(postgres, "SELECT string_agg(word, ' ' ORDER BY word) FROM kept");
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("postgres.log"));
    }

    /** Runs in the child process. */
    static final class Service {

        private Service() {}

        public static void main(String[] arguments) throws Exception {
            try {
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(Path.of(arguments[0]), Optional.of(Path.of(arguments[1])));
                TestServers.tell(postgres, "INSERT INTO kept VALUES ('second')");
                System.out.println("committed");
                Thread.currentThread().join();
            } catch (DatabaseUnavailable e) {
                System.err.println(e.getMessage());
                System.exit(1);
            }
        }
    }
}
