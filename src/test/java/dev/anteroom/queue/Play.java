package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One run of random verbs over real HTTP, on a site of its own, beside a {@link Model} that does the same. */
final class Play {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    private static final List<String> KINDS = List.of(
            "I earned four thousand dollars last month working from home on my computer and you can do it too",
            "Nobody in the town believes what the governor said about the money and the two trucks at the border",
            "Buy now",
            "Beautifully said");

    private final Random random;
    private final Map<String, String> tokens;
    private final String site = "play-" + UUID.randomUUID().toString().substring(0, 13);
    private final Model model = new Model();
    private final List<String> ids = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private final Map<Model.Made, String> decisionIds = new HashMap<>();
    private final List<String> batchIds = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int texts;

    Play(long seed, Map<String, String> tokens) {
        this.random = new Random(seed);
        this.tokens = tokens;
    }

    void run(int steps) {
        TestClock.INSTANCE.set(START);
        model.now = START;
        Newsroom.admin()
                .body(Map.of("key", site, "name", "Play", "origins", List.of(), "replyDepth", 4))
                .post("/api/v1/sites")
                .then()
                .statusCode(201);
        try {
            for (int i = 0; i < steps; i++) {
                // The next thing happens later, so that what is oldest is so beyond doubt.
                wait(Duration.ofMillis(10));
                step();
            }
            assertSame();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("After:\n" + String.join("\n", log), e);
        }
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5 -> post(null);
            case 6, 7 -> post(any());
            case 8 -> edit(any());
            case 9 -> withdraw(random.nextInt(2) == 0 ? any() : null);
            case 10, 11, 12, 13 -> decide(any());
            case 14, 15 -> decideSeveral();
            case 16, 17 -> reverse();
            case 18 -> reverseBatch();
            case 19 -> claim(any());
            case 20 -> claimNext();
            case 21 -> release(any());
            case 22 -> releaseAll();
            default -> wait(Duration.ofSeconds(60 * (1 + random.nextInt(7))));
        }
    }

    private Model.Comment any() {
        return model.comments.isEmpty() ? null : model.comments.get(random.nextInt(model.comments.size()));
    }

    private String anyone() {
        return random.nextBoolean() ? "Ana" : "Ben";
    }

    private void wait(Duration time) {
        TestClock.INSTANCE.advance(time);
        model.now = model.now.plus(time);
    }

    /** A text of a kind: one of a few that many are copies of, or one of its own. */
    private String kind() {
        int kind = random.nextInt(KINDS.size() + 2);
        return kind < KINDS.size() ? KINDS.get(kind) : "text number " + texts++;
    }

    private String variant(String kind) {
        return switch (random.nextInt(3)) {
            case 0 -> kind.toUpperCase();
            case 1 -> "¡" + kind.replace("e", "é") + "!";
            default -> kind;
        };
    }

    private void post(Model.Comment parent) {
        if (parent != null && parent.depth == 4) {
            return;
        }
        String kind = kind();
        log.add("post " + model.comments.size() + (parent == null ? "" : " to " + parent.number) + ": " + kind);
        Map<String, Object> request = new HashMap<>();
        request.put("page", Map.of("id", "page"));
        request.put("body", variant(kind));
        request.put("parent", parent == null ? null : ids.get(parent.number));
        JsonNode answer = expect(model.post(parent, kind), call("POST", "/sites/" + site + "/comments", null, request));
        if (answer.has("receipt")) {
            ids.add(answer.at("/comment/id").asText());
            receipts.add(answer.get("receipt").asText());
        }
    }

    private void edit(Model.Comment comment) {
        if (comment != null) {
            String kind = kind();
            log.add("edit " + comment.number + ": " + kind);
            expect(
                    model.edit(comment, kind),
                    call("PUT", "/receipt", "Receipt " + receipts.get(comment.number), Map.of("body", variant(kind))));
        }
    }

    private void withdraw(Model.Comment comment) {
        if (comment != null) {
            log.add("withdraw " + comment.number);
            expect(
                    model.withdraw(comment),
                    call("DELETE", "/receipt", "Receipt " + receipts.get(comment.number), null));
        }
    }

    private void decide(Model.Comment comment) {
        if (comment == null) {
            return;
        }
        String by = anyone();
        boolean approve = random.nextBoolean();
        Integer version = random.nextInt(3) == 0 ? Integer.valueOf(comment.version - random.nextInt(2)) : null;
        log.add(by + (approve ? " approves " : " rejects ") + comment.number + " at version " + version);
        int before = model.decisions.size();
        Map<String, Object> request = new HashMap<>(Map.of("clauses", List.of("5")));
        request.put("version", version);
        JsonNode answer = expect(
                model.decide(by, comment, approve ? "APPROVED" : "REJECTED", version),
                as(by, "POST", "/comments/" + ids.get(comment.number) + (approve ? "/approve" : "/reject"), request));
        if (model.decisions.size() > before) {
            decisionIds.put(model.decisions.get(before), answer.get("id").asText());
        }
    }

    private void decideSeveral() {
        Map<Model.Comment, Model.Asked> asked = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(4) && !model.comments.isEmpty(); i++) {
            Model.Comment comment = any();
            asked.put(
                    comment,
                    new Model.Asked(comment, random.nextInt(3) == 0 ? "APPROVED" : "REJECTED", random.nextInt(3) > 0));
        }
        if (asked.isEmpty()) {
            return;
        }
        String by = anyone();
        List<Model.Asked> items = List.copyOf(asked.values());
        log.add(by + " decides "
                + items.stream()
                        .map(item -> item.state() + " " + item.comment().number + (item.similar() ? " and copies" : ""))
                        .collect(Collectors.joining(", ")));
        int before = model.decisions.size();
        Map<Model.Comment, String> outcomes = model.decide(by, items);
        JsonNode answer = expect(
                Model.DONE,
                as(
                        by,
                        "POST",
                        "/decisions",
                        Map.of(
                                "items",
                                items.stream()
                                        .map(item -> Map.of(
                                                "comment", ids.get(item.comment().number),
                                                "action", item.state().equals("APPROVED") ? "approve" : "reject",
                                                "clauses", List.of("5"),
                                                "similar", item.similar()))
                                        .toList())));
        batchIds.add(answer.get("batch").asText());
        expectOutcomes(outcomes, answer);
        answer.get("items").forEach(item -> model.decisions.subList(before, model.decisions.size()).stream()
                .filter(made ->
                        ids.get(made.on.number).equals(item.get("comment").asText()))
                .forEach(made -> decisionIds.put(made, item.at("/decision/id").asText())));
    }

    private void expectOutcomes(Map<Model.Comment, String> outcomes, JsonNode answer) {
        Map<String, String> expected = new HashMap<>();
        outcomes.forEach((comment, outcome) -> expected.put(ids.get(comment.number), outcome + " " + comment.state));
        Map<String, String> got = new HashMap<>();
        answer.get("items")
                .forEach(item -> got.put(
                        item.get("comment").asText(),
                        item.get("outcome").asText() + " " + item.get("state").asText()));
        assertThat(got).isEqualTo(expected);
    }

    private void reverse() {
        if (!model.decisions.isEmpty()) {
            // The latest rather often: the others are superseded as a rule.
            int last = model.decisions.size() - 1;
            Model.Made made = model.decisions.get(random.nextBoolean() ? last : random.nextInt(last + 1));
            log.add("reverse the decision on " + made.on.number);
            expect(model.reverse(made), as(anyone(), "DELETE", "/decisions/" + decisionIds.get(made), null));
        }
    }

    private void reverseBatch() {
        if (!model.batches.isEmpty()) {
            int last = model.batches.size() - 1;
            int batch = random.nextBoolean() ? last : random.nextInt(last + 1);
            log.add("reverse batch " + batch);
            Map<Model.Comment, String> outcomes = model.reverse(model.batches.get(batch));
            JsonNode answer = expect(
                    outcomes.isEmpty() ? "batch-not-found" : Model.DONE,
                    as(anyone(), "DELETE", "/decisions/batches/" + batchIds.get(batch), null));
            if (!outcomes.isEmpty()) {
                expectOutcomes(outcomes, answer);
            }
        }
    }

    private void claim(Model.Comment comment) {
        if (comment != null) {
            String by = anyone();
            log.add(by + " claims " + comment.number);
            expect(model.claim(by, comment), as(by, "PUT", "/claims/" + ids.get(comment.number), null));
        }
    }

    private void claimNext() {
        String by = anyone();
        int limit = 1 + random.nextInt(3);
        log.add(by + " claims the next " + limit);
        List<Model.Comment> next = model.claimNext(by, limit);
        JsonNode answer = expect(Model.DONE, as(by, "POST", "/claims", Map.of("site", site, "limit", limit)));
        assertThat(answer.get("items").findValuesAsText("version")).hasSize(next.size());
        assertThat(shown(answer)).isEqualTo(idsOf(next));
    }

    private void release(Model.Comment comment) {
        if (comment != null) {
            String by = anyone();
            log.add(by + " gives back " + comment.number);
            model.release(by, comment);
            expect(Model.DONE, as(by, "DELETE", "/claims/" + ids.get(comment.number), null));
        }
    }

    private void releaseAll() {
        String by = anyone();
        log.add(by + " gives back all");
        model.releaseAll(by);
        expect(Model.DONE, as(by, "DELETE", "/claims", null));
    }

    /** What the public, the moderators, the journal and the tables say at the end. */
    private void assertSame() {
        List<Model.Comment> pending = model.pending();
        JsonNode queue = as("Ana", "GET", "/queue?limit=100&site=" + site, null).json();
        assertThat(shown(queue)).isEqualTo(idsOf(pending));
        for (int i = 0; i < pending.size(); i++) {
            Model.Comment comment = pending.get(i);
            JsonNode item = queue.at("/items/" + i);
            assertThat(item.get("similar").asInt())
                    .as("copies of " + comment.number)
                    .isEqualTo(model.similar(comment));
            assertThat(item.get("version").asInt()).isEqualTo(comment.version);
            String claimant = item.at("/claim/by").asText();
            assertThat(claimant.isEmpty() ? null : claimant.substring(0, 3))
                    .as("claimant of " + comment.number)
                    .isEqualTo(model.holds("Ana", comment) ? "Ana" : model.holds("Ben", comment) ? "Ben" : null);
        }
        if (!model.comments.isEmpty()) {
            JsonNode thread = call("GET", "/sites/" + site + "/thread?limit=100&page=page", null, null)
                    .json();
            Set<String> visible = new HashSet<>();
            collect(thread.get("items"), visible);
            assertThat(visible).isEqualTo(Set.copyOf(idsOf(model.approved())));
            assertThat(thread.at("/thread/comments").asInt()).isEqualTo(visible.size());
        }
        JsonNode counts =
                call("GET", "/sites/" + site + "/counts?page=page", null, null).json();
        assertThat(counts.at("/counts/page").asInt()).isEqualTo(model.approved().size());
        for (Model.Comment comment : model.comments) {
            assertStored(comment);
        }
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
        UUID id = UUID.fromString(ids.get(comment.number));
        Map<String, Object> row = Rows.of("SELECT state, version, decision_id FROM comment WHERE id = ?", id)
                .get(0);
        assertThat(row)
                .as("comment " + comment.number)
                .containsEntry("state", comment.state)
                .containsEntry("version", comment.version);
        assertThat(
                        row.get("decision_id") == null
                                ? null
                                : row.get("decision_id").toString())
                .isEqualTo(comment.standing == null ? null : decisionIds.get(comment.standing));
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

    private List<String> idsOf(List<Model.Comment> comments) {
        return comments.stream().map(comment -> ids.get(comment.number)).toList();
    }

    private static List<String> shown(JsonNode page) {
        List<String> shown = new ArrayList<>();
        page.get("items").forEach(item -> shown.add(item.get("id").asText()));
        return shown;
    }

    /** What was answered. */
    private record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body.isEmpty() ? "{}" : body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }

    private JsonNode expect(String outcome, Answer answer) {
        String got =
                answer.status() < 300 ? Model.DONE : answer.json().path("code").asText();
        assertThat(got).as(log.get(log.size() - 1) + ": " + answer.body()).isEqualTo(outcome);
        return answer.json();
    }

    private Answer as(String moderator, String method, String path, Object request) {
        return call(method, path, "Bearer " + tokens.get(moderator), request);
    }

    private static Answer call(String method, String path, String authorization, Object request) {
        try {
            HttpRequest.Builder call = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            request == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)));
            if (authorization != null) {
                call.header("Authorization", authorization);
            }
            HttpResponse<String> answer = HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
