package dev.anteroom.bench;

import dev.anteroom.web.Cursor;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Pages of a long queue beside those of a short one: two services with a database each, asked in turns, so that both
 * are equally warm.
 */
final class QueuePages implements Bench.Part {

    private static final String QUEUE = "/api/v1/queue?site=" + Newspaper.SITE + "&order=";

    /** Pages spread over the middle half: one and the same page again would always be in the server's buffers. */
    private static final int DEEP_PAGES = 50;

    /** One of the two. */
    private record Desk(Service service, Wire wire, List<String> cursors) implements AutoCloseable {

        static Desk open(Setup setup, String name, int pending) throws Exception {
            Log.say("filling a queue with " + pending);
            Service service = Service.start(setup, setup.data(name));
            Wire wire = service.wire();
            Newspaper.open(wire);
            try (Database database = service.database()) {
                Comments comments = Comments.of(database);
                comments.fillTo(pending);
                return new Desk(service, wire, cursors(database, comments.siteId(), pending));
            }
        }

        private static List<String> cursors(Database database, int siteId, int pending) throws Exception {
            List<String> cursors = new ArrayList<>();
            String sql = """
                    SELECT created_at, id FROM (SELECT created_at, id, row_number() OVER (ORDER BY created_at, id) AS n
                        FROM comment WHERE site_id = %d AND state = 'PENDING') AS numbered
                    WHERE n > %2$d / 4 AND n <= 3 * (%2$d / 4) AND n %% (%2$d / 2 / %3$d) = 0 ORDER BY n""".formatted(siteId, pending, DEEP_PAGES);
            try (var statement = database.connection().createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    Timestamp at = rows.getTimestamp(1);
                    cursors.add(new Cursor(at.toInstant(), rows.getObject(2, UUID.class)).toString());
                }
            }
            return cursors;
        }

        /** Asks for pages, one after the other. */
        Load ask(Kind kind, int requests) throws Exception {
            long[] nanos = new long[requests];
            for (int i = 0; i < requests; i++) {
                String path = kind.path(cursors.get(i * 7 % cursors.size()));
                long began = System.nanoTime();
                Wire.Answer answer = wire.get(path);
                nanos[i] = System.nanoTime() - began;
                if (answer.status() != 200) {
                    throw new IllegalStateException(path + " was answered " + answer.text());
                }
            }
            double total = 0;
            for (long one : nanos) {
                total += one / 1e9;
            }
            return new Load(
                    requests,
                    requests / total,
                    Numbers.percentile(nanos, 0.5),
                    Numbers.percentile(nanos, 0.99),
                    Numbers.percentile(nanos, 1));
        }

        @Override
        public void close() throws Exception {
            wire.close();
            service.close();
        }
    }

    /** What is asked for. */
    enum Kind {
        FIRST_OLDEST("first page, oldest first", "oldest", false),
        FIRST_NEWEST("first page, newest first", "newest", false),
        DEEP_OLDEST("deep page, oldest first", "oldest", true),
        DEEP_NEWEST("deep page, newest first", "newest", true);

        private final String words;
        private final String order;
        private final boolean deep;

        Kind(String words, String order, boolean deep) {
            this.words = words;
            this.order = order;
            this.deep = deep;
        }

        String path(String cursor) {
            return QUEUE + order + (deep ? "&cursor=" + cursor : "");
        }
    }

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        Effort effort = setup.effort();
        List<String> cursors;
        try (Desk few = Desk.open(setup, "queue-few", effort.fewPending());
                Desk many = Desk.open(setup, "queue-many", effort.manyPending())) {
            cursors = many.cursors();
            report.note(WarmUp.until(
                    effort, "queue pages", () -> all(few, effort.pages()), () -> all(many, effort.pages())));
            for (Kind kind : Kind.values()) {
                pages(kind, few, many, effort, report);
            }
            Rounds<Double> summaries =
                    Rounds.of(effort.rounds(), () -> summary(few, effort), () -> summary(many, effort));
            report.row(Row.beside(
                    "queue summary, %,d beside %,d pending".formatted(effort.manyPending(), effort.fewPending()),
                    "ms p50",
                    summaries.ours(),
                    summaries.floor()));
            report.memory("queue", many.service().memory());
        }
        Path data = setup.home().resolve("data-queue-many");
        report.plans(Plans.of(setup, data, cursors.get(cursors.size() / 2)));
    }

    /** Warms all kinds of pages; answers per second. */
    private static double all(Desk desk, int requests) throws Exception {
        double seconds = 0;
        for (Kind kind : Kind.values()) {
            seconds += requests / desk.ask(kind, requests).perSecond();
        }
        return 4 * requests / seconds;
    }

    private static void pages(Kind kind, Desk few, Desk many, Effort effort, Report report) throws Exception {
        Log.say(kind.words);
        Rounds<Load> rounds =
                Rounds.of(effort.rounds(), () -> few.ask(kind, effort.pages()), () -> many.ask(kind, effort.pages()));
        report.row(Row.atMost(
                "queue, %s: %,d beside %,d pending".formatted(kind.words, effort.manyPending(), effort.fewPending()),
                "ms p50",
                rounds.ours(Load::p50),
                rounds.floor(Load::p50),
                1.3));
        report.note("queue, " + kind.words + ": p99 " + Numbers.show(rounds.ours(Load::p99), "ms") + ", floor "
                + Numbers.show(rounds.floor(Load::p99), "ms"));
    }

    private static double summary(Desk desk, Effort effort) throws Exception {
        long[] nanos = new long[Math.max(5, effort.pages() / 10)];
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            desk.wire().get("/api/v1/queue/summary?site=" + Newspaper.SITE);
            nanos[i] = System.nanoTime() - began;
        }
        return Numbers.percentile(nanos, 0.5);
    }
}
