package dev.anteroom.comments;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import dev.anteroom.threads.ThreadIndex;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Outage;
import dev.anteroom.web.Refusal;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Stores what comes in. Comments of the same moment are stored together, in one transaction and with one flush of the log,
 * where nothing speaks against them and none has to wait for anything. Each of the others is stored in a transaction of its
 * own, which also says why it is refused.
 */
@ApplicationScoped
class Arrivals {

    /**
     * What is on disk.
     *
     * @param decision what the service decided at once, if it did
     */
    record Stored(Comment comment, PageThread thread, Optional<Decision> decision) {}

    /** What is stored if its key is new and what it replies to is still public. */
    private record Ready(Arrival arrival, Stored stored, Optional<Idempotency.Claim> claim) {

        /** What it replies to; the comment of one that goes too deep stands beside that. */
        private UUID parent() {
            return arrival.request().parent();
        }
    }

    /** How long a key may be somebody else's before those who came with it go on alone. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** In one transaction, so that nobody waits long for the others. */
    private static final int MOST_AT_ONCE = 64;

    private final ThreadIndex index;
    private final PageThreads threads;
    private final Comments comments;
    private final Decisions decisions;
    private final Likenesses likenesses;
    private final Door door;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Clock clock;

    /** The keys of those who are being stored alone, which may take long: hashes, as claims have them. */
    private final Set<ByteBuffer> busy = ConcurrentHashMap.newKeySet();

    private final JointQuestions<Ready, Optional<Stored>> together =
            new JointQuestions<>(MOST_AT_ONCE, this::storeTogether);

    Arrivals(
            ThreadIndex index,
            PageThreads threads,
            Comments comments,
            Decisions decisions,
            Likenesses likenesses,
            Door door,
            Idempotency idempotency,
            Journal journal,
            Clock clock) {
        this.index = index;
        this.threads = threads;
        this.comments = comments;
        this.decisions = decisions;
        this.likenesses = likenesses;
        this.door = door;
        this.idempotency = idempotency;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Stores a comment, or finds what was stored for its idempotency key. To be called outside of a transaction: it may wait
     * for others that need a connection.
     *
     * @throws Refusal where it is not taken
     */
    Stored store(Arrival arrival) {
        try {
            Optional<Idempotency.Claim> claim = claim(arrival);
            return ready(arrival, claim).flatMap(together::ask).orElseGet(() -> storeAlone(arrival, claim));
        } catch (RuntimeException | Error failed) {
            likenesses.refuse(arrival.site().id(), arrival.likeness());
            throw failed;
        }
    }

    private Optional<Idempotency.Claim> claim(Arrival arrival) {
        return idempotency.of(
                arrival.site().id(),
                arrival.site().secret(),
                "comments",
                arrival.idempotencyKey(),
                arrival.request().withoutProof(),
                arrival.id());
    }

    /** Empty where it is refused, would open its thread, or comes with a key that another is being stored with. */
    private Optional<Ready> ready(Arrival arrival, Optional<Idempotency.Claim> claim) {
        Optional<PageThread> thread = index.known(arrival.site(), arrival.page());
        if (thread.isEmpty() || claim.map(Arrivals::key).filter(busy::contains).isPresent()) {
            return Optional.empty();
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Optional.of(new Ready(arrival, judge(arrival, thread.get(), this::read), claim)));
        } catch (Refusal toBeTold) {
            return Optional.empty();
        }
    }

    private static ByteBuffer key(Idempotency.Claim claim) {
        return ByteBuffer.wrap(claim.keyHash());
    }

    private Optional<Comment> read(Site site, UUID id) {
        return comments.withId(site.id(), id);
    }

    private Stored judge(Arrival arrival, PageThread thread, BiFunction<Site, UUID, Optional<Comment>> parents) {
        Site site = arrival.site();
        door.refuseBlocked(site, arrival.authorKey());
        Instant now = clock.instant();
        if (!thread.isOpen(site, now)) {
            throw Refusal.of(ErrorCode.THREAD_CLOSED);
        }
        UUID parentId = arrival.request().parent();
        Comment parent = parentId == null ? null : publicParent(parents.apply(site, parentId), thread);
        Comment comment =
                Comment.submit(arrival.id(), site, thread, parent, arrival.content(), arrival.authorKey(), now);
        return new Stored(
                comment, thread, door.take(site, thread, comment, arrival.likeness(), arrival.opinion(), now));
    }

    /** One answer for a parent that does not exist and one that is not public: nobody learns which it is. */
    private static Comment publicParent(Optional<Comment> found, PageThread thread) {
        Comment parent = found.filter(comment -> comment.state() == CommentState.APPROVED)
                .orElseThrow(() -> Refusal.of(ErrorCode.PARENT_NOT_APPROVED));
        if (!parent.threadId().equals(thread.id())) {
            throw Refusal.of(ErrorCode.PARENT_ON_OTHER_PAGE);
        }
        return parent;
    }

    private List<Optional<Stored>> storeTogether(List<Ready> all) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> storeFree(all));
        } catch (RuntimeException failed) {
            if (Outage.in(failed) && !Outage.gaveWay(failed)) {
                throw failed;
            }
            // Of one of them, perhaps. Each by itself shows whose it is.
            Log.debug("Comments could not be stored together", failed);
            return all.stream().map(one -> Optional.<Stored>empty()).toList();
        }
    }

    /** Those whose key is new, whose parent nobody changes, and whose author and thread are as they were when judged. */
    private List<Optional<Stored>> storeFree(List<Ready> all) {
        Set<UUID> unclaimed = claim(all);
        Set<UUID> parents = comments.shareApproved(
                all.stream().map(one -> one.stored().comment().siteId()).collect(Collectors.toSet()),
                all.stream().map(Ready::parent).filter(Objects::nonNull).collect(Collectors.toSet()));
        List<Optional<Stored>> stored = new ArrayList<>();
        List<Idempotency.Claim> released = new ArrayList<>();
        for (Ready one : all) {
            boolean isNew = !unclaimed.contains(one.stored().comment().id());
            boolean isFree = (one.parent() == null || parents.contains(one.parent())) && stands(one);
            stored.add(isNew && isFree ? Optional.of(one.stored()) : Optional.empty());
            if (isNew && !isFree) {
                one.claim().ifPresent(released::add);
            }
        }
        idempotency.release(released);
        keep(stored.stream().flatMap(Optional::stream).toList());
        return stored;
    }

    /** What is in memory has been looked at before; a moderator may have blocked or closed since. */
    private boolean stands(Ready one) {
        Arrival arrival = one.arrival();
        return door.isFree(arrival.site(), arrival.authorKey())
                && index.known(arrival.site(), arrival.page())
                        .filter(thread -> thread.isOpen(arrival.site(), clock.instant()))
                        .isPresent();
    }

    /** Returns the ids of those whose keys others have taken. */
    private Set<UUID> claim(List<Ready> all) {
        List<Idempotency.Claim> claims =
                all.stream().flatMap(one -> one.claim().stream()).toList();
        Set<UUID> claimed = idempotency.claim(claims, PATIENCE);
        return claims.stream()
                .map(Idempotency.Claim::made)
                .filter(made -> !claimed.contains(made))
                .collect(Collectors.toSet());
    }

    private Stored storeAlone(Arrival arrival, Optional<Idempotency.Claim> claim) {
        claim.map(Arrivals::key).ifPresent(busy::add);
        try {
            return QuarkusTransaction.requiringNew().call(() -> storeClaimed(arrival, claim));
        } finally {
            claim.map(Arrivals::key).ifPresent(busy::remove);
        }
    }

    private Stored storeClaimed(Arrival arrival, Optional<Idempotency.Claim> claim) {
        Site site = arrival.site();
        Optional<UUID> first = claim.flatMap(idempotency::claim);
        if (first.isPresent()) {
            likenesses.refuse(site.id(), arrival.likeness());
            return again(site, first.get());
        }
        PageThread thread = index.open(
                site,
                arrival.page(),
                arrival.request().page().address(site),
                arrival.request().page().checkedTitle());
        Stored stored = judge(arrival, thread, comments::toReplyTo);
        keep(List.of(stored));
        return stored;
    }

    /** What was stored first, whatever was decided since: the service decides at the time of posting. */
    private Stored again(Site site, UUID id) {
        Comment comment = comments.withId(site.id(), id).orElseThrow();
        PageThread thread = threads.withId(site.id(), comment.threadId()).orElseThrow();
        Optional<Decision> atOnce = decisions.of(comment).stream()
                .filter(decision ->
                        decision.isAutomatic() && decision.decidedAt().equals(comment.createdAt()))
                .findFirst();
        return new Stored(comment, thread, atOnce);
    }

    /** Of each table all at once: they go to the database as one statement. The comments first, as decisions refer to them. */
    private void keep(List<Stored> all) {
        all.forEach(one -> comments.persist(one.comment()));
        all.forEach(one -> one.decision().ifPresent(decisions::persist));
        journal.record(all.stream().map(Arrivals::entry).toList());
    }

    private static Entry entry(Stored stored) {
        Comment comment = stored.comment();
        return Entry.of(Kind.COMMENT_SUBMITTED, comment.siteId())
                .thread(comment.threadId())
                .comment(comment.id())
                .decision(comment.decisionId())
                .change(null, comment.state());
    }
}
