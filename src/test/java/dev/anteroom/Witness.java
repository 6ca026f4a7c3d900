package dev.anteroom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the service acknowledged to all who were at work, and what it left unanswered. */
final class Witness {

    /** A comment that was taken in, as only its author knows it. Its fields are the author's alone until the day is over. */
    static final class Written {
        final String id;
        final String receipt;

        /** Texts that it may have: the last that was acknowledged, and those sent since that were not answered. */
        final List<String> bodies = new ArrayList<>();

        boolean withdrawn;
        boolean perhapsWithdrawn;

        Written(String id, String receipt, String body) {
            this.id = id;
            this.receipt = receipt;
            this.bodies.add(body);
        }

        void edited(String body) {
            bodies.clear();
            bodies.add(body);
        }
    }

    /** A decision that was acknowledged. */
    record Decided(String id, String comment, String action) {}

    /** A report that was acknowledged. */
    record Reported(String id, String comment) {}

    final Leases leases = new Leases();
    final Queue<Written> written = new ConcurrentLinkedQueue<>();
    final Map<String, Decided> decided = new ConcurrentHashMap<>();
    final Queue<String> reversed = new ConcurrentLinkedQueue<>();
    final Queue<Reported> reported = new ConcurrentLinkedQueue<>();
    final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    private final List<Decided> inOrder = Collections.synchronizedList(new ArrayList<>());
    private final List<String> batches = Collections.synchronizedList(new ArrayList<>());

    void decided(Decided decision) {
        if (decided.putIfAbsent(decision.id(), decision) == null) {
            inOrder.add(decision);
        }
    }

    void decidedTogether(String batch) {
        batches.add(batch);
    }

    /** One of the last decisions; null while there is none. */
    Decided recent(Random random) {
        return oneOfTheLast(inOrder, 100, random);
    }

    /** One of the last batches; null while there is none. */
    String recentBatch(Random random) {
        return oneOfTheLast(batches, 20, random);
    }

    private static <T> T oneOfTheLast(List<T> all, int some, Random random) {
        int size = all.size();
        return size == 0 ? null : all.get(size - 1 - random.nextInt(Math.min(some, size)));
    }

    /** A line for whoever reads the test's output. */
    @Override
    public String toString() {
        return "%d comments, %d claims, %d decisions in %d batches and one by one, %d reversals, %d reports; %d requests not answered"
                .formatted(
                        written.size(),
                        leases.count(),
                        decided.size(),
                        batches.size(),
                        reversed.size(),
                        reported.size(),
                        unanswered.size());
    }
}
