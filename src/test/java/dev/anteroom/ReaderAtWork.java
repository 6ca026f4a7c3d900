package dev.anteroom;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Reads a thread and reports something in it, a few times a second. */
final class ReaderAtWork implements BusyDay.Person {

    private final BusyDay day;
    private final int number;
    private final Random random;

    ReaderAtWork(BusyDay day, int number, Random random) {
        this.day = day;
        this.number = number;
        this.random = random;
    }

    @Override
    public void work() throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(200));
        String page = BusyDay.page(random.nextInt(BusyDay.PAGES));
        Optional<Answer> thread = day.ask(
                number,
                List.of(200, 404),
                node -> node.get("/api/v1/sites/" + day.site + "/thread?order=newest&limit=50&page=" + page));
        JsonNode items = thread.map(answer -> answer.at("/items")).orElse(null);
        if (items != null && items.size() > 0) {
            report(items.get(random.nextInt(items.size())).get("id").asText());
        }
    }

    private void report(String comment) throws IOException {
        Map<String, Object> request =
                Map.of("clause", "2", "readerSecret", "The browser of reader " + random.nextInt(1_000) + " made this");
        // 404: it is not public any more, or is an empty place that is kept for its replies.
        Optional<Answer> answer = day.ask(
                number,
                List.of(201, 404),
                node -> node.post("/api/v1/sites/" + day.site + "/comments/" + comment + "/reports", request));
        if (answer.isEmpty()) {
            day.witness.unanswered.add("report " + comment);
        } else if (answer.get().status() == 201) {
            day.witness.reported.add(new Witness.Reported(answer.get().text("/id"), comment));
        }
    }
}
