package dev.anteroom.live;

import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.function.IntPredicate;

/** A moderator who watches the queue of some sites. */
final class ModeratorListener extends Listener {

    /** A batch of decisions with their copies; the events are the same objects for all. */
    private static final int MOST_WAITING = 10_000;

    private final QueueEvents writer;
    private final IntPredicate sites;

    ModeratorListener(RoutingContext http, Runnable place, QueueEvents writer, IntPredicate sites) {
        super(http, place, MOST_WAITING);
        this.writer = writer;
        this.sites = sites;
    }

    @Override
    List<OutboundSseEvent> events(Stretch stretch) {
        return stretch.entries().stream()
                .filter(this::isNews)
                .filter(entry -> entry.commentId() != null && sites.test(entry.siteId()))
                .map(entry -> writer.write(stretch, entry))
                .toList();
    }

    @Override
    OutboundSseEvent mark(String name, Snapshot moment) {
        return writer.mark(name, moment);
    }
}
