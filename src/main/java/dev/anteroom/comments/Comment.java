package dev.anteroom.comments;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Verdict;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageThread;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/**
 * What was posted. Its verbs are the only way from one state to another; each leads to exactly one entry in the journal,
 * which their callers write in the same transaction. Callers that change it hold its row's lock ({@link Comments#lock}).
 */
@Entity
@Table(name = "comment")
public class Comment {

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private UUID threadId;
    private UUID parentId;
    private int depth;

    @Enumerated(EnumType.STRING)
    private CommentState state;

    private String name;
    private byte[] authorKey;
    private String body;
    private String html;
    private UUID likenessId;
    private Instant createdAt;
    private Instant editedAt;
    private Instant publishedAt;
    private UUID decisionId;
    private Instant reportedSince;

    @Embedded
    private Risk risk = new Risk();

    private int version;

    protected Comment() {}

    /**
     * The one gate for what strangers send: copies only what a stranger may set.
     *
     * @param parent what it replies to, or null; one that is as deep as replies go on the site gets a sibling
     * @param authorKey of {@link Author}, or null
     */
    static Comment submit(
            UUID id,
            Site site,
            PageThread thread,
            Comment parent,
            CommentContent content,
            byte[] authorKey,
            Instant now) {
        Comment comment = new Comment();
        comment.id = id;
        comment.siteId = site.id();
        comment.threadId = thread.id();
        if (parent != null) {
            boolean deepest = parent.depth >= site.replyDepth();
            comment.parentId = deepest ? parent.parentId : parent.id;
            comment.depth = deepest ? parent.depth : parent.depth + 1;
        }
        comment.authorKey = authorKey;
        comment.write(content);
        comment.state = CommentState.PENDING;
        comment.createdAt = now;
        comment.version = 1;
        return comment;
    }

    private void write(CommentContent content) {
        name = content.name();
        body = content.body();
        html = content.html();
    }

    /** Says which others its text is a copy of. */
    void resemble(UUID likenessId) {
        this.likenessId = likenessId;
    }

    /** Keeps what screening saw in the text that it has now. */
    void screened(Verdict verdict) {
        risk.screened(verdict);
    }

    /** Lets it in. */
    public void approve(Decision decision) {
        become(decision);
        if (publishedAt == null) {
            publishedAt = decision.decidedAt();
        }
    }

    /** Turns it away. */
    public void reject(Decision decision) {
        become(decision);
    }

    /** Finds the open reports unfounded: it is public, or again so where they had hidden it. */
    public void dismiss(Decision decision) {
        become(decision);
    }

    private void become(Decision decision) {
        refuseWithdrawn();
        decision.on(this);
        state = decision.action().state();
        decisionId = decision.id();
        if (decision.closesReports()) {
            reportedSince = null;
        }
        version++;
    }

    private void refuseWithdrawn() {
        if (state == CommentState.WITHDRAWN) {
            throw new IllegalStateException("Nothing is done to what was withdrawn");
        }
    }

    /**
     * Notes that a reader objects to it. Its version stays: what moderators decide on, the text, is the same.
     *
     * @param weight of all open reports together, this one too
     */
    public void report(double weight, Instant now) {
        if (reportedSince == null) {
            reportedSince = now;
        }
        risk.reported(weight);
    }

    /** Takes it out of sight until its reports are decided. Its approval stands, for the case that they are dismissed. */
    public void hide() {
        if (state != CommentState.APPROVED || reportedSince == null) {
            throw new IllegalStateException("Only what is public and reported is hidden");
        }
        state = CommentState.PENDING;
    }

    /** Takes its standing decision back: it is as it was before that. */
    public void reverse(Decision decision, UUID moderatorId, Instant now) {
        refuseWithdrawn();
        if (!decision.id().equals(decisionId)) {
            throw new IllegalStateException("Only the standing decision is reversed");
        }
        decision.reverse(moderatorId, now);
        state = decision.previousState();
        decisionId = decision.previousDecisionId();
        if (decision.closesReports()) {
            reportedSince = decision.previousReportedSince();
        }
        version++;
    }

    /**
     * Whether its author may change it: until it is decided, and for a while after it was posted. Reports that hide it do
     * not open that time anew.
     */
    boolean isEditable(Site site, Instant now) {
        return switch (state) {
            case PENDING, APPROVED -> cause() == Cause.PENDING || now.isBefore(createdAt.plus(site.editWindow()));
            case REJECTED, WITHDRAWN -> false;
        };
    }

    /** Puts another text in its place; it waits again, whatever was decided on the text before. */
    void edit(CommentContent content, Instant now) {
        refuseWithdrawn();
        write(content);
        state = CommentState.PENDING;
        decisionId = null;
        editedAt = now;
        version++;
    }

    /** Erases it at its author's wish; only its place remains. */
    void withdraw() {
        refuseWithdrawn();
        state = CommentState.WITHDRAWN;
        name = null;
        body = "";
        html = "";
        likenessId = null;
        risk.eraseFindings();
        reportedSince = null;
        version++;
    }

    public UUID id() {
        return id;
    }

    public int siteId() {
        return siteId;
    }

    public UUID threadId() {
        return threadId;
    }

    public UUID parentId() {
        return parentId;
    }

    /** Level in the thread: 0 for one that replies to nothing. */
    public int depth() {
        return depth;
    }

    public CommentState state() {
        return state;
    }

    public String name() {
        return name;
    }

    public byte[] authorKey() {
        return authorKey;
    }

    /** The text as typed; empty once it was withdrawn. */
    public String body() {
        return body;
    }

    /** The beginning of the text on one line, of at most so many characters. */
    public String excerpt(int length) {
        return CommentText.stored(body).excerpt(length);
    }

    /** The text with its marks, safe to be shown. */
    public String html() {
        return html;
    }

    /** The same for copies of one text; null once it was withdrawn. */
    public UUID likenessId() {
        return likenessId;
    }

    /** Why it waits for a moderator, or null where it does not. */
    public Cause cause() {
        return Cause.of(state, decisionId != null, reportedSince != null);
    }

    /** When the first of its open reports came in, or null where there are none. */
    public Instant reportedSince() {
        return reportedSince;
    }

    /** What screening saw in the text that it has now; nothing once it was withdrawn. */
    public List<Finding> findings() {
        return risk.findings();
    }

    /** How likely it is to be rejected, as far as the service can tell: 0 to 1. */
    public double risk() {
        return risk.value();
    }

    /** When the text was written that it has now. */
    public Instant textAt() {
        return editedAt == null ? createdAt : editedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant editedAt() {
        return editedAt;
    }

    /** When it was first public, or null. */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** The standing decision, or null. */
    public UUID decisionId() {
        return decisionId;
    }

    /** Counts its changes, from 1: who decides on a version decides on what they saw. */
    public int version() {
        return version;
    }
}
