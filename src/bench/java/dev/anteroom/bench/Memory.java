package dev.anteroom.bench;

import java.util.List;

/** All loads in one process, one after the other: what it holds after them and held at most. */
final class Memory implements Bench.Part {

    private static final double LIMIT_MB = 300;
    private static final int BATCHES = 5;

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        Effort effort = setup.effort();
        try (Service service = Service.start(setup, setup.data("memory"));
                Wire wire = service.wire();
                Database database = service.database()) {
            Newspaper newspaper = Newspaper.open(wire);
            Reads.prepare(newspaper);
            String thread = service.address() + Reads.THREAD;
            Wrk.get(thread, effort.windowSeconds());
            Wrk.get(thread, effort.windowSeconds(), "Accept-Encoding: gzip");
            Wrk.get(service.address() + Reads.COUNTS, effort.windowSeconds());
            report.memory("all loads: reads", service.memory());

            Wrk.post(service, 4 * effort.windowSeconds());
            report.memory("all loads: posts", service.memory());

            for (QueuePages.Kind kind : QueuePages.Kind.values()) {
                String path = kind.path("").replace("&cursor=", "");
                for (int i = 0; i < effort.pages(); i++) {
                    newspaper.read(path);
                }
            }
            report.memory("all loads: queue", service.memory());

            Bulk bulk = new Bulk();
            bulk.stock(database, Math.toIntExact(Comments.of(database).pending()) + 2 * BATCHES * 1_000);
            for (int i = 0; i < BATCHES; i++) {
                bulk.together(newspaper);
                bulk.oneByOne(newspaper, 500);
            }
            MemoryUse last = service.memory();
            report.memory("all loads: decisions", last);
            report.row(Row.limit("memory of the service at most, all loads", "MB", List.of(last.peak()), LIMIT_MB));
        }
    }
}
