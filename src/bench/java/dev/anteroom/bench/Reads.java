package dev.anteroom.bench;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cached reads beside constants of the same size from the same process. */
final class Reads implements Bench.Part {

    static final String THREAD = Newspaper.PATH + "/thread?limit=100&page=long-read";

    static final String COUNTS = Newspaper.PATH + "/counts?"
            + IntStream.rangeClosed(1, 20)
                    .mapToObj(number -> "page=" + Newspaper.page(number))
                    .collect(Collectors.joining("&"));

    @Override
    public void measure(Setup setup, Report report) throws Exception {
        try (Service service = Service.start(setup, setup.data("reads"));
                Wire wire = service.wire()) {
            prepare(Newspaper.open(wire));
            Effort effort = setup.effort();
            Wire.Answer thread = wire.get(THREAD);
            compare(service, effort, report, "cached thread of 200 comments", THREAD, constant(thread), 0.85);

            String gzip = "Accept-Encoding: gzip";
            Wire.Answer gzipped = wire.get(THREAD, gzip + "\r\n");
            require("gzip".equals(gzipped.headers().get("content-encoding")), "The thread is not gzipped");
            compare(service, effort, report, "the same, gzipped", THREAD, constant(gzipped), 0.85, gzip);

            String known = "If-None-Match: " + thread.headers().get("etag");
            require(wire.get(THREAD, known + "\r\n").status() == 304, "A known thread is sent again");
            compare(service, effort, report, "the same, not modified (304)", THREAD, "/bench/unchanged", 0.85, known);

            compare(service, effort, report, "counts of 20 pages, cached", COUNTS, constant(wire.get(COUNTS)), 0.7);
            report.memory("reads", service.memory());
        }
    }

    /** A thread of 100 comments with a reply each, and three comments on each of twenty pages. */
    static void prepare(Newspaper newspaper) throws IOException {
        newspaper.publish("long-read", 100, true);
        for (int page = 1; page <= 20; page++) {
            newspaper.publish(Newspaper.page(page), 3, false);
        }
        String thread = newspaper.read(THREAD).text();
        require(thread.contains("\"comments\":200") && thread.contains("\"next\":null"), "Not all 200 are shown");
        String counts = newspaper.read(COUNTS).text();
        require(counts.split(":3").length == 21, "Not three each: " + counts);
    }

    private static String constant(Wire.Answer same) {
        require(same.status() == 200, "Answered " + same.status());
        return "/bench/constant/" + same.body().length;
    }

    private static void compare(
            Service service,
            Effort effort,
            Report report,
            String what,
            String path,
            String floor,
            double budget,
            String... headers)
            throws Exception {
        Log.say(what + " beside " + floor);
        String ourUrl = service.address() + path;
        String floorUrl = service.address() + floor;
        int warm = effort.warmWindowSeconds();
        report.note(WarmUp.until(
                effort, what, () -> Wrk.get(floorUrl, warm).perSecond(), () -> Wrk.get(ourUrl, warm, headers)
                        .perSecond()));
        Rounds<Load> rounds = Rounds.of(
                effort.rounds(),
                () -> Wrk.get(floorUrl, effort.windowSeconds()),
                () -> Wrk.get(ourUrl, effort.windowSeconds(), headers));
        String size = floor.replaceAll("\\D+", "");
        String named = size.isEmpty() ? what : what + ", " + size + " bytes";
        report.row(Row.atLeast(named, "req/s", rounds.ours(Load::perSecond), rounds.floor(Load::perSecond), budget));
        report.note(what + ": p50 and p99 in ms: ours " + Numbers.show(rounds.ours(Load::p50), "") + " and "
                + Numbers.show(rounds.ours(Load::p99), "") + ", floor " + Numbers.show(rounds.floor(Load::p50), "")
                + " and " + Numbers.show(rounds.floor(Load::p99), ""));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
