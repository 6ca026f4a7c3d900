package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fifty moderators who claim ten comments at a time and decide each of them, at one node and at two. */
final class Shift {

    static final int MODERATORS = 50;

    private static final int ROUNDS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The newest: the oldest are the flood, which is decided as one afterwards. */
    private static final byte[] CLAIM =
            ("{\"site\":\"" + Newspaper.SITE + "\",\"limit\":10,\"order\":\"newest\"}").getBytes(UTF_8);

    private Shift() {}

    static String measure(Setup setup, Desk desk) throws Exception {
        Log.say("fifty moderators");
        int seconds = setup.effort().windowSeconds();
        List<Double> alone = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        Map<String, String> settings;
        List<String> tokens;
        try (Database database = desk.service().database();
                Wire wire = desk.service().wire()) {
            settings = database.settings();
            tokens = Newspaper.at(wire).tokens(MODERATORS);
        }
        try (Service other = desk.service().beside(setup, setup.data("scale-other"), settings)) {
            List<Service> one = List.of(desk.service());
            List<Service> two = List.of(desk.service(), other);
            work(two, tokens, seconds);
            work(one, tokens, seconds);
            for (int round = 0; round < ROUNDS; round++) {
                alone.add(work(one, tokens, seconds));
                both.add(work(two, tokens, seconds));
            }
        }
        return "Fifty moderators, decisions a second: " + Numbers.show(alone, "") + " at one node, "
                + Numbers.show(both, "") + " at two. Load, nodes and database share the cores.";
    }

    private static double work(List<Service> nodes, List<String> tokens, int seconds) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(tokens.size());
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<Integer>> shifts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Service node = nodes.get(i % nodes.size());
            String token = tokens.get(i);
            shifts.add(people.submit(() -> work(node, token, end)));
        }
        people.shutdown();
        int decided = 0;
        for (Future<Integer> shift : shifts) {
            decided += shift.get();
        }
        return decided / (double) seconds;
    }

    private static int work(Service node, String token, long end) throws IOException {
        int decided = 0;
        try (Wire wire = node.wire(token)) {
            while (System.nanoTime() < end) {
                for (JsonNode item : send(wire, "/api/v1/claims", CLAIM).get("items")) {
                    if (System.nanoTime() < end) {
                        boolean approve = decided % 2 == 0 && item.get("parent").isNull();
                        send(
                                wire,
                                "/api/v1/comments/" + item.get("id").asText() + (approve ? "/approve" : "/reject"),
                                "{\"clauses\":[\"2\"]}".getBytes(UTF_8));
                        decided++;
                    }
                }
            }
            wire.delete("/api/v1/claims");
        }
        return decided;
    }

    private static JsonNode send(Wire wire, String path, byte[] body) throws IOException {
        Wire.Answer answer = wire.post(path, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " was answered " + answer.text());
        }
        return JSON.readTree(answer.body());
    }
}
