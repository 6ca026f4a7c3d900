package dev.anteroom.queue;

import dev.anteroom.queue.Model.Comment;
import dev.anteroom.queue.Model.Made;
import dev.anteroom.queue.Model.Report;
import java.util.List;
import java.util.Objects;

/** How the model takes reports, and what becomes of them. */
final class ModelReports {

    /** Open reports, by their weight, that hide a comment. */
    static final int HIDE_AFTER = 2;

    private static final double LEAST = 0.25;
    private static final double EVEN = 5;

    private final Model model;

    ModelReports(Model model) {
        this.model = model;
    }

    /**
     * @param reader who reports, or null for somebody without a secret
     */
    String report(String reader, Comment comment) {
        List<Report> own = comment.reports.stream()
                .filter(report -> reader != null && reader.equals(report.reader))
                .toList();
        if (!comment.is("APPROVED")) {
            return own.isEmpty() ? "comment-not-found" : Model.DONE;
        }
        if (own.stream().anyMatch(report -> report.textAt.equals(comment.textAt))) {
            return Model.DONE;
        }
        Report report = new Report(reader, comment.textAt, reader == null ? LEAST : weight(reader));
        comment.reports.add(report);
        if (isAnswered(comment)) {
            report.outcome = "IGNORED";
            return Model.DONE;
        }
        count(comment);
        return Model.DONE;
    }

    private void count(Comment comment) {
        double open = comment.reports.stream()
                .filter(Report::isOpen)
                .mapToDouble(one -> one.weight)
                .sum();
        comment.risk = open / (open + EVEN);
        comment.reportedSince = comment.reportedSince == null ? model.now : comment.reportedSince;
        comment.entries++;
        if (open >= HIDE_AFTER) {
            comment.state = "PENDING";
            comment.entries++;
        }
    }

    /** By what came of the reader's other reports. */
    private double weight(String reader) {
        double upheld = count(reader, "UPHELD");
        double dismissed = count(reader, "DISMISSED");
        return Math.max(LEAST, 2 * (upheld + 1) / (upheld + dismissed + 2));
    }

    private long count(String reader, String outcome) {
        return model.comments.stream()
                .flatMap(comment -> comment.reports.stream())
                .filter(report -> reader.equals(report.reader) && outcome.equals(report.outcome))
                .count();
    }

    /** Whether a moderator has let the text pass in spite of reports on it. */
    private boolean isAnswered(Comment comment) {
        return model.decisions.made.stream()
                .anyMatch(made -> made.on == comment
                        && !made.reversed
                        && !made.action.equals("reject")
                        && made.reportedBefore != null
                        && !made.at.isBefore(comment.textAt));
    }

    /** A decision answers the open reports. */
    void close(Made decision) {
        if (decision.reportedBefore == null) {
            return;
        }
        decision.on.reportedSince = null;
        decision.on.reports.stream().filter(Report::isOpen).forEach(report -> {
            report.outcome = decision.action.equals("reject") ? "UPHELD" : "DISMISSED";
            report.closedBy = decision;
        });
    }

    void reopen(Made decision) {
        if (decision.reportedBefore != null) {
            decision.on.reportedSince = decision.reportedBefore;
            decision.on.reports.stream()
                    .filter(report -> report.closedBy == decision)
                    .forEach(report -> {
                        report.outcome = null;
                        report.closedBy = null;
                    });
        }
    }

    void erase(Comment comment) {
        comment.reportedSince = null;
        comment.reports.forEach(report -> report.outcome = Objects.requireNonNullElse(report.outcome, "WITHDRAWN"));
    }
}
