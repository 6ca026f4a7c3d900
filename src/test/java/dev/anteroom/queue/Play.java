package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** One run of random verbs over real HTTP, on a site of its own, beside a {@link Model} that does the same. */
final class Play {

    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    private static final List<String> KINDS = List.of(
            "I earned four thousand dollars last month working from home on my computer and you can do it too",
            "Nobody in the town believes what the governor said about the money and the two trucks at the border",
            "Buy now",
            "Beautifully said");

    private final Random random;
    private final Model model = new Model();
    private final Stage stage;
    private int texts;
    private int strangers;

    Play(long seed, Map<String, String> tokens) {
        this.random = new Random(seed);
        this.stage = new Stage(tokens);
    }

    void run(int steps) {
        TestClock.INSTANCE.set(START);
        model.now = START;
        try {
            for (int i = 0; i < steps; i++) {
                // The next thing happens later, so that what is oldest is so beyond doubt.
                wait(Duration.ofMillis(10));
                step();
            }
            new LastAct(model, stage).assertSame();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("After:\n" + String.join("\n", stage.log), e);
        }
    }

    private void step() {
        int verb = random.nextInt(30);
        if (verb < 6) {
            post(null);
        } else if (verb == 29) {
            wait(Duration.ofSeconds(60 * (1 + random.nextInt(7))));
        } else if (!model.comments.isEmpty()) {
            step(verb);
        }
    }

    private void step(int verb) {
        switch (verb) {
            case 6, 7 -> post(any());
            case 8 -> edit(any());
            case 9 -> {
                if (random.nextBoolean()) {
                    withdraw(any());
                }
            }
            case 10, 11, 12, 13 -> decide(any());
            case 14, 15 -> decideSeveral();
            case 16, 17 -> reverse();
            case 18 -> reverseBatch();
            case 19 -> claim(any());
            case 20 -> claimNext();
            case 21 -> release(any());
            case 22 -> releaseAll();
            default -> report(oneToReport());
        }
    }

    private Model.Comment any() {
        return model.comments.get(random.nextInt(model.comments.size()));
    }

    /** A comment that is public, as a rule: of few comments more is said then. */
    private Model.Comment oneToReport() {
        List<Model.Comment> approved = model.approved();
        return approved.isEmpty() || random.nextInt(5) == 0 ? any() : approved.get(random.nextInt(approved.size()));
    }

    private String anyone() {
        return random.nextBoolean() ? "Ana" : "Ben";
    }

    private String anyAction() {
        return List.of("approve", "approve", "reject", "reject", "dismiss").get(random.nextInt(5));
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

    private void say(String what) {
        stage.log.add(what);
    }

    private void post(Model.Comment parent) {
        if (parent != null && parent.depth == 4) {
            return;
        }
        String kind = kind();
        say("post " + model.comments.size() + (parent == null ? "" : " to " + parent.number) + ": " + kind);
        Map<String, Object> request = new HashMap<>();
        request.put("page", Map.of("id", "page"));
        request.put("body", variant(kind));
        request.put("parent", parent == null ? null : stage.id(parent));
        JsonNode answer = stage.expect(model.post(parent, kind), stage.anybody("POST", "/comments", request));
        if (answer.has("receipt")) {
            stage.ids.add(answer.at("/comment/id").asText());
            stage.receipts.add(answer.get("receipt").asText());
        }
    }

    private void edit(Model.Comment comment) {
        String kind = kind();
        say("edit " + comment.number + ": " + kind);
        stage.expect(model.edit(comment, kind), stage.author(comment, "PUT", Map.of("body", variant(kind))));
    }

    private void withdraw(Model.Comment comment) {
        say("withdraw " + comment.number);
        stage.expect(model.withdraw(comment), stage.author(comment, "DELETE", null));
    }

    private void report(Model.Comment comment) {
        String reader =
                switch (random.nextInt(6)) {
                    case 0 -> null;
                    case 1 -> "Rita";
                    case 2 -> "Rob";
                    default -> "stranger " + strangers++;
                };
        say(reader + " reports " + comment.number);
        Map<String, Object> request = new HashMap<>(Map.of("clause", "2"));
        request.put("readerSecret", reader == null ? null : "The browser of " + reader + " made this");
        stage.expect(
                model.reports.report(reader, comment),
                stage.anybody("POST", "/comments/" + stage.id(comment) + "/reports", request));
    }

    private void decide(Model.Comment comment) {
        String by = anyone();
        String action = anyAction();
        Integer version = random.nextInt(3) == 0 ? Integer.valueOf(comment.version - random.nextInt(2)) : null;
        say(by + ": " + action + " " + comment.number + " at version " + version);
        List<Model.Made> made = model.decisions.made;
        int before = made.size();
        Map<String, Object> request = new HashMap<>(Map.of("clauses", List.of("5")));
        request.put("version", version);
        JsonNode answer = stage.expect(
                model.decisions.decide(by, comment, action, version),
                stage.as(by, "POST", "/comments/" + stage.id(comment) + "/" + action, request));
        if (made.size() > before) {
            stage.decisionIds.put(made.get(before), answer.get("id").asText());
        }
    }

    private void decideSeveral() {
        Map<Model.Comment, ModelDecisions.Asked> asked = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            Model.Comment comment = any();
            asked.put(comment, new ModelDecisions.Asked(comment, anyAction(), random.nextInt(3) > 0));
        }
        String by = anyone();
        List<ModelDecisions.Asked> items = List.copyOf(asked.values());
        say(by + " decides "
                + items.stream()
                        .map(item ->
                                item.action() + " " + item.comment().number + (item.similar() ? " and copies" : ""))
                        .collect(Collectors.joining(", ")));
        List<Model.Made> made = model.decisions.made;
        int before = made.size();
        Map<Model.Comment, String> outcomes = model.decisions.decide(by, items);
        JsonNode answer = stage.expect(
                Model.DONE,
                stage.as(
                        by,
                        "POST",
                        "/decisions",
                        Map.of("items", items.stream().map(this::item).toList())));
        stage.batchIds.add(answer.get("batch").asText());
        expectOutcomes(outcomes, answer);
        answer.get("items").forEach(item -> made.subList(before, made.size()).stream()
                .filter(one -> stage.id(one.on).equals(item.get("comment").asText()))
                .forEach(one ->
                        stage.decisionIds.put(one, item.at("/decision/id").asText())));
    }

    private Map<String, Object> item(ModelDecisions.Asked asked) {
        return Map.of(
                "comment",
                stage.id(asked.comment()),
                "action",
                asked.action(),
                "clauses",
                List.of("5"),
                "similar",
                asked.similar());
    }

    private void expectOutcomes(Map<Model.Comment, String> outcomes, JsonNode answer) {
        Map<String, String> expected = new HashMap<>();
        outcomes.forEach((comment, outcome) -> expected.put(stage.id(comment), outcome + " " + comment.state));
        Map<String, String> got = new HashMap<>();
        answer.get("items")
                .forEach(item -> got.put(
                        item.get("comment").asText(),
                        item.get("outcome").asText() + " " + item.get("state").asText()));
        assertThat(got).isEqualTo(expected);
    }

    private void reverse() {
        List<Model.Made> all = model.decisions.made;
        if (!all.isEmpty()) {
            // The latest rather often: the others are superseded as a rule.
            Model.Made made = all.get(random.nextBoolean() ? all.size() - 1 : random.nextInt(all.size()));
            say("reverse the decision on " + made.on.number);
            stage.expect(
                    model.decisions.reverse(made),
                    stage.as(anyone(), "DELETE", "/decisions/" + stage.decisionIds.get(made), null));
        }
    }

    private void reverseBatch() {
        List<List<Model.Made>> all = model.decisions.batches;
        if (!all.isEmpty()) {
            int batch = random.nextBoolean() ? all.size() - 1 : random.nextInt(all.size());
            say("reverse batch " + batch);
            Map<Model.Comment, String> outcomes = model.decisions.reverse(all.get(batch));
            JsonNode answer = stage.expect(
                    outcomes.isEmpty() ? "batch-not-found" : Model.DONE,
                    stage.as(anyone(), "DELETE", "/decisions/batches/" + stage.batchIds.get(batch), null));
            if (!outcomes.isEmpty()) {
                expectOutcomes(outcomes, answer);
            }
        }
    }

    private void claim(Model.Comment comment) {
        String by = anyone();
        say(by + " claims " + comment.number);
        stage.expect(model.claim(by, comment), stage.as(by, "PUT", "/claims/" + stage.id(comment), null));
    }

    private void claimNext() {
        String by = anyone();
        int limit = 1 + random.nextInt(3);
        String cause = random.nextInt(3) == 0 ? "reported" : "pending";
        say(by + " claims the next " + limit + " " + cause);
        List<Model.Comment> next = model.claimNext(by, cause, limit);
        JsonNode answer = stage.expect(
                Model.DONE,
                stage.as(by, "POST", "/claims", Map.of("site", stage.site, "limit", limit, "cause", cause)));
        assertThat(Stage.shown(answer)).isEqualTo(stage.idsOf(next));
    }

    private void release(Model.Comment comment) {
        String by = anyone();
        say(by + " gives back " + comment.number);
        model.release(by, comment);
        stage.expect(Model.DONE, stage.as(by, "DELETE", "/claims/" + stage.id(comment), null));
    }

    private void releaseAll() {
        String by = anyone();
        say(by + " gives back all");
        model.releaseAll(by);
        stage.expect(Model.DONE, stage.as(by, "DELETE", "/claims", null));
    }
}
