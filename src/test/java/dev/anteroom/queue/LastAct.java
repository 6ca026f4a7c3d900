package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What the public, the moderators, the journal and the tables say at the end of a {@link Play}: what the model says. */
final class LastAct {

    private final Model model;
    private final Stage stage;

    LastAct(Model model, Stage stage) {
        this.model = model;
        this.stage = stage;
    }

    void assertSame() {
        assertQueue("pending");
        assertQueue("reported");
        assertPublic();
        model.comments.forEach(this::assertStored);
    }

    private void assertQueue(String cause) {
        List<Model.Comment> waiting = model.waiting(cause);
        JsonNode queue = stage.as("Ana", "GET", "/queue?limit=100&cause=" + cause + "&site=" + stage.site, null)
                .json();
        assertThat(Stage.shown(queue)).as(cause).isEqualTo(stage.idsOf(waiting));
        for (int i = 0; i < waiting.size(); i++) {
            Model.Comment comment = waiting.get(i);
            JsonNode item = queue.at("/items/" + i);
            assertThat(item.get("similar").asInt())
                    .as("copies of " + comment.number)
                    .isEqualTo(model.similar(comment));
            assertThat(item.get("reports").asLong())
                    .as("reports on " + comment.number)
                    .isEqualTo(comment.openReports());
            assertThat(item.get("version").asInt()).isEqualTo(comment.version);
            String claimant = item.at("/claim/by").asText();
            assertThat(claimant.isEmpty() ? null : claimant.substring(0, 3))
                    .as("claimant of " + comment.number)
                    .isEqualTo(model.holds("Ana", comment) ? "Ana" : model.holds("Ben", comment) ? "Ben" : null);
        }
    }

    private void assertPublic() {
        if (!model.comments.isEmpty()) {
            JsonNode thread =
                    stage.anybody("GET", "/thread?limit=100&page=page", null).json();
            Set<String> visible = new HashSet<>();
            collect(thread.get("items"), visible);
            assertThat(visible).isEqualTo(Set.copyOf(stage.idsOf(model.approved())));
            assertThat(thread.at("/thread/comments").asInt()).isEqualTo(visible.size());
        }
        JsonNode counts = stage.anybody("GET", "/counts?page=page", null).json();
        assertThat(counts.at("/counts/page").asInt()).isEqualTo(model.approved().size());
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

    private void assertStored(Model.Comment comment) {
        UUID id = UUID.fromString(stage.id(comment));
        Map<String, Object> row = Rows.of("SELECT state, version, decision_id, risk FROM comment WHERE id = ?", id)
                .get(0);
        assertThat(row)
                .as("comment " + comment.number)
                .containsEntry("state", comment.state)
                .containsEntry("version", comment.version);
        assertThat((double) row.get("risk")).isCloseTo(comment.risk, within(1e-9));
        assertThat(Objects.toString(row.get("decision_id"), null))
                .isEqualTo(comment.standing == null ? null : stage.decisionIds.get(comment.standing));
        assertThat(Rows.of("SELECT outcome FROM report WHERE comment_id = ? ORDER BY id", id).stream()
                        .map(report -> report.get("outcome")))
                .as("reports on " + comment.number)
                .containsExactlyElementsOf(
                        comment.reports.stream().map(report -> report.outcome).toList());
        assertReplayed(comment, id);
    }

    private static void assertReplayed(Model.Comment comment, UUID id) {
        List<Map<String, Object>> entries =
                Rows.of("SELECT kind, from_state, to_state FROM journal WHERE comment_id = ? ORDER BY id", id);
        assertThat(entries).as("entries of " + comment.number).hasSize(comment.entries);
        Object state = null;
        for (Map<String, Object> entry : entries) {
            if (entry.get("to_state") != null) {
                assertThat(entry.get("from_state"))
                        .as("chain of " + comment.number)
                        .isEqualTo(state);
                state = entry.get("to_state");
            }
        }
        assertThat(state).as("replay of " + comment.number).isEqualTo(comment.state);
    }
}
