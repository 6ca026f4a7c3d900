package dev.anteroom.journal;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The seals of the journal: whoever changes it in the database is found out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SealTest {

    @Inject
    Sealer sealer;

    @Inject
    AgroalDataSource database;

    private Newsroom newsroom;

    @BeforeEach
    void seal() {
        newsroom = Newsroom.open();
        newsroom.publish("Beautifully said");
        sealer.seal();
    }

    private static Response verify() {
        return admin().get("/api/v1/journal/verify");
    }

    private static void assertWhole() {
        Response verdict = verify();
        assertThat(verdict.statusCode()).as(verdict.asString()).isEqualTo(200);
        assertThat(verdict.<Boolean>path("whole")).as(verdict.asString()).isTrue();
        assertThat(verdict.<Object>path("broken")).isNull();
    }

    private static void assertBroken(Number seal, String reason) {
        Response verdict = verify();
        assertThat(verdict.statusCode()).as(verdict.asString()).isEqualTo(200);
        assertThat(verdict.<Boolean>path("whole")).isFalse();
        assertThat(verdict.<Number>path("broken.seal")).as(verdict.asString()).isEqualTo(seal);
        assertThat(verdict.<String>path("broken.reason")).isEqualTo(reason);
        assertThat(verdict.<String>path("broken.detail")).endsWith(".");
    }

    /** The seal that covers the entry of a kind on this test's site. */
    private int sealOf(String kind) {
        return Rows.<Number>one(
                        "SELECT s.number FROM seal s JOIN journal j ON j.tx >= s.from_tx AND j.tx < s.to_tx"
                                + " WHERE j.kind = ? AND j.site_id = (SELECT id FROM site WHERE key = ?)",
                        kind,
                        newsroom.site)
                .intValue();
    }

    /** Does what somebody with all rights on the database can do, and puts all back as it was after the look. */
    private void tampered(String sql, Runnable look) throws SQLException {
        String there = newsroom.site.replace("'", "");
        bypassing(
                "CREATE TABLE kept_journal AS SELECT * FROM journal",
                "CREATE TABLE kept_seal AS SELECT * FROM seal",
                sql.replace(":site", "(SELECT id FROM site WHERE key = '" + there + "')"));
        try {
            look.run();
        } finally {
            bypassing(
                    "DELETE FROM journal WHERE id IN (SELECT id FROM kept_journal)"
                            + " OR id = '00000000-0000-0000-0000-000000000000'",
                    "INSERT INTO journal SELECT * FROM kept_journal",
                    "DELETE FROM seal",
                    "INSERT INTO seal SELECT * FROM kept_seal",
                    "DROP TABLE kept_journal",
                    "DROP TABLE kept_seal");
        }
        assertWhole();
    }

    private void bypassing(String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                // Nobody seals what is not as it should be.
                statement.execute("LOCK TABLE seal");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        }
    }

    @Test
    void a_journal_that_nobody_touched_is_whole() {
        assertWhole();
        Response verdict = verify();
        assertThat(verdict.header("Cache-Control")).isEqualTo("no-store");
        assertThat(verdict.<Integer>path("entries") + verdict.<Integer>path("unsealed"))
                .isEqualTo(Rows.count("journal"));
        assertThat(verdict.<Integer>path("seals"))
                .isEqualTo(verdict.<Integer>path("head.seal"))
                .isPositive();
        assertThat(verdict.<String>path("head.hash")).matches("[0-9a-f]{64}");
    }

    @Test
    void every_entry_is_under_one_seal_and_a_withdrawal_breaks_none() {
        Posted comment = newsroom.publish("Said and withdrawn");
        sealer.seal();
        author(comment.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        sealer.seal();
        sealer.seal();
        assertThat(Rows.of("SELECT j.id FROM journal j LEFT JOIN seal s ON j.tx >= s.from_tx AND j.tx < s.to_tx"
                        + " GROUP BY j.site_id, j.id HAVING count(s.number) <> 1"))
                .isEmpty();
        assertWhole();
    }

    @Test
    void what_changes_nothing_is_not_sealed() {
        sealer.seal();
        long before = Rows.<Number>one("SELECT max(number) FROM seal").longValue();
        sealer.seal();
        assertThat(Rows.<Number>one("SELECT max(number) FROM seal").longValue()).isEqualTo(before);
    }

    @Test
    void an_entry_of_a_transaction_that_took_long_is_sealed_when_it_is_there() throws SQLException {
        long before;
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (Statement statement = slow.createStatement()) {
                statement.execute(
                        "INSERT INTO journal (site_id, id, at, kind) VALUES ((SELECT id FROM site WHERE key = '"
                                + newsroom.site + "'), gen_random_uuid(), now(), 'site.changed')");
            }
            newsroom.publish("Meanwhile");
            sealer.seal();
            before = sealed();
            assertWhole();
            slow.commit();
        }
        sealer.seal();
        assertThat(sealed()).isGreaterThan(before);
        assertThat(sealOf("site.changed")).isPositive();
        assertWhole();
    }

    private static long sealed() {
        return Rows.<Number>one("SELECT sum(entries) FROM seal").longValue();
    }

    @Test
    void nodes_that_seal_at_once_make_one_chain() {
        Together.all(4, i -> {
            newsroom.post("" + i);
            sealer.seal();
            return null;
        });
        assertWhole();
    }

    @Test
    void a_changed_entry_is_found_whatever_was_changed() throws SQLException {
        int seal = sealOf("comment.approved");
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "kind = 'comment.rejected'",
                "subject_id = comment_id",
                "thread_id = NULL",
                "comment_id = gen_random_uuid()",
                "decision_id = NULL",
                "moderator_id = NULL",
                "from_state = 'REJECTED'",
                "to_state = NULL",
                "site_id = site_id + 1000000",
                "at = 'infinity'")) {
            tampered(
                    "UPDATE journal SET " + change + " WHERE kind = 'comment.approved' AND site_id = :site",
                    () -> assertBroken(seal, "entry-changed"));
        }
    }

    @Test
    void the_columns_that_are_sealed_are_all_there_are() {
        assertThat(Rows.of("SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'journal'"
                        + " AND table_schema = 'public'"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder(
                        "site_id",
                        "id",
                        "tx",
                        "at",
                        "kind",
                        "subject_id",
                        "thread_id",
                        "comment_id",
                        "decision_id",
                        "moderator_id",
                        "from_state",
                        "to_state");
    }

    @Test
    void a_deleted_and_an_added_entry_are_found() throws SQLException {
        int seal = sealOf("comment.approved");
        tampered(
                "DELETE FROM journal WHERE kind = 'comment.approved' AND site_id = :site",
                () -> assertBroken(seal, "entries-missing"));
        tampered(
                "INSERT INTO journal (site_id, id, tx, at, kind) SELECT site_id,"
                        + " '00000000-0000-0000-0000-000000000000', tx, at, kind"
                        + " FROM journal WHERE kind = 'comment.approved' AND site_id = :site",
                () -> assertBroken(seal, "entries-added"));
        tampered(
                "UPDATE journal SET id = '00000000-0000-0000-0000-000000000000'"
                        + " WHERE kind = 'comment.approved' AND site_id = :site",
                () -> assertBroken(seal, "entry-changed"));
    }

    @Test
    void an_entry_moved_to_another_time_is_found() throws SQLException {
        int seal = sealOf("comment.approved");
        newsroom.post("later");
        sealer.seal();
        tampered(
                "UPDATE journal SET tx = (SELECT max(tx) FROM journal)"
                        + " WHERE kind = 'comment.approved' AND site_id = :site",
                () -> assertBroken(seal, "entries-missing"));
        tampered(
                "UPDATE journal SET tx = CAST('18446744073709551615' AS xid8)"
                        + " WHERE kind = 'comment.approved' AND site_id = :site",
                () -> assertBroken(seal, "entries-missing"));
        tampered(
                "INSERT INTO journal (site_id, id, tx, at, kind) VALUES (0, '00000000-0000-0000-0000-000000000000',"
                        + " CAST('9000000000000000000' AS xid8), now(), 'site.changed')",
                () -> assertBroken(null, "from-the-future"));
    }

    @Test
    void a_changed_seal_is_found() throws SQLException {
        int seal = sealOf("comment.approved");
        newsroom.post("later");
        sealer.seal();
        String where = " WHERE number = " + seal;
        tampered("UPDATE seal SET entries = entries + 1" + where, () -> assertBroken(seal, "seal-changed"));
        tampered("UPDATE seal SET sealed_at = now()" + where, () -> assertBroken(seal, "seal-changed"));
        tampered("UPDATE seal SET root = sha256(root)" + where, () -> assertBroken(seal, "seal-changed"));
        tampered("UPDATE seal SET hash = sha256(hash)" + where, () -> assertBroken(seal, "seal-changed"));
        tampered("DELETE FROM seal" + where, () -> assertBroken(seal, "missing"));
        tampered("UPDATE seal SET number = number + 1000000" + where, () -> assertBroken(seal, "missing"));
    }

    @Test
    void an_end_that_was_cut_off_is_found_by_who_knew_it() throws SQLException {
        newsroom.post("later");
        sealer.seal();
        Response noted = verify();
        int head = noted.path("head.seal");
        String cutOff = "DELETE FROM seal WHERE number = " + head;
        tampered(cutOff, () -> assertBroken(head, "missing"));
        tampered(
                "WITH gone AS (DELETE FROM seal RETURNING to_tx) DELETE FROM journal",
                () -> assertBroken(1, "missing"));
    }

    @Test
    void a_seal_that_was_noted_is_looked_for() {
        newsroom.post("later");
        sealer.seal();
        int head = verify().path("head.seal");
        String hash = verify().path("head.hash");
        assertThat(noted(head, hash).<Boolean>path("whole")).isTrue();
        assertThat(noted(head, "0".repeat(64)).<String>path("broken.reason")).isEqualTo("not-as-noted");
        assertThat(noted(head - 1, hash).<String>path("broken.reason")).isEqualTo("not-as-noted");
        assertThat(noted(head + 1_000, hash).<String>path("broken.reason")).isEqualTo("missing");
    }

    private static Response noted(int seal, String hash) {
        return admin().queryParam("seal", seal).queryParam("hash", hash).get("/api/v1/journal/verify");
    }

    @Test
    void only_administrators_may_ask_and_only_for_a_seal_that_can_be() {
        assertRefused(anybody().get("/api/v1/journal/verify"), ErrorCode.TOKEN_REQUIRED);
        assertRefused(newsroom.ana().get("/api/v1/journal/verify"), ErrorCode.FORBIDDEN);
        String hash = "0".repeat(64);
        for (Map<String, ?> wrong : List.of(
                Map.of("seal", 1),
                Map.of("hash", hash),
                Map.of("seal", 0, "hash", hash),
                Map.of("seal", "x", "hash", hash),
                Map.of("seal", 1, "hash", "x"),
                Map.of("seal", 1, "hash", hash + "0"))) {
            assertRefused(admin().queryParams(wrong).get("/api/v1/journal/verify"), ErrorCode.INVALID_PARAMETER);
        }
    }

    @Test
    void the_database_itself_refuses_to_change_a_seal() {
        for (String change : List.of("UPDATE seal SET entries = 1", "DELETE FROM seal", "TRUNCATE seal")) {
            assertThatThrownBy(() -> Rows.change(change)).hasMessageContaining("never changed");
        }
    }
}
