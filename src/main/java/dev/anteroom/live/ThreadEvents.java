package dev.anteroom.live;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Kind;
import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageKey;
import dev.anteroom.threads.PageThread;
import dev.anteroom.threads.PageThreads;
import dev.anteroom.threads.ThreadIndex;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What readers are told of a thread: that a comment was published, edited or removed. A comment that was never public
 * leads to nothing. An event's id is unreadable to them, since it says how much goes on unseen.
 */
@ApplicationScoped
class ThreadEvents {

    private record PageOf(int siteId, String page) {}

    private static final String APPROVED = "APPROVED";

    /** What the site's secret encrypts ids for. */
    private static final String PURPOSE = "thread events";

    private final ThreadIndex index;
    private final PageThreads threads;
    private final Written written = new Written();
    private final Map<PageOf, UUID> opened = new HashMap<>();
    private Stretch openedIn;

    ThreadEvents(ThreadIndex index, PageThreads threads) {
        this.index = index;
        this.threads = threads;
    }

    /** The event of an entry, or null where readers are told nothing of it. */
    OutboundSseEvent write(Stretch stretch, Entry entry, Site site) {
        return written.get(stretch, entry, () -> {
            String name = name(entry);
            return name == null
                    ? null
                    : Written.event(
                            name, id(Position.of(stretch, entry), site), "{\"comment\":\"" + entry.commentId() + "\"}");
        });
    }

    private static String name(Entry entry) {
        boolean was = APPROVED.equals(entry.fromState());
        boolean is = APPROVED.equals(entry.toState());
        if (was && is) {
            // Approved anew by a colleague, say, it is what it was.
            return entry.kind() == Kind.COMMENT_EDITED ? "edited" : null;
        }
        return is ? "published" : was ? "removed" : null;
    }

    /** The thread of a page, or null where it has none yet. Asks the database where memory knows of none. */
    UUID thread(Site site, PageKey page) {
        return index.find(site, page)
                .join()
                .or(() -> QuarkusTransaction.requiringNew().call(() -> threads.of(site, page)))
                .map(PageThread::id)
                .orElse(null);
    }

    /** The thread that was opened for a page in a stretch, or null. Asks the database once for all who want to know. */
    synchronized UUID opened(Stretch stretch, Site site, PageKey page) {
        if (stretch != openedIn) {
            openedIn = stretch;
            opened.clear();
            List<Entry> entries = stretch.entries().stream()
                    .filter(entry -> entry.kind() == Kind.THREAD_OPENED)
                    .toList();
            List<Integer> siteIds =
                    entries.stream().map(Entry::siteId).distinct().toList();
            List<UUID> ids = entries.stream().map(Entry::threadId).toList();
            QuarkusTransaction.requiringNew()
                    .call(() -> threads.withIds(siteIds, ids))
                    .forEach(thread -> opened.put(new PageOf(thread.siteId(), thread.page()), thread.id()));
        }
        return opened.get(new PageOf(site.id(), page.value()));
    }

    OutboundSseEvent mark(String name, Snapshot moment, Site site) {
        return Written.mark(name, id(Position.at(moment), site));
    }

    private static String id(Position position, Site site) {
        byte[] plain = position.toString().getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(site.secret().encrypt(PURPOSE, plain));
    }

    /** Reads what a client sends back; null stays null. */
    Position position(String id, Site site) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return site.secret()
                    .decrypt(PURPOSE, Base64.getUrlDecoder().decode(id))
                    .map(plain -> Position.parse(new String(plain, StandardCharsets.US_ASCII)))
                    .orElseThrow(() -> Refusal.of(ErrorCode.INVALID_CURSOR));
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.of(ErrorCode.INVALID_CURSOR);
        }
    }
}
