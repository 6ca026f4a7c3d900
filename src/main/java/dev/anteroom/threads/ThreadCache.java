package dev.anteroom.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Recorded;
import dev.anteroom.sites.Site;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Threads and their counts as ready bytes. A hit touches no database and no other thread than the caller's. */
@ApplicationScoped
public class ThreadCache {

    // Two steps. A page has its thread for ever, so that step only forgets "none yet", when some thread is opened. The
    // second step is keyed by the thread, which the journal's entries name: so what a commit changes is dropped without
    // searching. A load that is under way when its key is dropped is not kept (Caffeine compares the future), and
    // whoever asks after the drop starts a new one: nobody who asks after a decision's answer sees the time before it.

    private record PageOf(int siteId, String page) {}

    private record ThreadOf(int siteId, UUID thread) {}

    /** Pages of one thread beyond these are made for each request: nobody reads them often. */
    private static final int MOST_PAGES = 32;

    /** A thread that closes by its age is shown as closed at the latest after this. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final class Pages {
        final PageThread thread;
        final ThreadTree tree;
        final Map<ThreadRequest, CompletableFuture<Ready>> ready = new ConcurrentHashMap<>();

        Pages(PageThread thread, ThreadTree tree) {
            this.thread = thread;
            this.tree = tree;
        }

        /** About 300 bytes for a row of the tree with its ids, and what is ready to be sent. */
        int weight() {
            int weight = 500 + 300 * tree.approved().size();
            for (CompletableFuture<Ready> page : ready.values()) {
                weight += page.isDone() && !page.isCompletedExceptionally()
                        ? page.join().weight()
                        : 0;
            }
            return weight;
        }
    }

    private final ThreadReader reader;
    private final PageThreads threads;
    private final ObjectMapper json;
    private final AsyncCache<PageOf, Optional<UUID>> ids;
    private final AsyncCache<ThreadOf, Pages> pages;
    private final AsyncCache<ThreadOf, Integer> counts;

    ThreadCache(
            ThreadReader reader, PageThreads threads, ObjectMapper json, CacheConfig config, MeterRegistry metrics) {
        this.reader = reader;
        this.threads = threads;
        this.json = json;
        this.ids = Caffeine.newBuilder().maximumSize(config.pages()).buildAsync();
        this.counts =
                Caffeine.newBuilder().maximumSize(config.pages()).recordStats().buildAsync();
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.bytes())
                .<ThreadOf, Pages>weigher((key, pages) -> pages.weight())
                .expireAfterWrite(KEPT)
                .recordStats()
                .buildAsync();
        CaffeineCacheMetrics.monitor(metrics, pages, "threads");
        CaffeineCacheMetrics.monitor(metrics, counts, "counts");
    }

    /** A page of a thread; the future is complete where it is in memory. */
    CompletableFuture<Ready> page(Site site, PageKey page, ThreadRequest request) {
        return id(site, page)
                .thenCompose(id -> id.isEmpty()
                        ? CompletableFuture.completedFuture(empty(site, page))
                        : pages(site, id.get()).thenCompose(pages -> ready(site, id.get(), pages, request)));
    }

    /** How many approved comments a page has. */
    CompletableFuture<Integer> count(Site site, PageKey page) {
        return id(site, page)
                .thenCompose(id -> id.isEmpty()
                        ? CompletableFuture.completedFuture(0)
                        : counts.get(
                                new ThreadOf(site.id(), id.get()),
                                (key, executor) -> load(() -> reader.count(site.id(), id.get()))));
    }

    private CompletableFuture<Optional<UUID>> id(Site site, PageKey page) {
        return ids.get(
                new PageOf(site.id(), page.value()),
                (key, executor) -> load(() -> threads.of(site, page).map(PageThread::id)));
    }

    private CompletableFuture<Pages> pages(Site site, UUID id) {
        return pages.get(
                new ThreadOf(site.id(), id),
                (key, executor) ->
                        load(() -> new Pages(threads.withId(site.id(), id).orElseThrow(), reader.tree(site.id(), id))));
    }

    private CompletableFuture<Ready> ready(Site site, UUID id, Pages of, ThreadRequest request) {
        CompletableFuture<Ready> known = of.ready.get(request);
        if (known != null) {
            return known;
        }
        Supplier<Ready> make = () -> bytes(reader.view(site, of.thread, of.tree, request));
        if (of.ready.size() >= MOST_PAGES) {
            return load(make);
        }
        return of.ready.computeIfAbsent(request, key -> load(make).whenComplete((made, failure) -> {
            if (failure != null) {
                of.ready.remove(key);
            } else {
                // Written again, so that the cache weighs it again; only if it is still there.
                pages.synchronous().asMap().computeIfPresent(new ThreadOf(site.id(), id), (k, now) -> now);
            }
        }));
    }

    private Ready empty(Site site, PageKey page) {
        return bytes(new ThreadView(
                new ThreadView.Head(page.value(), null, null, ThreadView.State.OPEN, 0), List.of(), null));
    }

    private Ready bytes(ThreadView view) {
        try {
            return Ready.of(json.writeValueAsBytes(view), view.next());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A thread can always be written", e);
        }
    }

    private static <T> CompletableFuture<T> load(Supplier<T> read) {
        return CompletableFuture.supplyAsync(
                () -> QuarkusTransaction.requiringNew().call(read::get), Infrastructure.getDefaultWorkerPool());
    }

    void drop(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        recorded.entries().stream().filter(Entry::isPublic).forEach(this::drop);
    }

    private void drop(Entry entry) {
        switch (entry.kind()) {
            case THREAD_OPENED ->
                ids.asMap()
                        .entrySet()
                        .removeIf(page -> page.getKey().siteId == entry.siteId() && !isSettled(page.getValue()));
            case SITE_CHANGED -> {
                pages.asMap().keySet().removeIf(key -> key.siteId == entry.siteId());
            }
            default -> {
                if (entry.threadId() != null) {
                    ThreadOf key = new ThreadOf(entry.siteId(), entry.threadId());
                    pages.synchronous().invalidate(key);
                    counts.synchronous().invalidate(key);
                }
            }
        }
    }

    private static boolean isSettled(CompletableFuture<Optional<UUID>> id) {
        return id.isDone() && !id.isCompletedExceptionally() && id.join().isPresent();
    }
}
