package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.screening.rules.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A site and what its readers and moderators do, over the API. Every answer is checked: refusals are quick too. */
final class Newspaper {

    static final String SITE = "bench";
    static final String PATH = "/api/v1/sites/" + SITE;

    /** Pages with a thread, {@code bench/1} and so on. */
    static final int PAGES = 500;

    private static final int LESSONS = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final Random random = new Random(2026);

    private Newspaper(Wire wire) {
        this.wire = wire;
    }

    /** Opens the site, and a thread with one pending comment on each page. */
    static Newspaper open(Wire wire) throws IOException {
        Newspaper newspaper = new Newspaper(wire);
        newspaper.send("/api/v1/sites", Map.of("key", SITE, "name", "Benchmark", "origins", List.of(), "mode", "PRE"));
        for (int page = 1; page <= PAGES; page++) {
            newspaper.comment(page(page), null);
        }
        return newspaper;
    }

    /** The newspaper whose site is open already. */
    static Newspaper at(Wire wire) {
        return new Newspaper(wire);
    }

    /** Makes moderators of all sites. */
    void hire(int number) throws IOException {
        for (int i = 1; i <= number; i++) {
            send("/api/v1/moderators", Map.of("name", "Moderator " + i));
        }
    }

    /** Tokens of moderators, one each. */
    List<String> tokens(int number) throws IOException {
        List<String> tokens = new ArrayList<>();
        for (JsonNode moderator :
                JSON.readTree(read("/api/v1/moderators").body()).findValues("id")) {
            if (tokens.size() < number) {
                tokens.add(send("/api/v1/tokens", Map.of("moderator", moderator.asText(), "name", "bench"))
                        .get("token")
                        .asText());
            }
        }
        return tokens;
    }

    static String page(int number) {
        return "bench/" + number;
    }

    UUID comment(String page, UUID parent) throws IOException {
        return UUID.fromString(send(PATH + "/comments", submission(page, parent))
                .at("/comment/id")
                .asText());
    }

    private Map<String, Object> submission(String page, UUID parent) {
        Map<String, Object> request = new HashMap<>();
        request.put("page", Map.of("id", page));
        request.put("parent", parent);
        request.put("body", Texts.next(random));
        return request;
    }

    /** A text as a POST sends it. */
    static byte[] submission(Random random) {
        return ("{\"page\":{\"id\":\"" + page(1 + random.nextInt(PAGES)) + "\"},\"body\":\"" + Texts.next(random)
                        + "\"}")
                .getBytes(UTF_8);
    }

    void approveAll(List<UUID> comments) throws IOException {
        decide(comments, Map.of("action", "approve", "similar", false));
    }

    void rejectAll(List<UUID> comments) throws IOException {
        decide(comments, Map.of("action", "reject", "clauses", List.of("1"), "similar", false));
    }

    private void decide(List<UUID> comments, Map<String, Object> decision) throws IOException {
        List<Map<String, Object>> items = new ArrayList<>();
        for (UUID comment : comments) {
            Map<String, Object> item = new HashMap<>(decision);
            item.put("comment", comment);
            items.add(item);
        }
        JsonNode answer = send("/api/v1/decisions", Map.of("items", items));
        int applied = 0;
        for (JsonNode item : answer.get("items")) {
            applied += item.get("outcome").asText().equals("applied") ? 1 : 0;
        }
        if (applied != comments.size()) {
            throw new IllegalStateException("Not all were decided: " + answer);
        }
    }

    void approve(UUID comment) throws IOException {
        send("/api/v1/comments/" + comment + "/approve", null);
    }

    /** Approved comments on a page: so many that reply to nothing, each with one reply or with none. */
    void publish(String page, int comments, boolean replies) throws IOException {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            made.add(comment(page, null));
        }
        approveAll(made);
        if (replies) {
            List<UUID> answers = new ArrayList<>();
            for (UUID parent : made) {
                answers.add(comment(page, parent));
            }
            approveAll(answers);
        }
    }

    /** Screens from now on with all that runs on the machine: lists of words, rules, a classifier that has learned. */
    void screen() throws IOException {
        for (JsonNode list :
                JSON.readTree(read(PATH + "/word-lists/starters").body()).get("items")) {
            send(
                    PATH + "/word-lists",
                    Map.of("name", list.get("name"), "language", list.get("language"), "entries", list.get("entries")));
        }
        send(PATH + "/word-lists", Map.of("name", "Many", "entries", ScreeningSpeed.entries(random)));
        for (Rule rule : ScreeningSpeed.rules()) {
            send(
                    PATH + "/rules",
                    Map.of("name", rule.name(), "condition", rule.condition(), "outcome", "hold", "state", "LIVE"));
        }
        List<UUID> lessons = new ArrayList<>();
        for (int i = 0; i < LESSONS; i++) {
            lessons.add(comment(page(1 + i % PAGES), null));
        }
        approveAll(lessons.subList(0, LESSONS / 2));
        rejectAll(lessons.subList(LESSONS / 2, LESSONS));
        send(PATH + "/screening/classifier/versions", null);
        Map<String, Object> on = Map.of("state", "ON");
        JsonNode screening = JSON.readTree(checked(
                        PATH + "/screening",
                        wire.send(
                                "PATCH",
                                PATH + "/screening",
                                JSON.writeValueAsBytes(Map.of(
                                        "words",
                                        on,
                                        "links",
                                        on,
                                        "copies",
                                        on,
                                        "personal",
                                        on,
                                        "classifier",
                                        on,
                                        "rules",
                                        on))))
                .body());
        if (screening.findValuesAsText("state").stream().filter("ON"::equals).count() != 6) {
            throw new IllegalStateException("Not all checks are on: " + screening);
        }
    }

    /** GET that must succeed. */
    Wire.Answer read(String path) throws IOException {
        return checked(path, wire.get(path));
    }

    private JsonNode send(String path, Object request) throws IOException {
        byte[] body = request == null ? new byte[0] : JSON.writeValueAsBytes(request);
        return JSON.readTree(checked(path, wire.post(path, body)).body());
    }

    private static Wire.Answer checked(String path, Wire.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
