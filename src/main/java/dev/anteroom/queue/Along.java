package dev.anteroom.queue;

import dev.anteroom.comments.Action;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Copies;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Row;
import dev.anteroom.journal.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides copies along with what they are copies of. There may be thousands, all alike and all waiting, so they are decided
 * by few statements and without their texts; each has its own decision and its own entry in the journal all the same.
 */
@ApplicationScoped
class Along {

    private final Copies copies;

    Along(Copies copies) {
        this.copies = copies;
    }

    /**
     * Decides comments that wait and are locked, parents before their replies.
     *
     * @param grounds on which each is decided, by its id
     * @param states of comments that others reply to, as they are by now; this adds what it decides
     * @param entries what happened is added to it
     */
    Map<UUID, Result> decide(
            Map<Row, Action> asked,
            Map<UUID, Decision.Grounds> grounds,
            Map<UUID, CommentState> states,
            Deciding deciding,
            List<Entry> entries) {
        Map<UUID, Result> results = new HashMap<>();
        Map<Row, Decision> made = new LinkedHashMap<>();
        asked.keySet().stream().sorted(Comparator.comparing(Row::depth)).forEach(copy -> {
            Action action = asked.get(copy);
            boolean orphan = copy.parentId() != null && states.get(copy.parentId()) != CommentState.APPROVED;
            if (action == Action.APPROVE && orphan) {
                results.put(copy.id(), Result.of(Outcome.Kind.PARENT_NOT_APPROVED, copy, null));
            } else {
                Decision decision = deciding.made(action, grounds.get(copy.id()));
                made.put(copy, decision);
                states.put(copy.id(), action.state());
                entries.add(deciding.entry(copy, decision));
                results.put(copy.id(), new Result(Outcome.Kind.APPLIED, action.state(), decision));
            }
        });
        copies.decide(made);
        return results;
    }
}
