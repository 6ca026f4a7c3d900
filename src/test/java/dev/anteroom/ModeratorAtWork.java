package dev.anteroom;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;

/** Claims, decides in all the ways there are, gives back, walks away, and takes back, one's own and what colleagues did. */
final class ModeratorAtWork implements BusyDay.Person {

    private static final List<String> ORDERS = List.of("oldest", "newest", "risk");

    /** Something claimed: what is {@code pending} is approved or rejected, what is {@code reported} rejected or dismissed. */
    private record Item(String comment, String cause) {}

    private final BusyDay day;
    private final int number;
    private final String token;
    private final Random random;

    ModeratorAtWork(BusyDay day, int number, String token, Random random) {
        this.day = day;
        this.number = number;
        this.token = token;
        this.random = random;
    }

    private String name() {
        return "moderator " + number;
    }

    private Optional<Answer> ask(List<Integer> statuses, BusyDay.Request request) throws IOException {
        return day.ask(number, statuses, node -> request.to(node.moderator(token)));
    }

    @Override
    public void work() throws IOException, InterruptedException {
        switch (random.nextInt(20)) {
            case 0, 1 -> takeBack(day.witness.recent(random));
            case 2 -> takeBackBatch(day.witness.recentBatch(random));
            case 3 -> decideAnother(day.witness.recent(random));
            default -> clearSome();
        }
    }

    private void clearSome() throws IOException, InterruptedException {
        List<Item> claimed = claim(random.nextInt(4) == 0 ? "reported" : "pending", 1 + random.nextInt(8));
        switch (random.nextInt(10)) {
            case 0 -> giveBack(claimed);
            // Walks away: the claims expire.
            case 1 -> Thread.sleep(20);
            case 2, 3 -> decideTogether(claimed, false);
            case 4 -> decideTogether(claimed, true);
            default -> {
                for (Item item : claimed) {
                    decide(item.comment(), action(item.cause()));
                }
            }
        }
        if (claimed.isEmpty()) {
            Thread.sleep(20);
        }
    }

    private List<Item> claim(String cause, int limit) throws IOException {
        Map<String, Object> request = Map.of(
                "site", day.site, "limit", limit, "cause", cause, "order", ORDERS.get(random.nextInt(ORDERS.size())));
        Instant asked = Instant.now();
        Optional<Answer> answer = ask(List.of(200), node -> node.post("/api/v1/claims", request));
        List<Item> claimed = new ArrayList<>();
        if (answer.isEmpty()) {
            day.witness.unanswered.add("claim");
            return claimed;
        }
        for (JsonNode item : answer.get().at("/items")) {
            String comment = item.get("id").asText();
            // None where the answer took so long that the claim has expired.
            if (item.hasNonNull("claim")) {
                day.witness.leases.holds(
                        name(),
                        comment,
                        asked,
                        Instant.parse(item.at("/claim/until").asText()));
            }
            claimed.add(new Item(comment, cause));
        }
        return claimed;
    }

    private String action(String cause) {
        boolean kind = random.nextBoolean();
        return cause.equals("pending") ? (kind ? "approve" : "reject") : (kind ? "dismiss" : "reject");
    }

    private void giveBack(List<Item> claimed) throws IOException {
        Instant sent = Instant.now();
        if (random.nextBoolean()) {
            // All: also what this moderator has walked away from.
            ended(name(), sent, ask(List.of(204), node -> node.delete("/api/v1/claims")));
        } else {
            for (Item item : claimed) {
                ended(item.comment(), sent, ask(List.of(204), node -> node.delete("/api/v1/claims/" + item.comment())));
            }
        }
    }

    private void ended(String whose, Instant sent, Optional<Answer> answer) {
        if (answer.isPresent()) {
            day.witness.leases.mayEnd(whose, sent);
        } else {
            day.witness.unanswered.add("give back " + whose);
            day.witness.leases.mayYetEnd(whose, sent);
        }
    }

    private void decide(String comment, String action) throws IOException {
        Instant sent = Instant.now();
        Optional<Answer> answer = ask(
                List.of(200, 409),
                node -> node.post("/api/v1/comments/" + comment + "/" + action, Map.of("clauses", List.of("5"))));
        if (answer.isEmpty()) {
            day.witness.unanswered.add(action + " " + comment);
            day.witness.leases.mayYetEnd(comment, sent);
        } else if (answer.get().status() == 200) {
            day.witness.leases.mayEnd(comment, sent);
            decided(answer.get().at(""));
        }
    }

    private void decided(JsonNode decision) {
        day.witness.decided(new Witness.Decided(
                decision.get("id").asText(),
                decision.get("comment").asText(),
                decision.get("action").asText()));
    }

    private void decideTogether(Collection<Item> claimed, boolean similar) throws IOException {
        if (claimed.isEmpty()) {
            return;
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (Item item : claimed) {
            Map<String, Object> asked = new HashMap<>(Map.of("comment", item.comment(), "clauses", List.of("5")));
            asked.put("action", action(item.cause()));
            asked.put("similar", similar && items.isEmpty());
            items.add(asked);
        }
        Instant sent = Instant.now();
        Optional<Answer> answer = ask(List.of(200), node -> node.post("/api/v1/decisions", Map.of("items", items)));
        if (answer.isEmpty()) {
            day.witness.unanswered.add("decide " + items.size());
            day.witness.leases.mayYetEndAny(sent);
            return;
        }
        day.witness.decidedTogether(answer.get().text("/batch"));
        for (JsonNode item : answer.get().at("/items")) {
            day.witness.leases.mayEnd(item.get("comment").asText(), sent);
            if (item.get("outcome").asText().equals("applied")) {
                decided(item.get("decision"));
            }
        }
    }

    /** Decides what was decided already, without a claim: as a rule it stays as it is. */
    private void decideAnother(Witness.Decided decision) throws IOException {
        if (decision != null) {
            decide(decision.comment(), action(random.nextBoolean() ? "pending" : "reported"));
        }
    }

    private void takeBack(Witness.Decided decision) throws IOException {
        if (decision == null) {
            return;
        }
        Optional<Answer> answer = ask(List.of(200, 409), node -> node.delete("/api/v1/decisions/" + decision.id()));
        if (answer.isEmpty()) {
            day.witness.unanswered.add("take back " + decision.id());
        } else if (answer.get().status() == 200) {
            day.witness.reversed.add(decision.id());
        }
    }

    private void takeBackBatch(String batch) throws IOException {
        if (batch == null) {
            return;
        }
        // 404: nothing of the batch was applied.
        Optional<Answer> answer = ask(List.of(200, 404), node -> node.delete("/api/v1/decisions/batches/" + batch));
        if (answer.isEmpty()) {
            day.witness.unanswered.add("take back the batch " + batch);
        } else if (answer.get().status() == 200) {
            StreamSupport.stream(answer.get().at("/items").spliterator(), false)
                    .filter(item -> item.get("outcome").asText().equals("applied"))
                    .forEach(item ->
                            day.witness.reversed.add(item.at("/decision/id").asText()));
        }
    }
}
