package dev.anteroom;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several people who do something at the same moment. */
public final class Together {

    private Together() {}

    /** What each got, in their order. */
    public static <T> List<T> all(int people, IntFunction<T> what) {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        CountDownLatch ready = new CountDownLatch(people);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                int person = i;
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return what.apply(person);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }
}
