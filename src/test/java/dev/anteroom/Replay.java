package dev.anteroom;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A comment as its journal tells it. Entries are taken in their order; each has to fit what the ones before it led to, so a
 * change that was recorded twice, or not at all, is found where the next one does not fit.
 */
final class Replay {

    /** An entry of the journal, without what a replay does not need. */
    record Entry(String kind, String comment, String decision, String subject, String from, String to) {}

    /** What a comment was before a decision. */
    private record Before(String state, String decision) {}

    private final String comment;
    private final Map<String, Before> decided = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Set<String> reports = new HashSet<>();

    private String state;
    private String decision;
    private int version;

    Replay(String comment) {
        this.comment = comment;
    }

    void take(Entry entry) {
        switch (entry.kind()) {
            case "comment.submitted" -> submitted(entry);
            case "comment.approved", "comment.rejected", "reports.dismissed" -> decided(entry);
            case "decision.reversed" -> reversed(entry);
            case "comment.edited" -> change(entry, entry.decision(), entry.decision() == null ? 1 : 2);
            case "comment.withdrawn" -> change(entry, decision, 1);
            case "comment.hidden" -> change(entry, decision, 0);
            case "comment.reported" ->
                require(entry, reports.add(entry.subject()), "a report that is recorded already");
            case "comment.claimed", "comment.released" -> require(entry, entry.to() == null, "no change of state");
            default -> throw new AssertionError("Nobody knows how to replay " + entry);
        }
    }

    private void submitted(Entry entry) {
        require(entry, version == 0 && entry.from() == null, "the first");
        state = entry.to();
        decision = entry.decision();
        version = decision == null ? 1 : 2;
    }

    private void decided(Entry entry) {
        require(entry, entry.decision() != null, "a decision");
        Before before = new Before(state, decision);
        require(entry, decided.put(entry.decision(), before) == null, "a decision that is not recorded yet");
        if (entry.to() == null) {
            // Reports on what they had not hidden: it was public, and stays so.
            require(entry, state.equals("APPROVED"), "a dismissal of reports on what is public");
            decision = entry.decision();
            version++;
        } else {
            change(entry, entry.decision(), 1);
        }
    }

    private void reversed(Entry entry) {
        require(entry, entry.decision() != null && entry.decision().equals(decision), "the standing decision");
        Before before = decided.get(decision);
        require(entry, before != null && before.state().equals(entry.to()), "back to what it was before");
        require(entry, reversed.add(decision), "a decision that stands");
        change(entry, before.decision(), 1);
    }

    private void change(Entry entry, String decision, int versions) {
        require(entry, entry.from() != null && entry.from().equals(state), "from the state that it had");
        this.state = entry.to();
        this.decision = decision;
        this.version += versions;
    }

    private void require(Entry entry, boolean fits, String expected) {
        if (!fits) {
            throw new AssertionError("After " + this + " the journal has " + entry + ", not " + expected);
        }
    }

    /** A comment in words, so that what is stored can be compared with what is told. */
    static String told(String comment, String state, int version, String decision) {
        return "%s is %s in version %d by decision %s".formatted(comment, state, version, decision);
    }

    /** All decisions on it, the reversed ones too. */
    Set<String> decisions() {
        return decided.keySet();
    }

    Set<String> reversals() {
        return reversed;
    }

    /** The reports that came into the queue. */
    Set<String> reports() {
        return reports;
    }

    @Override
    public String toString() {
        return told(comment, state, version, decision);
    }
}
