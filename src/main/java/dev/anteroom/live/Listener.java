package dev.anteroom.live;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One open stream. What the client does not read is kept for it only up to a bound: who reads too slowly is cut off,
 * and goes on from the last event that it has.
 */
abstract class Listener {

    private final RoutingContext http;
    private final Runnable place;
    private final LinkedBlockingQueue<OutboundSseEvent> waiting;
    private final UnicastProcessor<OutboundSseEvent> events;
    private volatile Snapshot start;
    private Runnable gone = this::leave;
    private boolean over;

    /**
     * @param place gives its place to others
     * @param mostWaiting events that are kept for a client that does not read them
     */
    Listener(RoutingContext http, Runnable place, int mostWaiting) {
        this.http = http;
        this.place = place;
        this.waiting = new LinkedBlockingQueue<>(mostWaiting);
        this.events = UnicastProcessor.create(waiting, () -> {});
    }

    /** Gets ready to be told; nothing is told meanwhile. On a thread that may wait. */
    void prepare() {}

    /** What could be seen at a moment is known to the client, who reads it after that. */
    void startAt(Snapshot moment) {
        start = moment;
    }

    boolean isNews(Entry entry) {
        return start == null || !start.sees(entry.tx());
    }

    /** What a stretch of the journal is to this client. */
    abstract List<OutboundSseEvent> events(Stretch stretch);

    /** Says that the client is as far as a moment, though nothing happened for it; without a name, silently. */
    abstract OutboundSseEvent mark(String name, Snapshot moment);

    /** The stream: first what the client missed, then what happens. */
    Multi<OutboundSseEvent> stream(List<OutboundSseEvent> missed) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().iterable(new ArrayList<>(missed)), events);
    }

    /** Sends without waiting. */
    synchronized void send(List<OutboundSseEvent> more) {
        if (over) {
            return;
        }
        if (more.size() > waiting.remainingCapacity()) {
            drop();
            return;
        }
        more.forEach(events::onNext);
    }

    /** Closes the connection at once, whatever is still under way. */
    synchronized void drop() {
        if (over) {
            return;
        }
        over = true;
        gone.run();
        // Vert.x resets an answer of HTTP/1 only when all is sent, which a client that does not read never lets happen.
        if (http.request().version() == HttpVersion.HTTP_2) {
            http.response().reset();
        } else {
            http.request().connection().close();
        }
    }

    /** What is to be done when the client is gone, however that comes; it may come to it more than once. */
    void whenGone(Runnable gone) {
        this.gone = gone;
    }

    /** Whether the connection is closed. */
    boolean isGone() {
        return http.response().closed();
    }

    /** Gives its place to others. */
    void leave() {
        place.run();
    }
}
