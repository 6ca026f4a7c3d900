package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: what was begun is finished, then everything ends in order. */
class ShutdownIT {

    private static final String SITE = "notes";
    private static final int IN_FLIGHT = 8;

    @TempDir
    Path home;

    @Test
    void requests_in_flight_are_finished_and_the_database_is_stopped_cleanly() throws Exception {
        try (Service service = Service.below(home).start()) {
            service.admin().open(SITE).expect(201);
            hangUpInMidSentence(service);
            List<String> comments = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                comments.add(service.anybody()
                        .submit(SITE, "page", "Waits " + i)
                        .expect(202)
                        .text("/comment/id"));
            }
            String token = service.token();

            List<Future<Answer>> inFlight = new ArrayList<>();
            ExecutorService moderators = Executors.newFixedThreadPool(IN_FLIGHT);
            try (Connection holder = holdComments(service);
                    Connection watcher = service.database()) {
                for (String comment : comments) {
                    inFlight.add(moderators.submit(
                            () -> service.anybody().moderator(token).approve(comment)));
                }
                await().atMost(30, SECONDS).until(() -> waitingForLocks(watcher) == IN_FLIGHT);
                service.terminate();
                await().atMost(30, SECONDS).until(() -> saysGoodbye(service));
                assertThat(inFlight).noneMatch(Future::isDone);
                holder.rollback();
            }
            for (Future<Answer> one : inFlight) {
                assertThat(one.get().expect(200).text("/action")).isEqualTo("approve");
            }
            moderators.shutdown();
            assertThat(service.awaitEnd()).isIn(0, 143);
            assertThat(service.postgresLog()).endsWith("database system is shut down\n");
            assertThat(service.data().resolve("postgres/cluster/postmaster.pid"))
                    .doesNotExist();

            service.start();
            assertThat(service.postgresLog()).doesNotContain("not properly shut down", "recovery");
            assertThat(service.anybody()
                            .thread(SITE, "page")
                            .expect(200)
                            .at("/thread/comments")
                            .asInt())
                    .isEqualTo(IN_FLIGHT);
            assertThat(service.log()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    /** Whoever does is not answered, and is no news. */
    private static void hangUpInMidSentence(Service service) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            String head = Wire.head(
                    "POST /api/v1/sites/" + SITE + "/comments",
                    "Content-Type: application/json",
                    "Content-Length: 100");
            socket.getOutputStream().write((head + "{\"page\":").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** It answers, and takes no other request on the connection. */
    private static boolean saysGoodbye(Service service) throws IOException {
        return service.anybody()
                .thread(SITE, "page")
                .expect(200)
                .header("Connection")
                .equals("close");
    }

    /** Holds the rows that a decision needs, so that it takes as long as this lasts. */
    private static Connection holdComments(Service service) throws IOException, SQLException {
        Connection connection = service.database();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM comment FOR UPDATE");
        }
        return connection;
    }

    private static long waitingForLocks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
