package dev.anteroom.bench;

import java.util.Map;

/** Durable posts beside bare inserts into the same table of the same server. */
final class Posts implements Bench.Part {

    // The embedded server takes 50 connections, the service up to 24 of them, the floor 32: together too many. So the
    // service's pool lets go of what it does not use (by default after five minutes), and the floor waits for that.
    private static final String IDLE = "QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL";

    private static final int LEFT_TO_THE_SERVICE = 12;
    private static final int PATIENCE_SECONDS = 60;

    /** Before each measured window, so that the connections of the pool or the floor are made and warm. */
    private static final int UNMEASURED_SECONDS = 2;

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        Effort effort = setup.effort();
        try (Service service = Service.start(setup, setup.data("posts"), Service.READY, Map.of(IDLE, "3S"));
                Wire wire = service.wire();
                Database database = service.database()) {
            Newspaper newspaper = Newspaper.open(wire);
            JdbcLoop loop = new JdbcLoop(database, Comments.of(database));
            report.note(WarmUp.until(effort, "bare inserts", () -> floor(database, loop, effort.warmWindowSeconds())
                    .perSecond()));
            compare("durable POST, 32 connections", service, database, loop, effort, report);
            report.note("Floor of the posts: a loop of 32 threads and connections in the benchmark's own process, "
                    + IDLE + "=3S so that 50 connections are enough for both.");
            new LongRun(service, effort.longRun()).measure(report);
            report.memory("posts", service.memory());
            newspaper.screen();
            compare("durable POST, 32 connections, all checks on", service, database, loop, effort, report);
            report.memory("posts with all checks on", service.memory());
        }
    }

    private static void compare(
            String what, Service service, Database database, JdbcLoop loop, Effort effort, Report report)
            throws Exception {
        Log.say(what);
        report.note(WarmUp.until(effort, what, () -> Wrk.post(service, effort.warmWindowSeconds())
                .perSecond()));
        Rounds<Load> rounds = Rounds.of(
                effort.rounds(),
                () -> floor(database, loop, effort.windowSeconds()),
                () -> ours(service, database, effort.windowSeconds()));
        report.row(Row.atLeast(what, "req/s", rounds.ours(Load::perSecond), rounds.floor(Load::perSecond), 0.5));
        report.row(Row.beside(what + ", p50", "ms", rounds.ours(Load::p50), rounds.floor(Load::p50)));
        report.row(Row.atMost(what + ", p99", "ms", rounds.ours(Load::p99), rounds.floor(Load::p99), 3));
        report.row(Row.beside(what + ", longest", "ms", rounds.ours(Load::max), rounds.floor(Load::max)));
    }

    private static Load ours(Service service, Database database, int seconds) throws Exception {
        // Both begin just after a checkpoint: neither pays for the pages that the other one dirtied.
        database.execute("CHECKPOINT");
        Wrk.post(service, UNMEASURED_SECONDS);
        long before = stored(database);
        Load load = Wrk.post(service, seconds);
        long stored = stored(database) - before;
        if (stored < load.answers() || stored > load.answers() + Wrk.CONNECTIONS) {
            throw new IllegalStateException(load.answers() + " were acknowledged, " + stored + " are stored");
        }
        return load;
    }

    /** What is stored once nothing more comes: a load breaks off while its last requests are under way. */
    private static long stored(Database database) throws Exception {
        long before;
        long now = -1;
        do {
            before = now;
            Thread.sleep(300);
            now = database.count("SELECT count(*) FROM comment");
        } while (now != before);
        return now;
    }

    private static Load floor(Database database, JdbcLoop loop, int seconds) throws Exception {
        long began = System.nanoTime();
        while (database.count("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'anteroom'")
                > LEFT_TO_THE_SERVICE) {
            if (System.nanoTime() - began > PATIENCE_SECONDS * 1_000_000_000L) {
                throw new IllegalStateException("The service's pool keeps its connections");
            }
            Thread.sleep(200);
        }
        database.execute("CHECKPOINT");
        return loop.run(Wrk.CONNECTIONS, UNMEASURED_SECONDS, seconds);
    }
}
