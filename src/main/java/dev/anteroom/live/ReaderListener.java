package dev.anteroom.live;

import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A reader who watches the thread of a page, which may have none yet. */
final class ReaderListener extends Listener {

    private static final int MOST_WAITING = 1_000;

    private final ThreadEvents writer;
    private final Site site;
    private final PageKey page;
    private volatile UUID thread;

    ReaderListener(RoutingContext http, Runnable place, ThreadEvents writer, Site site, PageKey page) {
        super(http, place, MOST_WAITING);
        this.writer = writer;
        this.site = site;
        this.page = page;
    }

    @Override
    void prepare() {
        thread = writer.thread(site, page);
    }

    @Override
    List<OutboundSseEvent> events(Stretch stretch) {
        if (thread == null) {
            thread = writer.opened(stretch, site, page);
        }
        return stretch.entries().stream()
                .filter(this::isNews)
                .filter(entry -> entry.siteId() == site.id() && entry.commentId() != null)
                .filter(entry -> entry.threadId().equals(thread))
                .map(entry -> writer.write(stretch, entry, site))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    OutboundSseEvent mark(String name, Snapshot moment) {
        return writer.mark(name, moment, site);
    }
}
