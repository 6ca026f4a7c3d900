package dev.anteroom.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Kind;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Threads and their counts as ready bytes. A hit touches no database and no other thread than the caller's. */
@ApplicationScoped
public class ThreadCache {

    // Keyed by the thread, which the journal's entries name: so what a commit changes is dropped without searching. A
    // load that is under way when its key is dropped is not kept (Caffeine compares the future), and
    // whoever asks after the drop starts a new one: nobody who asks after a decision's answer sees the time before it.

    private record ThreadOf(int siteId, UUID thread) {}

    /** Pages of one thread beyond these are made for each request: nobody reads them often. */
    private static final int MOST_PAGES = 32;

    /** Of the memory for threads, what may be remembered by the address besides; it is in part the same bytes. */
    private static final int HOT_SHARE = 8;

    /** A thread that closes by its age is shown as closed some seconds after this at the latest. */
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
    private final ThreadIndex index;
    private final ObjectMapper json;
    private final AsyncCache<ThreadOf, Pages> pages;
    private final AsyncCache<ThreadOf, Integer> counts;
    private final HotAnswers<Ready> hotPages;
    private final HotAnswers<byte[]> hotCounts;

    ThreadCache(ThreadReader reader, ThreadIndex index, ObjectMapper json, CacheConfig config, MeterRegistry metrics) {
        this.reader = reader;
        this.index = index;
        this.json = json;
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
        this.hotPages = new HotAnswers<>(config.bytes() / HOT_SHARE, Ready::weight, metrics, "hot-threads");
        this.hotCounts = new HotAnswers<>(config.bytes() / HOT_SHARE, bytes -> bytes.length, metrics, "hot-counts");
    }

    /** Pages of threads by the address that they were asked for under. */
    HotAnswers<Ready> hotPages() {
        return hotPages;
    }

    /** Answers with counts by the address that they were asked for under. */
    HotAnswers<byte[]> hotCounts() {
        return hotCounts;
    }

    /** A page of a thread; the future is complete where it is in memory. */
    CompletableFuture<Ready> page(Site site, PageKey page, ThreadRequest request) {
        return index.find(site, page)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(empty(site, page))
                        : pages(site, found.get().id())
                                .thenCompose(pages -> ready(site, found.get().id(), pages, request)));
    }

    /** How many approved comments a page has. */
    CompletableFuture<Integer> count(Site site, PageKey page) {
        return index.known(site, page).map(thread -> count(site, thread.id())).orElseGet(() -> index.find(site, page)
                .thenCompose(found -> found.map(thread -> count(site, thread.id()))
                        .orElseGet(() -> CompletableFuture.completedFuture(0))));
    }

    private CompletableFuture<Integer> count(Site site, UUID id) {
        return counts.get(new ThreadOf(site.id(), id), (key, executor) -> load(() -> reader.count(site.id(), id)));
    }

    private CompletableFuture<Pages> pages(Site site, UUID id) {
        return pages.get(
                new ThreadOf(site.id(), id),
                (key, executor) -> load(() -> new Pages(reader.thread(site.id(), id), reader.tree(site.id(), id))));
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
        CompletableFuture<Ready> mine = new CompletableFuture<>();
        CompletableFuture<Ready> others = of.ready.putIfAbsent(request, mine);
        if (others != null) {
            return others;
        }
        load(make).whenComplete((made, failure) -> {
            if (failure != null) {
                of.ready.remove(request, mine);
                mine.completeExceptionally(failure);
            } else {
                mine.complete(made);
                // Written again, so that the cache weighs it again; only if it is still there.
                pages.synchronous().asMap().computeIfPresent(new ThreadOf(site.id(), id), (key, now) -> now);
            }
        });
        return mine;
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
        recorded.entries().forEach(index::forget);
        List<Entry> seen = recorded.entries().stream().filter(Entry::isPublic).toList();
        seen.forEach(this::drop);
        // Last, so that no answer is kept as one of after the change that was worked out from before it.
        seen.stream().mapToInt(Entry::siteId).distinct().forEach(site -> {
            hotPages.changed(site);
            hotCounts.changed(site);
        });
    }

    private void drop(Entry entry) {
        if (entry.kind() == Kind.SITE_CHANGED) {
            pages.asMap().keySet().removeIf(key -> key.siteId == entry.siteId());
        } else if (entry.threadId() != null) {
            ThreadOf key = new ThreadOf(entry.siteId(), entry.threadId());
            pages.synchronous().invalidate(key);
            counts.synchronous().invalidate(key);
        }
    }
}
