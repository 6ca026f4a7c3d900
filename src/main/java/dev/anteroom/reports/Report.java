package dev.anteroom.reports;

import dev.anteroom.comments.Comment;
import dev.anteroom.sites.Site;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/** A reader's objection to a published comment. It is open until the comment is decided, and stays on record after. */
@Entity
@Table(name = "report")
public class Report {

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private UUID commentId;
    private byte[] readerKey;
    private Instant textAt;
    private int policyVersion;
    private String clause;
    private String detail;
    private double weight;
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private ReportOutcome outcome;

    private UUID decisionId;

    protected Report() {}

    /**
     * @param readerKey of {@link Reader}, or null
     * @param weight of {@link Weight}
     */
    static Report of(
            UUID id,
            Site site,
            Comment comment,
            byte[] readerKey,
            ReportRequest.Checked words,
            double weight,
            Instant now) {
        Report report = new Report();
        report.id = id;
        report.siteId = site.id();
        report.commentId = comment.id();
        report.readerKey = readerKey;
        report.textAt = comment.textAt();
        report.policyVersion = site.policyVersion();
        report.clause = words.clause();
        report.detail = words.detail();
        report.weight = weight;
        report.createdAt = now;
        return report;
    }

    /** Keeps it from the queue: a moderator has already found such reports on this text unfounded. */
    Report ignored() {
        outcome = ReportOutcome.IGNORED;
        return this;
    }

    /** Whether it is about the text that the comment has now. */
    boolean isAbout(Comment comment) {
        return textAt.equals(comment.textAt());
    }

    public UUID id() {
        return id;
    }

    public UUID commentId() {
        return commentId;
    }

    /** The clause of the site's policy that the comment breaks, as the reader sees it. */
    public String clause() {
        return clause;
    }

    /** The reader's own words, or null. */
    public String detail() {
        return detail;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** What came of it, or null while it is open. */
    public ReportOutcome outcome() {
        return outcome;
    }
}
