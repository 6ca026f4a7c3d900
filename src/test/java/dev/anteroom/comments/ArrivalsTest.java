package dev.anteroom.comments;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comments that come in at the same moment and are stored together: each is answered as if it had come alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ArrivalsTest {

    private static final String[] WORDS = "river bridge council harbour station market garden winter".split(" ");

    @Inject
    AgroalDataSource database;

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        newsroom.publish("The first, which opens the thread");
        newsroom.thread(); // and has it known from then on
    }

    /** No two of them alike. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(WORDS[(number >> i & 1) + i / 2 * 2]).append(' ');
        }
        return text.toString();
    }

    private int stored() {
        return Rows.count("comment c JOIN site s ON s.id = c.site_id WHERE s.key = ?", newsroom.site);
    }

    private int transactions() {
        return Rows.count(
                "(SELECT DISTINCT tx FROM journal j JOIN site s ON s.id = j.site_id"
                        + " WHERE s.key = ? AND j.kind = 'comment.submitted') AS transaction",
                newsroom.site);
    }

    /** Sends them all while nothing can be stored, so that most of them wait for the same moment. */
    private List<Response> together(List<Map<String, Object>> requests) throws SQLException {
        int looked = likenesses();
        CompletableFuture<List<Response>> answers;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE comment IN SHARE MODE");
            answers = CompletableFuture.supplyAsync(
                    () -> Together.all(requests.size(), i -> newsroom.submit(requests.get(i))));
            await().until(() -> likenesses() == looked + requests.size());
            connection.rollback();
        }
        return answers.join();
    }

    /** Each new text founds one before it is stored. */
    private int likenesses() {
        return Rows.count("likeness l JOIN site s ON s.id = l.site_id WHERE s.key = ?", newsroom.site);
    }

    @Test
    void each_of_many_is_stored_once_with_one_entry_and_they_share_transactions() throws SQLException {
        int before = transactions();
        List<Response> answers =
                together(IntStream.range(0, 12).mapToObj(i -> comment(text(i))).toList());
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(Set.copyOf(answers.stream()
                        .map(answer -> answer.<String>path("comment.id"))
                        .toList()))
                .hasSize(12);
        for (int i = 0; i < 12; i++) {
            assertThat(answers.get(i).<String>path("comment.body")).isEqualTo(text(i).strip());
            assertThat(Newsroom.author(answers.get(i).path("receipt"))
                            .get("/api/v1/receipt")
                            .<String>path("comment.id"))
                    .isEqualTo(answers.get(i).path("comment.id"));
        }
        assertThat(stored()).isEqualTo(13);
        assertThat(Rows.count(
                        "journal j JOIN site s ON s.id = j.site_id WHERE s.key = ? AND j.kind = 'comment.submitted'",
                        newsroom.site))
                .isEqualTo(13);
        assertThat(transactions() - before).isBetween(1, 6);
    }

    @Test
    void one_that_the_database_refuses_takes_none_of_the_others_with_it() throws SQLException {
        Rows.change("ALTER TABLE comment ADD CONSTRAINT no_poison CHECK (body NOT LIKE 'poison%')");
        try {
            List<Map<String, Object>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(comment(i == 5 ? "poison" : text(i)));
            }
            List<Response> answers = together(requests);
            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i).statusCode()).isEqualTo(i == 5 ? 500 : 202);
            }
            assertThat(stored()).isEqualTo(8);
        } finally {
            Rows.change("ALTER TABLE comment DROP CONSTRAINT no_poison");
        }
    }

    @Test
    void replies_are_taken_where_their_parent_is_public_and_refused_where_not() {
        String open = newsroom.publish("Let in").id();
        String waiting = newsroom.post("Waits").id();
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> reply = comment(text(i));
            reply.put("parent", i % 2 == 0 ? open : waiting);
            requests.add(reply);
        }
        List<Response> answers = Together.all(8, i -> newsroom.submit(requests.get(i)));
        for (int i = 0; i < 8; i++) {
            if (i % 2 == 0) {
                assertThat(answers.get(i).<String>path("comment.parent")).isEqualTo(open);
            } else {
                assertRefused(answers.get(i), ErrorCode.PARENT_NOT_APPROVED);
            }
        }
        assertThat(stored()).isEqualTo(7);
    }

    @Test
    void a_reply_waits_for_who_changes_its_parent_and_keeps_nobody_else_waiting() throws SQLException {
        String parent = newsroom.publish("Let in").id();
        Map<String, Object> reply = comment("A reply");
        reply.put("parent", parent);
        String key = UUID.randomUUID().toString();
        CompletableFuture<Response> answer;
        CompletableFuture<Response> repeated;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("SELECT 1 FROM comment WHERE id = '" + parent + "' FOR NO KEY UPDATE");
            answer = CompletableFuture.supplyAsync(
                    () -> anybody().header("Idempotency-Key", key).body(reply).post(newsroom.path("/comments")));
            int holder = backend(connection);
            await().until(() -> waitingFor(holder) == 1);
            repeated = CompletableFuture.supplyAsync(
                    () -> anybody().header("Idempotency-Key", key).body(reply).post(newsroom.path("/comments")));
            await().until(() -> Rows.count("pg_stat_activity WHERE wait_event_type = 'Lock'") >= 2);
            newsroom.post("Not to be kept waiting");
            assertThat(answer).isNotDone();
            assertThat(repeated).isNotDone();
            connection.createStatement().execute(takeOut(parent));
            connection.commit();
        }
        assertRefused(answer.join(), ErrorCode.PARENT_NOT_APPROVED);
        assertRefused(repeated.join(), ErrorCode.PARENT_NOT_APPROVED);
        Rows.change(putBack(parent));
        assertThat(anybody()
                        .header("Idempotency-Key", key)
                        .body(reply)
                        .post(newsroom.path("/comments"))
                        .statusCode())
                .isEqualTo(202);
    }

    /** As a decision would, but in a transaction that the test ends. */
    private static String takeOut(String comment) {
        return "UPDATE comment SET state = 'PENDING', decision_id = NULL WHERE id = '" + comment + "'";
    }

    /** As its journal has it. */
    private static String putBack(String comment) {
        return "UPDATE comment c SET state = 'APPROVED', decision_id = d.id FROM decision d"
                + " WHERE d.comment_id = c.id AND c.id = '" + comment + "'";
    }

    private static int backend(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int waitingFor(int backend) {
        return Rows.count("pg_stat_activity WHERE ? = ANY(pg_blocking_pids(pid))", backend);
    }

    @Test
    void a_reply_to_the_deepest_waits_for_who_changes_that_one() throws SQLException {
        newsroom = Newsroom.open(Map.of("replyDepth", 0));
        String parent = newsroom.publish("Let in").id();
        newsroom.thread();
        Map<String, Object> reply = comment("Stands beside it");
        reply.put("parent", parent);
        CompletableFuture<Response> answer;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(takeOut(parent));
            answer = CompletableFuture.supplyAsync(() -> newsroom.submit(reply));
            int holder = backend(connection);
            await().until(() -> waitingFor(holder) == 1);
            connection.commit();
        }
        assertRefused(answer.join(), ErrorCode.PARENT_NOT_APPROVED);
        Rows.change(putBack(parent));
    }

    @Test
    void of_several_with_one_key_one_is_stored_and_all_are_answered_by_it() {
        String key = UUID.randomUUID().toString();
        List<Response> answers = Together.all(8, i -> anybody()
                .header("Idempotency-Key", i < 4 ? key : UUID.randomUUID().toString())
                .body(comment(i < 4 ? "Once" : text(i)))
                .post(newsroom.path("/comments")));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.subList(0, 4))
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(stored()).isEqualTo(6);
        // What found its key taken has founded nothing that stays: the next of its kind is a copy of the one that was
        // stored.
        newsroom.post("Once");
        assertThat(newsroom.queue().stream().filter("Once"::equals)).hasSize(2);
    }

    @Test
    void what_is_let_in_at_once_is_public_for_who_asks_after_its_answer() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        newsroom.submit(comment("The first, which opens the thread"));
        newsroom.thread();
        List<Boolean> seen = Together.all(8, i -> {
            Response answer = newsroom.submit(comment(text(i)));
            return answer.statusCode() == 201
                    && newsroom.thread().asString().contains(answer.<String>path("comment.id"));
        });
        assertThat(seen).containsOnly(true);
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(9);
    }
}
