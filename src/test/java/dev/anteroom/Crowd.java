package dev.anteroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Readers who post and moderators who decide, all at once, until the service is gone; they remember what it answered. */
final class Crowd {

    /** A comment that was acknowledged. */
    record Posted(String id, String receipt, String body) {

        /** A word that no other comment has. */
        String word() {
            return body.substring(body.lastIndexOf(' ') + 1);
        }
    }

    /** A decision that was acknowledged. */
    record Decided(String id, String comment, boolean approved) {}

    /** What was sent and not answered: nobody knows whether it happened. */
    record Unanswered(String key, String body) {}

    private static final String CLAUSE = "1";

    private final Service service;
    private final String site;
    private final ExecutorService people;
    private final List<Future<Void>> busy = new ArrayList<>();
    private final BlockingQueue<Posted> waiting = new LinkedBlockingQueue<>();
    private volatile boolean gone;

    final Map<String, Posted> posted = new ConcurrentHashMap<>();
    final Map<String, Decided> decided = new ConcurrentHashMap<>();
    final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();

    private Crowd(Service service, String site, int people) {
        this.service = service;
        this.site = site;
        this.people = Executors.newFixedThreadPool(people);
    }

    static Crowd gather(Service service, String site, int readers, List<String> moderatorTokens) {
        Crowd crowd = new Crowd(service, site, readers + moderatorTokens.size());
        for (int i = 0; i < readers; i++) {
            crowd.send(crowd::posting);
        }
        moderatorTokens.forEach(token -> crowd.send(() -> crowd.deciding(token)));
        crowd.people.shutdown();
        return crowd;
    }

    private void send(Callable<Void> person) {
        busy.add(people.submit(person));
    }

    private Void posting() {
        while (!gone) {
            Unanswered comment = new Unanswered(UUID.randomUUID().toString(), "Said once: " + UUID.randomUUID());
            try {
                Answer answer = submit(comment);
                if (answer.status() == 503) {
                    unanswered.add(comment);
                } else {
                    waiting.add(remember(comment, answer));
                }
            } catch (IOException e) {
                gone = true;
                unanswered.add(comment);
            }
        }
        return null;
    }

    private Answer submit(Unanswered comment) throws IOException {
        return service.anybody().withKey(comment.key()).submit(site, "page", comment.body());
    }

    private Posted remember(Unanswered comment, Answer answer) {
        Posted one = new Posted(answer.expect(202).text("/comment/id"), answer.text("/receipt"), comment.body());
        posted.put(one.id(), one);
        return one;
    }

    private Void deciding(String token) throws InterruptedException {
        Caller moderator = service.anybody().moderator(token);
        for (int i = 0; !gone; i++) {
            Posted next = waiting.poll(10, TimeUnit.MILLISECONDS);
            if (next == null) {
                continue;
            }
            boolean approve = i % 2 == 0;
            try {
                Answer answer = approve ? moderator.approve(next.id()) : moderator.reject(next.id(), CLAUSE);
                if (answer.status() != 503) {
                    String id = answer.expect(200).text("/id");
                    decided.put(next.id(), new Decided(id, next.id(), approve));
                }
            } catch (IOException e) {
                gone = true;
            }
        }
        return null;
    }

    /** Waits until everybody has noticed that the service is gone; fails when somebody got a wrong answer before. */
    void disperse() throws InterruptedException, ExecutionException {
        for (Future<Void> person : busy) {
            person.get();
        }
    }

    /** The readers whose comments were not answered send them again, with the same key. */
    List<Posted> insist() throws IOException {
        List<Posted> again = new ArrayList<>();
        for (Unanswered comment : unanswered) {
            again.add(remember(comment, submit(comment)));
        }
        return again;
    }
}
