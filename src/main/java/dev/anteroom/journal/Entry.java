package dev.anteroom.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;

/**
 * One thing that happened, without a word of anybody's text. Made by the static factories, finished by
 * {@link Journal#record}, never changed.
 */
@Entity
@Immutable
@Table(name = "journal")
public class Entry {

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    /** The database fills it in. */
    @Column(insertable = false, updatable = false)
    private Long tx;

    private Instant at;
    private String kind;
    private UUID subjectId;
    private UUID threadId;
    private UUID commentId;
    private UUID decisionId;
    private UUID moderatorId;
    private String fromState;
    private String toState;

    protected Entry() {}

    /**
     * @param siteId the site's, or 0 for the installation itself
     */
    public static Entry of(Kind kind, int siteId) {
        Entry entry = new Entry();
        entry.kind = kind.code();
        entry.siteId = siteId;
        return entry;
    }

    /** Who did it; null: an author or the service. */
    public Entry by(UUID moderatorId) {
        this.moderatorId = moderatorId;
        return this;
    }

    /** What it happened to, where that is neither thread, comment nor decision. */
    public Entry on(UUID subjectId) {
        this.subjectId = subjectId;
        return this;
    }

    public Entry thread(UUID threadId) {
        this.threadId = threadId;
        return this;
    }

    public Entry comment(UUID commentId) {
        this.commentId = commentId;
        return this;
    }

    public Entry decision(UUID decisionId) {
        this.decisionId = decisionId;
        return this;
    }

    /** The change of state; {@code from} is null for a comment that is new. */
    public Entry change(Enum<?> from, Enum<?> to) {
        this.fromState = from == null ? null : from.name();
        this.toState = to.name();
        return this;
    }

    void finish(UUID id, Instant at) {
        this.id = id;
        this.at = at;
    }

    /** Whether it changes what readers see: a published comment, or the site or thread around it. */
    public boolean isPublic() {
        return commentId == null || "APPROVED".equals(fromState) || "APPROVED".equals(toState);
    }

    public UUID id() {
        return id;
    }

    public int siteId() {
        return siteId;
    }

    /** The transaction that wrote it, as the journal numbers them. Only of an entry that was read. */
    public long tx() {
        return tx;
    }

    public Instant at() {
        return at;
    }

    public Kind kind() {
        return Kind.of(kind);
    }

    /** What it happened to, where that is neither thread, comment nor decision; null elsewhere. */
    public UUID subjectId() {
        return subjectId;
    }

    public UUID threadId() {
        return threadId;
    }

    public UUID commentId() {
        return commentId;
    }

    public UUID decisionId() {
        return decisionId;
    }

    public UUID moderatorId() {
        return moderatorId;
    }

    public String fromState() {
        return fromState;
    }

    public String toState() {
        return toState;
    }
}
