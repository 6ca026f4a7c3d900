package dev.anteroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Who held which comment beyond doubt, by what the service answered and when. A claim is held for certain from its answer
 * on, until it expires or until somebody does something that may end it, whichever is first. What renews a claim is left
 * out: so less is certain than is true, and what two held at once by this they did hold at once.
 */
final class Leases {

    /**
     * A claim, from its answer to its expiry.
     *
     * @param asked before this it was not there
     */
    private record Hold(String comment, String holder, Instant asked, Instant from, Instant until) {}

    /** What may end claims at any moment between being sent and being answered. */
    private record End(Instant sent, Instant answered) {

        /** The first moment at which it may have ended a hold, or the hold's end where it does not matter. */
        Instant of(Hold hold) {
            if (answered.isBefore(hold.asked())) {
                return hold.until();
            }
            return sent.isBefore(hold.from()) ? hold.from() : sent;
        }
    }

    private static final String ANY = "any";

    private final Queue<Hold> holds = new ConcurrentLinkedQueue<>();

    /** By the comment or the holder whose claims it may end, or {@link #ANY}. */
    private final Map<String, Queue<End>> ends = new ConcurrentHashMap<>();

    /** Somebody who asked at a moment was just told that they hold a comment. */
    void holds(String holder, String comment, Instant asked, Instant until) {
        holds.add(new Hold(comment, holder, asked, Instant.now(), until));
    }

    /** A decision or release, answered just now, may have ended the claims on a comment, or all claims of a holder. */
    void mayEnd(String whose, Instant sent) {
        add(whose, new End(sent, Instant.now()));
    }

    /** The same, but it was not answered and may be happening still. */
    void mayYetEnd(String whose, Instant sent) {
        add(whose, new End(sent, Instant.MAX));
    }

    /** Something that was not answered may end the claim on any comment. */
    void mayYetEndAny(Instant sent) {
        mayYetEnd(ANY, sent);
    }

    private void add(String whose, End end) {
        ends.computeIfAbsent(whose, none -> new ConcurrentLinkedQueue<>()).add(end);
    }

    int count() {
        return holds.size();
    }

    /** What two people held at once, in words; empty as it should be. */
    List<String> heldByTwo() {
        Map<String, List<Hold>> certain = new HashMap<>();
        for (Hold hold : holds) {
            Hold shorter = new Hold(hold.comment(), hold.holder(), hold.asked(), hold.from(), certainEnd(hold));
            if (shorter.from().isBefore(shorter.until())) {
                certain.computeIfAbsent(hold.comment(), none -> new ArrayList<>())
                        .add(shorter);
            }
        }
        List<String> found = new ArrayList<>();
        certain.values().forEach(ofOne -> found.addAll(overlaps(ofOne)));
        return found;
    }

    private Instant certainEnd(Hold hold) {
        Instant end = hold.until();
        for (String whose : List.of(hold.comment(), hold.holder(), ANY)) {
            for (End one : ends.getOrDefault(whose, new ConcurrentLinkedQueue<>())) {
                Instant moment = one.of(hold);
                end = moment.isBefore(end) ? moment : end;
            }
        }
        return end;
    }

    private static List<String> overlaps(List<Hold> ofOne) {
        List<String> found = new ArrayList<>();
        ofOne.sort(Comparator.comparing(Hold::from));
        for (int i = 0; i < ofOne.size(); i++) {
            Hold first = ofOne.get(i);
            for (Hold second : ofOne.subList(i + 1, ofOne.size())) {
                if (second.from().isBefore(first.until()) && !second.holder().equals(first.holder())) {
                    found.add(first + " and " + second);
                }
            }
        }
        return found;
    }
}
