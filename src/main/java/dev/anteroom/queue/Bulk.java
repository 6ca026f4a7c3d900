package dev.anteroom.queue;

import dev.anteroom.comments.Action;
import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.comments.Comments;
import dev.anteroom.comments.Decision;
import dev.anteroom.comments.Decisions;
import dev.anteroom.comments.Row;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.reports.Reports;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides comments whose rows are locked, a thousand or a flood of copies: what only waits is decided by few statements and
 * without its text, what was decided or reported before one by one. Each has its own decision and its own entry in the
 * journal.
 */
@ApplicationScoped
class Bulk {

    /** What is to become of a comment. */
    record Wanted(Action action, Decision.Grounds grounds) {}

    private final Comments comments;
    private final Decisions decisions;
    private final Reports reports;
    private final Journal journal;

    Bulk(Comments comments, Decisions decisions, Reports reports, Journal journal) {
        this.comments = comments;
        this.decisions = decisions;
        this.reports = reports;
        this.journal = journal;
    }

    /**
     * Decides, parents before their replies, and writes the journal.
     *
     * @param locked the rows of all that is wanted, and of what it replies to
     * @return what came of each, by its id
     */
    Map<UUID, Result> decide(Map<Row, Wanted> wanted, Map<UUID, Row> locked, Deciding deciding) {
        Map<UUID, Comment> whole = decidedBefore(wanted);
        Map<UUID, Decision> standing = decisions.standing(whole.values());
        Map<UUID, CommentState> states = new HashMap<>();
        locked.values().forEach(row -> states.put(row.id(), row.state()));

        Map<UUID, Result> results = new HashMap<>();
        Map<Row, Decision> first = new LinkedHashMap<>();
        List<Decision> later = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Row row : parentsFirst(wanted.keySet())) {
            CommentState parent = states.get(row.parentId());
            Comment comment = whole.get(row.id());
            Result result;
            if (comment == null) {
                result = deciding.decide(row, parent, wanted.get(row));
                if (result.kind() == Outcome.Kind.APPLIED) {
                    first.put(row, result.decision());
                    entries.add(deciding.entry(row, result.decision()));
                }
            } else {
                Action action = wanted.get(row).action();
                Decision stands = standing.get(row.decisionId());
                Outcome outcome = deciding.decide(
                        comment, stands, parent, action, wanted.get(row).grounds(), null);
                result = Result.of(outcome);
                if (outcome.kind() == Outcome.Kind.APPLIED) {
                    later.add(outcome.decision());
                    entries.add(deciding.entry(outcome, row.state()));
                }
            }
            states.put(row.id(), result.state());
            results.put(row.id(), result);
        }
        decisions.persist(later);
        reports.close(later);
        decisions.decide(first);
        journal.record(entries);
        return results;
    }

    /** What its verbs have to decide, with its text: they know what to do about an earlier decision or about reports. */
    private Map<UUID, Comment> decidedBefore(Map<Row, Wanted> wanted) {
        List<Row> before = wanted.keySet().stream()
                .filter(row -> !row.onlyWaits() || wanted.get(row).action() == Action.DISMISS)
                .toList();
        return comments.lock(
                before.stream().map(Row::siteId).distinct().toList(),
                before.stream().map(Row::id).toList());
    }

    private static List<Row> parentsFirst(Collection<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(Row::depth)).toList();
    }
}
