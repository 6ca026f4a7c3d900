package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold when all have gone home: rows, journal, answers and what was acknowledged say the same. */
final class Aftermath implements AutoCloseable {

    private final BusyDay day;
    private final Service node;
    private final Connection database;
    private final int siteId;
    private final Map<String, Map<String, Object>> comments = new TreeMap<>();
    private final Map<String, Replay> replays = new HashMap<>();

    /**
     * @param first whose database it is
     * @param node that answers
     */
    private Aftermath(BusyDay day, Service first, Service node) throws IOException, SQLException {
        this.day = day;
        this.node = node;
        this.database = first.database();
        this.siteId = (Integer)
                rows("SELECT id FROM site WHERE key = ?", day.site).get(0).get("id");
        rows("SELECT id, state, version, decision_id, body, cause FROM comment WHERE site_id = ?", siteId)
                .forEach(row -> comments.put(text(row, "id"), row));
    }

    static void check(BusyDay day, Service first, List<Service> nodes) throws IOException, SQLException {
        for (Service node : nodes) {
            try (Aftermath aftermath = new Aftermath(day, first, node)) {
                aftermath.replay();
                aftermath.nothingIsRecordedTwiceOrNotAtAll();
                aftermath.nothingAcknowledgedIsMissing();
                aftermath.nothingWasHeldByTwo();
                aftermath.countsAgree(node.anybody().moderator(first.token()));
                aftermath.thePublicSeesWhatIsApproved();
                aftermath.theChainIsWhole(node.anybody().moderator(first.token()));
            }
        }
    }

    private List<Map<String, Object>> rows(String sql, Object... parameters) throws SQLException {
        return Rows.of(database, sql, parameters);
    }

    private static String text(Map<String, Object> row, String column) {
        return Objects.toString(row.get(column), null);
    }

    /** Every comment is what its journal tells. */
    private void replay() throws SQLException {
        rows("SELECT * FROM journal WHERE site_id = ? AND comment_id IS NOT NULL ORDER BY id", siteId)
                .forEach(row -> {
                    Replay.Entry entry = new Replay.Entry(
                            text(row, "kind"),
                            text(row, "comment_id"),
                            text(row, "decision_id"),
                            text(row, "subject_id"),
                            text(row, "from_state"),
                            text(row, "to_state"));
                    replays.computeIfAbsent(entry.comment(), Replay::new).take(entry);
                });
        assertThat(replays.keySet()).isEqualTo(comments.keySet());
        Map<String, String> different = new TreeMap<>();
        comments.forEach((id, row) -> different.put(stored(row), replays.get(id).toString()));
        different.entrySet().removeIf(one -> one.getKey().equals(one.getValue()));
        assertThat(different).isEmpty();
    }

    private static String stored(Map<String, Object> row) {
        return Replay.told(text(row, "id"), text(row, "state"), (Integer) row.get("version"), text(row, "decision_id"));
    }

    /** Each decision, reversal and report has exactly one entry; a second one would not have been replayed. */
    private void nothingIsRecordedTwiceOrNotAtAll() throws SQLException {
        assertThat(all(Replay::decisions)).isEqualTo(ids("SELECT id FROM decision WHERE site_id = ?"));
        assertThat(all(Replay::reversals))
                .isEqualTo(ids("SELECT id FROM decision WHERE site_id = ? AND reversed_at IS NOT NULL"));
        assertThat(all(Replay::reports))
                .isEqualTo(ids("SELECT id FROM report WHERE site_id = ? AND outcome IS DISTINCT FROM 'IGNORED'"));
    }

    private Set<String> all(Function<Replay, Set<String>> recorded) {
        return replays.values().stream()
                .flatMap(replay -> recorded.apply(replay).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> ids(String sql) throws SQLException {
        return rows(sql, siteId).stream().map(row -> text(row, "id")).collect(Collectors.toSet());
    }

    private void nothingAcknowledgedIsMissing() throws SQLException {
        for (Witness.Written written : day.witness.written) {
            Map<String, Object> row = comments.get(written.id);
            assertThat(row).as("comment " + written.id).isNotNull();
            boolean withdrawn = text(row, "state").equals("WITHDRAWN");
            if (withdrawn) {
                assertThat(written.withdrawn || written.perhapsWithdrawn).isTrue();
            } else {
                assertThat(written.withdrawn).as("withdrawal of " + row).isFalse();
                assertThat(text(row, "body")).isIn(written.bodies);
            }
        }
        Set<Witness.Decided> decided =
                rows("SELECT id, comment_id, action FROM decision WHERE site_id = ?", siteId).stream()
                        .map(row -> new Witness.Decided(
                                text(row, "id"),
                                text(row, "comment_id"),
                                text(row, "action").toLowerCase()))
                        .collect(Collectors.toSet());
        assertThat(decided).containsAll(day.witness.decided.values());
        assertThat(ids("SELECT id FROM decision WHERE site_id = ? AND reversed_at IS NOT NULL"))
                .containsAll(day.witness.reversed);
        Set<Witness.Reported> reported = rows("SELECT id, comment_id FROM report WHERE site_id = ?", siteId).stream()
                .map(row -> new Witness.Reported(text(row, "id"), text(row, "comment_id")))
                .collect(Collectors.toSet());
        assertThat(reported).containsAll(day.witness.reported);
    }

    private void nothingWasHeldByTwo() {
        assertThat(day.witness.leases.heldByTwo()).isEmpty();
    }

    private void countsAgree(Caller administrator) throws IOException {
        Map<String, Long> shown = new HashMap<>();
        JsonNode site = administrator
                .get("/api/v1/queue/summary?site=" + day.site)
                .expect(200)
                .at("/sites/0");
        site.get("causes").forEach(cause -> {
            assertThat(cause.get("exact").asBoolean()).isTrue();
            shown.put(cause.get("cause").asText(), cause.get("count").asLong());
        });
        Map<String, Long> counted = comments.values().stream()
                .filter(row -> row.get("cause") != null)
                .collect(Collectors.groupingBy(row -> text(row, "cause").toLowerCase(), Collectors.counting()));
        shown.values().removeIf(number -> number == 0);
        assertThat(shown).isEqualTo(counted);
    }

    /** Within two seconds, which is how long news may take to the other node. */
    private void thePublicSeesWhatIsApproved() {
        Set<String> approved = comments.entrySet().stream()
                .filter(one -> text(one.getValue(), "state").equals("APPROVED"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        await().atMost(2, SECONDS).untilAsserted(() -> assertThat(visible()).isEqualTo(approved));
    }

    private Set<String> visible() throws IOException {
        Set<String> visible = new HashSet<>();
        for (int page = 0; page < BusyDay.PAGES; page++) {
            String address = "/api/v1/sites/" + day.site + "/thread?limit=100&page=" + BusyDay.page(page);
            String cursor = "";
            int shown = 0;
            List<Integer> said = new ArrayList<>();
            do {
                Answer thread = node.anybody().get(address + cursor).expect(200);
                said.add(thread.at("/thread/comments").asInt());
                int before = visible.size();
                collect(thread.at("/items"), visible);
                shown += visible.size() - before;
                cursor = thread.at("/next").isNull() ? null : "&cursor=" + thread.text("/next");
            } while (cursor != null);
            assertThat(said).containsOnly(shown);
        }
        return visible;
    }

    private static void collect(JsonNode items, Set<String> visible) {
        items.forEach(item -> {
            // A place that is kept for its replies has no text.
            if (!item.path("html").asText("").isEmpty()) {
                visible.add(item.get("id").asText());
            }
            collect(item.get("replies"), visible);
        });
    }

    private void theChainIsWhole(Caller administrator) {
        await("sealed").atMost(60, SECONDS).until(() -> {
            Answer verdict = administrator.get("/api/v1/journal/verify").expect(200);
            assertThat(verdict.at("/broken").isNull()).as(verdict.body()).isTrue();
            return verdict.at("/unsealed").asInt() == 0;
        });
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
