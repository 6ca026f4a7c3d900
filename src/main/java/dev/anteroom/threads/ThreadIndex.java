package dev.anteroom.threads;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.journal.Entry;
import dev.anteroom.sites.Site;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which thread a page has, in memory. A page keeps its thread for ever, so what is forgotten is only "none yet", when
 * some thread of the site is opened, and a thread that was closed or opened again.
 */
@ApplicationScoped
public class ThreadIndex {

    private record PageOf(int siteId, String page) {}

    private final PageThreads threads;
    private final AsyncCache<PageOf, Optional<PageThread>> known;

    ThreadIndex(PageThreads threads, CacheConfig config) {
        this.threads = threads;
        this.known = Caffeine.newBuilder().maximumSize(config.pages()).buildAsync();
    }

    /** For readers: complete where it is known, else read on a worker thread. */
    public CompletableFuture<Optional<PageThread>> find(Site site, PageKey page) {
        return known.get(
                key(site, page),
                (key, executor) -> CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> threads.of(site, page)),
                        Infrastructure.getDefaultWorkerPool()));
    }

    /** The thread of a page if it is in memory. */
    public Optional<PageThread> known(Site site, PageKey page) {
        CompletableFuture<Optional<PageThread>> found = known.getIfPresent(key(site, page));
        return found == null || !found.isDone() || found.isCompletedExceptionally() ? Optional.empty() : found.join();
    }

    /**
     * The thread of a page, opened now if this is its first comment, in the caller's transaction.
     *
     * @param url where the page is, or null; the first comment's is kept
     * @param title the page's, or null; likewise
     */
    public PageThread open(Site site, PageKey page, String url, String title) {
        return get(site, page).orElseGet(() -> threads.open(site, page, url, title));
    }

    private Optional<PageThread> get(Site site, PageKey page) {
        CompletableFuture<Optional<PageThread>> mine = new CompletableFuture<>();
        // Known as "being read" before it is read: a change that comes in between removes this future, not a later one.
        CompletableFuture<Optional<PageThread>> others = known.asMap().putIfAbsent(key(site, page), mine);
        if (others != null) {
            return others.join();
        }
        try {
            mine.complete(threads.of(site, page));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join();
    }

    private static PageOf key(Site site, PageKey page) {
        return new PageOf(site.id(), page.value());
    }

    /** Forgets what an entry of the journal may have changed; {@link ThreadCache} hears of them. */
    void forget(Entry entry) {
        switch (entry.kind()) {
            case THREAD_OPENED, THREAD_CLOSED, THREAD_REOPENED ->
                known.asMap()
                        .entrySet()
                        .removeIf(page -> page.getKey().siteId == entry.siteId() && concerns(page.getValue(), entry));
            default -> {}
        }
    }

    /** Whether what is known, or is being read, can be otherwise by now. */
    private static boolean concerns(CompletableFuture<Optional<PageThread>> page, Entry entry) {
        if (!page.isDone() || page.isCompletedExceptionally()) {
            return true;
        }
        return page.join().map(thread -> thread.id().equals(entry.threadId())).orElse(true);
    }
}
