package dev.anteroom.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** A thousand decisions in one request beside a thousand requests, by one client, one after the other. */
final class Bulk implements Bench.Part {

    private static final int BATCH = 1_000;

    private final Deque<UUID> pending = new ArrayDeque<>();

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        Effort effort = setup.effort();
        try (Service service = Service.start(setup, setup.data("bulk"));
                Wire wire = service.wire();
                Database database = service.database()) {
            Newspaper newspaper = Newspaper.open(wire);
            stock(database, effort.stock());
            Log.say("decisions");
            report.note(
                    WarmUp.until(effort, "decisions", () -> together(newspaper), () -> oneByOne(newspaper, BATCH / 2)));
            Rounds<Double> rounds =
                    Rounds.of(effort.rounds(), () -> oneByOne(newspaper, BATCH), () -> together(newspaper));
            report.row(Row.atLeast(
                    "1,000 decisions in one request beside one by one",
                    "comments/s",
                    rounds.ours(),
                    rounds.floor(),
                    20));
            report.memory("bulk", service.memory());
        }
    }

    void stock(Database database, int size) throws Exception {
        Comments comments = Comments.of(database);
        comments.fillTo(size);
        pending.clear();
        pending.addAll(database.column(
                UUID.class,
                "SELECT id FROM comment WHERE site_id = ? AND state = 'PENDING' ORDER BY created_at, id",
                comments.siteId()));
    }

    /** Comments per second, all in one request. */
    double together(Newspaper newspaper) throws Exception {
        List<UUID> comments = take(BATCH);
        long began = System.nanoTime();
        newspaper.approveAll(comments);
        return BATCH * 1e9 / (System.nanoTime() - began);
    }

    /** Comments per second, each in its request. */
    double oneByOne(Newspaper newspaper, int number) throws Exception {
        List<UUID> comments = take(number);
        long began = System.nanoTime();
        for (UUID comment : comments) {
            newspaper.approve(comment);
        }
        return number * 1e9 / (System.nanoTime() - began);
    }

    private List<UUID> take(int number) {
        List<UUID> taken = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            taken.add(pending.pop());
        }
        return taken;
    }
}
