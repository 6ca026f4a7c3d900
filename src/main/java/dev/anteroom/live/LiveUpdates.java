package dev.anteroom.live;

import dev.anteroom.journal.JournalTail;
import dev.anteroom.journal.Kind;
import dev.anteroom.journal.Recorded;
import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import dev.anteroom.journal.Tail;
import dev.anteroom.web.Idempotency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Tells all listeners of this node what happens. Has all of the journal read only while anybody listens. */
@ApplicationScoped
class LiveUpdates implements JournalTail.Follower {

    /** Of a client that was away for more than so many entries of the journal it is cheaper to read all anew. */
    private static final int MOST_MISSED = 10_000;

    /** What takes nothing from anybody; after all else their right to listen is looked at again. */
    private static final Set<Kind> LETS_IN = EnumSet.of(
            Kind.MODERATOR_CREATED,
            Kind.MODERATOR_REACTIVATED,
            Kind.MODERATOR_INVITED,
            Kind.INVITATION_WITHDRAWN,
            Kind.INVITATION_ACCEPTED,
            Kind.CODES_ENROLLED,
            Kind.CODES_CONFIRMED,
            Kind.CODES_REMOVED,
            Kind.RECOVERY_CODES_RENEWED,
            Kind.RECOVERY_CODE_USED,
            Kind.ACCESS_TOKEN_ISSUED);

    private static final Logger LOG = Logger.getLogger(LiveUpdates.class);

    private final JournalTail tail;
    private final Tail journal;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private Snapshot told;
    private Thread atShutdown;

    LiveUpdates(JournalTail tail, Tail journal) {
        this.tail = tail;
        this.journal = journal;
    }

    /**
     * Opens a stream.
     *
     * @param position how far the client is, or null for one that comes for the first time
     */
    Multi<OutboundSseEvent> open(Listener listener, Position position, RoutingContext http) {
        listener.whenGone(() -> leave(listener));
        try {
            Snapshot now = join(listener, position == null);
            List<OutboundSseEvent> first =
                    position == null ? List.of(listener.mark("ready", now)) : missed(listener, position, now);
            // The end of the answer tells too where the stream never began.
            http.addEndHandler(ended -> leave(listener));
            // A client that hung up before that ended nothing.
            if (listener.isGone()) {
                leave(listener);
            }
            return listener.stream(first).onTermination().invoke(() -> leave(listener));
        } catch (RuntimeException e) {
            leave(listener);
            throw e;
        }
    }

    private void leave(Listener listener) {
        listeners.remove(listener);
        listener.leave();
    }

    /** From the returned moment on the listener is told of everything: for one that is new, the present. */
    private synchronized Snapshot join(Listener listener, boolean isNew) {
        if (told == null) {
            told = tail.add(this);
        }
        Snapshot from = told;
        if (isNew) {
            from = QuarkusTransaction.requiringNew().call(journal::now);
            listener.startAt(from);
        }
        listeners.add(listener);
        listener.prepare();
        return from;
    }

    private List<OutboundSseEvent> missed(Listener listener, Position position, Snapshot now) {
        var since = QuarkusTransaction.requiringNew().call(() -> journal.since(position.before(), MOST_MISSED + 1));
        if (since.size() > MOST_MISSED) {
            return List.of(listener.mark("reset", now));
        }
        List<OutboundSseEvent> events = new ArrayList<>();
        position.missed(since, now).forEach(stretch -> events.addAll(listener.events(stretch)));
        events.add(listener.mark(null, now));
        return events;
    }

    @Override
    public synchronized void follow(Stretch stretch) {
        if (told == null || !stretch.before().equals(told) && stretch.after().equals(told)) {
            // It was read before anybody listened.
            return;
        }
        if (listeners.isEmpty()) {
            tail.remove(this);
            told = null;
            return;
        }
        boolean whole = stretch.whole() && stretch.before().equals(told);
        told = stretch.after();
        listeners.forEach(listener -> tell(listener, stretch, whole));
    }

    private void tell(Listener listener, Stretch stretch, boolean whole) {
        try {
            listener.send(whole ? listener.events(stretch) : List.of(listener.mark("reset", told)));
        } catch (RuntimeException e) {
            // It comes back to where it was; nobody else is kept from being told.
            listener.drop();
            LOG.debug("A listener could not be told", e);
        }
    }

    /** How many listen. */
    int listening() {
        return listeners.size();
    }

    Set<Listener> listeners() {
        return listeners;
    }

    /** Keeps connections open through proxies, and tells clients how far they are though nothing happens for them. */
    @Scheduled(every = "{anteroom.live.heartbeat-every}")
    synchronized void beat() {
        listeners.stream().filter(Listener::isGone).forEach(this::leave);
        if (told != null) {
            listeners.forEach(listener -> listener.send(List.of(listener.mark(null, told))));
        }
    }

    /** Who may listen may have changed: all moderators come back, and show their token again. */
    void dropModerators(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        boolean changed = recorded.entries().stream()
                .anyMatch(entry -> entry.siteId() == Idempotency.INSTALLATION && !LETS_IN.contains(entry.kind()));
        if (changed) {
            listeners.stream().filter(ModeratorListener.class::isInstance).forEach(Listener::drop);
        }
    }

    /** Streams never end by themselves: a service that stops would wait for them as for requests in flight. */
    void start(@Observes StartupEvent started) {
        atShutdown = new Thread(() -> listeners.forEach(Listener::drop), "end-streams");
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    void stop(@Observes ShutdownEvent stopped) {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException alreadyRunning) {
            // The virtual machine is what stops.
        }
    }
}
