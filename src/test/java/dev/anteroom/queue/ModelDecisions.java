package dev.anteroom.queue;

import dev.anteroom.queue.Model.Comment;
import dev.anteroom.queue.Model.Made;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the model decides and takes back. */
final class ModelDecisions {

    /** One of several decisions. */
    record Asked(Comment comment, String action, boolean similar) {}

    final List<Made> made = new ArrayList<>();
    final List<List<Made>> batches = new ArrayList<>();

    private final Model model;

    ModelDecisions(Model model) {
        this.model = model;
    }

    /**
     * @param version what the moderator saw, or null
     */
    String decide(String by, Comment comment, String action, Integer version) {
        String obstacle = obstacle(by, comment, action, version);
        if (obstacle == null) {
            apply(by, comment, action);
            model.worked(by, List.of(comment));
            return Model.DONE;
        }
        return obstacle.equals("unchanged") ? Model.DONE : obstacle;
    }

    private String obstacle(String by, Comment comment, String action, Integer version) {
        if (comment.is("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        boolean reported = "reported".equals(comment.cause());
        if (action.equals("dismiss") && !reported) {
            return nothingToDismiss(by, comment);
        }
        if (!comment.is("PENDING") && !(reported && !action.equals("approve"))) {
            boolean own = comment.standing.by.equals(by);
            if (own && comment.standing.action.equals(action)) {
                return "unchanged";
            }
            if (version == null ? !own : version != comment.version) {
                return "already-decided";
            }
        } else if (version != null && version != comment.version) {
            return "stale-version";
        }
        boolean orphan = comment.parent != null && !comment.parent.is("APPROVED");
        return action.equals("approve") && orphan ? "parent-not-approved" : null;
    }

    private static String nothingToDismiss(String by, Comment comment) {
        if (comment.standing == null || comment.standing.action.equals("approve")) {
            return "not-reported";
        }
        boolean again = comment.standing.by.equals(by) && comment.standing.action.equals("dismiss");
        return again ? "unchanged" : "already-decided";
    }

    private Made apply(String by, Comment comment, String action) {
        Made decision = new Made(comment, by, action, model.now);
        comment.become(decision.state(), decision);
        model.reports.close(decision);
        made.add(decision);
        return decision;
    }

    /** The outcome for each, copies included. */
    Map<Comment, String> decide(String by, List<Asked> asked) {
        Map<Comment, Asked> all = new LinkedHashMap<>();
        asked.forEach(one -> all.put(one.comment(), one));
        Map<Comment, Asked> along = new LinkedHashMap<>();
        for (Comment copy : model.comments) {
            if ("pending".equals(copy.cause()) && copy.reportedSince == null && !all.containsKey(copy)) {
                asked.stream()
                        .filter(one -> one.similar() && !one.action().equals("dismiss"))
                        .filter(one -> one.comment().likeness == copy.likeness)
                        .min(Comparator.comparing(one -> one.comment().number))
                        .ifPresent(one -> along.put(copy, new Asked(copy, one.action(), false)));
            }
        }
        List<Made> batch = new ArrayList<>();
        Map<Comment, String> outcomes = new HashMap<>(decideAll(by, all, batch));
        outcomes.putAll(decideAll(by, along, batch));
        batches.add(batch);
        model.worked(by, List.copyOf(outcomes.keySet()));
        return outcomes;
    }

    private Map<Comment, String> decideAll(String by, Map<Comment, Asked> all, List<Made> batch) {
        Map<Comment, String> outcomes = new HashMap<>();
        all.keySet().stream().sorted(Comparator.comparing(one -> one.depth)).forEach(comment -> {
            String action = all.get(comment).action();
            String obstacle = obstacle(by, comment, action, null);
            if (obstacle == null) {
                batch.add(apply(by, comment, action));
            }
            outcomes.put(comment, outcome(obstacle));
        });
        return outcomes;
    }

    private static String outcome(String obstacle) {
        if (obstacle == null) {
            return "applied";
        }
        return obstacle.equals("unchanged") || obstacle.equals("parent-not-approved") ? obstacle : "conflict";
    }

    String reverse(Made decision) {
        if (decision.reversed) {
            return Model.DONE;
        }
        if (decision.on.is("WITHDRAWN")) {
            return "comment-withdrawn";
        }
        if (decision.on.standing != decision) {
            return "decision-superseded";
        }
        takeBack(decision);
        return Model.DONE;
    }

    private void takeBack(Made decision) {
        decision.reversed = true;
        decision.on.become(decision.before, decision.standingBefore);
        model.reports.reopen(decision);
    }

    Map<Comment, String> reverse(List<Made> batch) {
        Map<Comment, String> outcomes = new HashMap<>();
        for (Made decision : batch) {
            if (decision.reversed) {
                outcomes.put(decision.on, "unchanged");
            } else if (decision.on.is("WITHDRAWN") || decision.on.standing != decision) {
                outcomes.put(decision.on, "conflict");
            } else {
                takeBack(decision);
                outcomes.put(decision.on, "applied");
            }
        }
        return outcomes;
    }
}
