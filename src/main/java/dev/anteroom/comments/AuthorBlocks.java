package dev.anteroom.comments;

import dev.anteroom.journal.Recorded;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Parameters;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All blocks of authors. Every post asks whether its author is blocked, so those in force are kept in memory: read at the
 * start, and again when the journal says that one was made or lifted, here or on another node.
 */
@ApplicationScoped
public class AuthorBlocks implements PanacheRepositoryBase<AuthorBlock, UUID> {

    private record AuthorOf(int siteId, ByteBuffer key) {}

    private final Clock clock;
    private volatile Map<AuthorOf, AuthorBlock> known = Map.of();

    AuthorBlocks(Clock clock) {
        this.clock = clock;
    }

    /** Whether an author's comments wait whatever the site's mode. */
    boolean hold(int siteId, byte[] authorKey) {
        return known(siteId, authorKey)
                .filter(block -> block.effect() == BlockEffect.HOLD)
                .isPresent();
    }

    /**
     * Turns away an author whose comments are refused.
     *
     * @throws Refusal {@code author-blocked}, with the clauses and the end
     */
    void refuse(int siteId, byte[] authorKey) {
        known(siteId, authorKey)
                .filter(block -> block.effect() == BlockEffect.REFUSE)
                .ifPresent(block -> {
                    throw Refusal.of(ErrorCode.AUTHOR_BLOCKED)
                            .with("clauses", block.clauses())
                            .with("policyVersion", block.policyVersion())
                            .with("until", block.endsAt());
                });
    }

    /** Whether an author is blocked, whatever that leads to. */
    boolean inForce(int siteId, byte[] authorKey) {
        return known(siteId, authorKey).isPresent();
    }

    private Optional<AuthorBlock> known(int siteId, byte[] authorKey) {
        return authorKey == null
                ? Optional.empty()
                : Optional.ofNullable(known.get(new AuthorOf(siteId, ByteBuffer.wrap(authorKey))))
                        .filter(block -> block.isInForce(clock.instant()));
    }

    public Optional<AuthorBlock> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    /** The block of an author that is in force. */
    public Optional<AuthorBlock> of(int siteId, byte[] authorKey) {
        return find(
                        "siteId = ?1 and authorKey = ?2 and liftedAt is null and endsAt > ?3",
                        siteId,
                        authorKey,
                        clock.instant())
                .firstResultOptional();
    }

    /** The same, to be lifted or replaced: who else wants to waits until this transaction ends. */
    public Optional<AuthorBlock> lock(int siteId, byte[] authorKey) {
        // There may be none yet to be locked: so the author is.
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(?1, ?2) AS text)")
                .setParameter(1, siteId)
                .setParameter(2, Arrays.hashCode(authorKey))
                .getSingleResult();
        return of(siteId, authorKey);
    }

    /** Those in force on some sites, the latest first. */
    public List<AuthorBlock> inForce(Collection<Integer> siteIds, Cursor before, int limit) {
        Parameters parameters = Parameters.with("sites", siteIds).and("now", clock.instant());
        String from = "";
        if (before != null) {
            from = " and (createdAt < :at or (createdAt = :at and id < :id))";
            parameters = parameters.and("at", before.at()).and("id", before.id());
        }
        return find(
                        "siteId in :sites and liftedAt is null and endsAt > :now" + from
                                + " order by createdAt desc, id desc",
                        parameters)
                .page(0, limit)
                .list();
    }

    void load(@Observes StartupEvent started) {
        refresh();
    }

    void reload(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        boolean changed = recorded.entries().stream().anyMatch(entry -> switch (entry.kind()) {
            case AUTHOR_BLOCKED, AUTHOR_UNBLOCKED -> true;
            default -> false;
        });
        if (changed) {
            refresh();
        }
    }

    private synchronized void refresh() {
        Instant now = clock.instant();
        List<AuthorBlock> inForce = QuarkusTransaction.requiringNew().call(() -> getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM author_block WHERE lifted_at IS NULL AND ends_at > ?1", AuthorBlock.class)
                .setParameter(1, now)
                .getResultList());
        known = inForce.stream()
                .collect(Collectors.toUnmodifiableMap(
                        block -> new AuthorOf(block.siteId(), ByteBuffer.wrap(block.authorKey())),
                        Function.identity(),
                        (one, other) -> one.createdAt().isAfter(other.createdAt()) ? one : other));
    }
}
