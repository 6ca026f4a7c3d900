package dev.anteroom.comments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/**
 * An approval, a rejection or a dismissal of reports, by a moderator or by the service. It remembers what it replaced, so that it can be
 * reversed; a reversed one stays on record.
 */
@Entity
@Table(name = "decision")
public class Decision {

    /** What a moderator says with a decision: the clauses in order and once each, and a note for colleagues. */
    public record Grounds(int policyVersion, List<String> clauses, String note) {

        /** Those of the service where it lets a comment in. */
        public static Grounds none(int policyVersion) {
            return new Grounds(policyVersion, List.of(), null);
        }
    }

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private UUID commentId;

    @Enumerated(EnumType.STRING)
    private Action action;

    @Enumerated(EnumType.STRING)
    private CommentState previousState;

    private UUID previousDecisionId;
    private Instant previousReportedSince;
    private UUID moderatorId;
    private int policyVersion;
    private String[] clauses;
    private String note;
    private Instant decidedAt;
    private UUID batch;
    private Instant reversedAt;
    private UUID reversedBy;

    protected Decision() {}

    /**
     * @param moderatorId null: the service
     */
    public static Decision of(UUID id, Action action, UUID moderatorId, Grounds grounds, Instant now) {
        Decision decision = new Decision();
        decision.id = id;
        decision.action = action;
        decision.moderatorId = moderatorId;
        decision.policyVersion = grounds.policyVersion();
        decision.clauses = grounds.clauses().toArray(String[]::new);
        decision.note = grounds.note();
        decision.decidedAt = now;
        return decision;
    }

    /** Makes it one of a batch, which can be reversed as a whole. */
    public Decision inBatch(UUID batch) {
        this.batch = batch;
        return this;
    }

    /** Remembers what the comment is before this decides it. */
    void on(Comment comment) {
        siteId = comment.siteId();
        commentId = comment.id();
        previousState = comment.state();
        previousDecisionId = comment.decisionId();
        // What the service lets in, such as an edit, says nothing about what readers objected to.
        previousReportedSince = isAutomatic() && action == Action.APPROVE ? null : comment.reportedSince();
    }

    /** Makes it one on a comment that waits and that nobody has decided before. */
    void onPending(Row comment) {
        this.siteId = comment.siteId();
        this.commentId = comment.id();
        this.previousState = CommentState.PENDING;
    }

    /** Whether taking it back leads to a comment that waits, that nobody has decided and nobody objects to. */
    public boolean isFirst() {
        return previousState == CommentState.PENDING && previousDecisionId == null && !closesReports();
    }

    void reverse(UUID moderatorId, Instant now) {
        reversedBy = moderatorId;
        reversedAt = now;
    }

    /** Whether a moderator's request would only repeat it. */
    public boolean isRepeatedBy(UUID moderatorId, Action action, List<String> clauses) {
        return moderatorId.equals(this.moderatorId)
                && this.action == action
                && Arrays.asList(this.clauses).equals(clauses);
    }

    /** Whether no person stands behind it. */
    public boolean isAutomatic() {
        return moderatorId == null;
    }

    public boolean isReversed() {
        return reversedAt != null;
    }

    public UUID id() {
        return id;
    }

    public int siteId() {
        return siteId;
    }

    public UUID commentId() {
        return commentId;
    }

    public Action action() {
        return action;
    }

    CommentState previousState() {
        return previousState;
    }

    UUID previousDecisionId() {
        return previousDecisionId;
    }

    /** Whether the comment had open reports, which it settled. */
    public boolean closesReports() {
        return previousReportedSince != null;
    }

    Instant previousReportedSince() {
        return previousReportedSince;
    }

    public UUID moderatorId() {
        return moderatorId;
    }

    public int policyVersion() {
        return policyVersion;
    }

    public List<String> clauses() {
        return List.of(clauses);
    }

    public String note() {
        return note;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public UUID batch() {
        return batch;
    }
}
