package dev.anteroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Posts, now and then a near-copy or a reply, edits and withdraws. What is not answered is sent again until it is. */
final class AuthorAtWork implements BusyDay.Person {

    private static final List<String> FLOODS = List.of(
            "I earned %s dollars last month working from home on my computer and you can do it too, ask me how",
            "Nobody in %s believes what the governor said about the money and the two trucks at the border",
            "Whoever reads this from %s should ask the police why nobody was arrested after that night at the river");

    private static final List<String> WORDS = List.of(
            ("town border river night morning journalist photograph president governor cartel police army story reader truth"
                            + " witness family brother mother market street money weapon silence fear courage law judge court"
                            + " prison escape thank wrote said seen known found asked answered published")
                    .split(" "));

    private final BusyDay day;
    private final int number;
    private final Random random;
    private final List<Witness.Written> own = new ArrayList<>();

    AuthorAtWork(BusyDay day, int number, Random random) {
        this.day = day;
        this.number = number;
        this.random = random;
    }

    @Override
    public void work() throws IOException, InterruptedException {
        int what = random.nextInt(20);
        if (own.isEmpty() || what < 14) {
            post();
        } else if (what < 17) {
            edit(oneOfTheLast());
        } else if (what == 17) {
            withdraw(oneOfTheLast());
        } else {
            Thread.sleep(random.nextInt(50));
        }
    }

    private Witness.Written oneOfTheLast() {
        return own.get(own.size() - 1 - random.nextInt(Math.min(20, own.size())));
    }

    private void post() throws IOException {
        String body = text();
        Map<String, Object> request = new HashMap<>();
        request.put("page", Map.of("id", BusyDay.page(random.nextInt(BusyDay.PAGES))));
        request.put("body", body);
        request.put("parent", random.nextInt(5) == 0 ? recentlyDecided() : null);
        String key = UUID.randomUUID().toString();
        Optional<Answer> answer = Optional.empty();
        while (answer.isEmpty()) {
            // The same key: whether the first attempt arrived or not, the comment is there once.
            answer = day.ask(number, List.of(202, 409), node -> node.withKey(key)
                    .post("/api/v1/sites/" + day.site + "/comments", request));
        }
        // 409: what it replies to is not public, or is on another page.
        if (answer.get().status() == 202) {
            Witness.Written comment = new Witness.Written(
                    answer.get().text("/comment/id"), answer.get().text("/receipt"), body);
            own.add(comment);
            day.witness.written.add(comment);
        }
    }

    private String recentlyDecided() {
        Witness.Decided decision = day.witness.recent(random);
        return decision == null ? null : decision.comment();
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return FLOODS.get(random.nextInt(FLOODS.size())).formatted(WORDS.get(random.nextInt(WORDS.size())));
        }
        StringBuilder text = new StringBuilder("Number " + random.nextInt(1_000_000));
        for (int i = 0; i < 15; i++) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private void edit(Witness.Written comment) throws IOException {
        String body = text();
        Optional<Answer> answer = day.ask(number, List.of(200, 409), node -> node.author(comment.receipt)
                .put("/api/v1/receipt", Map.of("body", body)));
        if (answer.isEmpty()) {
            comment.bodies.add(body);
            day.witness.unanswered.add("edit " + comment.id);
        } else if (answer.get().status() == 200) {
            comment.edited(body);
        }
    }

    private void withdraw(Witness.Written comment) throws IOException {
        Optional<Answer> answer = day.ask(
                number, List.of(204), node -> node.author(comment.receipt).delete("/api/v1/receipt"));
        if (answer.isEmpty()) {
            comment.perhapsWithdrawn = true;
            day.witness.unanswered.add("withdraw " + comment.id);
        } else {
            comment.withdrawn = true;
        }
    }
}
