package dev.anteroom.comments;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/**
 * Keeps an author of a site from being published for a while. It ends by itself, or when it is lifted or replaced, and
 * stays on record.
 */
@Entity
@Table(name = "author_block")
public class AuthorBlock {

    public static final Duration SHORTEST = Duration.ofHours(1);

    public static final Duration LONGEST = Duration.ofDays(90);

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private byte[] authorKey;

    @Enumerated(EnumType.STRING)
    private BlockEffect effect;

    private int policyVersion;
    private String[] clauses;
    private String note;
    private UUID moderatorId;
    private Instant createdAt;
    private Instant endsAt;
    private Instant liftedAt;
    private UUID liftedBy;

    protected AuthorBlock() {}

    /**
     * @param endsAt {@link #SHORTEST} to {@link #LONGEST} from now
     */
    public static AuthorBlock of(
            UUID id,
            int siteId,
            byte[] authorKey,
            BlockEffect effect,
            Decision.Grounds grounds,
            UUID moderatorId,
            Instant now,
            Instant endsAt) {
        if (endsAt.isBefore(now.plus(SHORTEST)) || endsAt.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("A block lasts from an hour to 90 days");
        }
        AuthorBlock block = new AuthorBlock();
        block.id = id;
        block.siteId = siteId;
        block.authorKey = authorKey;
        block.effect = effect;
        block.policyVersion = grounds.policyVersion();
        block.clauses = grounds.clauses().toArray(String[]::new);
        block.note = grounds.note();
        block.moderatorId = moderatorId;
        block.createdAt = now;
        block.endsAt = endsAt;
        return block;
    }

    /** Ends it before its time. */
    public void lift(UUID moderatorId, Instant now) {
        liftedAt = now;
        liftedBy = moderatorId;
    }

    /** Whether it holds at a moment. */
    public boolean isInForce(Instant now) {
        return liftedAt == null && now.isBefore(endsAt);
    }

    public UUID id() {
        return id;
    }

    public int siteId() {
        return siteId;
    }

    public byte[] authorKey() {
        return authorKey;
    }

    public BlockEffect effect() {
        return effect;
    }

    /** The version of the policy whose clauses are cited. */
    public int policyVersion() {
        return policyVersion;
    }

    public List<String> clauses() {
        return List.of(clauses);
    }

    public String note() {
        return note;
    }

    public UUID moderatorId() {
        return moderatorId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant endsAt() {
        return endsAt;
    }
}
