package dev.anteroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fifty moderators, twenty authors and some readers at work on one site of two nodes. Each person is at one node; those of a
 * node that dies go on at the other, as a load balancer would have it.
 */
final class BusyDay {

    static final int MODERATORS = 50;
    static final int AUTHORS = 20;
    static final int READERS = 6;
    static final int PAGES = 5;

    /** What somebody asks of the node that they are at. */
    interface Request {
        Answer to(Caller node) throws IOException;
    }

    /** Somebody with something to do, again and again. */
    interface Person {
        void work() throws IOException, InterruptedException;
    }

    final String site;
    final Witness witness = new Witness();

    private final List<Service> nodes;
    private final List<String> tokens;
    private final long seed;
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<Future<Void>> busy = new ArrayList<>();
    private volatile Service dead;
    private volatile boolean over;

    BusyDay(String site, List<Service> nodes, List<String> tokens, long seed) {
        this.site = site;
        this.nodes = nodes;
        this.tokens = tokens;
        this.seed = seed;
    }

    static String page(int number) {
        return "page-" + number;
    }

    /** The authors begin. */
    void open() {
        for (int i = 0; i < AUTHORS; i++) {
            send(new AuthorAtWork(this, i, new Random(seed + i)));
        }
    }

    /** The moderators and readers join them. */
    void begin() {
        for (int i = 0; i < MODERATORS; i++) {
            send(new ModeratorAtWork(this, i, tokens.get(i), new Random(seed - i - 1)));
        }
        for (int i = 0; i < READERS; i++) {
            send(new ReaderAtWork(this, i, new Random(seed + 1_000 + i)));
        }
    }

    private void send(Person person) {
        busy.add(people.submit(() -> {
            while (!over) {
                person.work();
            }
            return null;
        }));
    }

    /** Ends a node at once (SIGKILL). */
    void kill(Service node) throws InterruptedException {
        dead = node;
        node.kill();
    }

    /** Waits until everybody has finished what they are at; fails when somebody got a wrong answer. */
    void end() throws InterruptedException, ExecutionException {
        over = true;
        people.shutdown();
        for (Future<Void> person : busy) {
            person.get();
        }
    }

    /** The answer to a person's request; empty where the node died over it. */
    Optional<Answer> ask(int person, Request request) throws IOException {
        Service node = nodes.get(person % nodes.size());
        if (node == dead) {
            node = nodes.get((person + 1) % nodes.size());
        }
        try {
            Answer answer = request.to(node.anybody());
            if (answer.status() < 500) {
                return Optional.of(answer);
            }
            if (node != dead) {
                throw new AssertionError("A node that lives answered " + answer.status() + ": " + answer.body());
            }
        } catch (IOException e) {
            if (node != dead) {
                throw e;
            }
        }
        return Optional.empty();
    }

    /** The answer, which must have one of some statuses; empty where the node died over it. */
    Optional<Answer> ask(int person, List<Integer> statuses, Request request) throws IOException {
        Optional<Answer> answer = ask(person, request);
        answer.filter(one -> !statuses.contains(one.status())).ifPresent(one -> {
            throw new AssertionError("expected " + statuses + ", got " + one.status() + ": " + one.body());
        });
        return answer;
    }

    /** Settings of the site that the day is about: two reports hide a comment. */
    static Map<String, Object> settings(String site) {
        return Map.of("key", site, "name", "A busy day", "hideAfterReports", 2);
    }
}
