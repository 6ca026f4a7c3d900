package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** An exact number of posts, and the longest time in which none of them was answered. */
final class LongRun {

    private static final double STALL_MILLIS = 1_000;

    private final Service service;
    private final int posts;
    private final AtomicInteger left;

    LongRun(Service service, int posts) {
        this.service = service;
        this.posts = posts;
        this.left = new AtomicInteger(posts);
    }

    void measure(Report report) throws Exception {
        Log.say(posts + " posts in a row");
        ExecutorService threads = Executors.newFixedThreadPool(Wrk.CONNECTIONS);
        long began = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < Wrk.CONNECTIONS; i++) {
            running.add(threads.submit(this::post));
        }
        threads.shutdown();
        List<long[]> answers = new ArrayList<>();
        for (Future<long[]> one : running) {
            answers.add(one.get());
        }
        long[] times = answers.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double seconds = (times[times.length - 1] - began) / 1e9;
        report.row(Row.limit(
                "%,d posts in a row: longest time without an answer".formatted(posts),
                "ms",
                List.of(longestGap(began, times)),
                STALL_MILLIS));
        report.note("%,d posts in a row took %.1f s".formatted(times.length, seconds));
    }

    /** Times of the answers that one connection got. */
    private long[] post() throws Exception {
        long[] answered = new long[posts];
        int count = 0;
        Random random = new Random();
        try (Wire wire = service.wire()) {
            while (left.getAndDecrement() > 0) {
                Wire.Answer answer = wire.post(Newspaper.PATH + "/comments", Newspaper.submission(random));
                if (answer.status() != 202) {
                    throw new IllegalStateException("A post was answered " + answer.status() + ": " + answer.text());
                }
                answered[count++] = System.nanoTime();
            }
        }
        return Arrays.copyOf(answered, count);
    }

    private static double longestGap(long began, long[] times) {
        long longest = 0;
        long before = began;
        for (long time : times) {
            longest = Math.max(longest, time - before);
            before = time;
        }
        return longest / 1e6;
    }
}
