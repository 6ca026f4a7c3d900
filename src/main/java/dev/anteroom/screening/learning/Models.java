package dev.anteroom.screening.learning;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The models in force, as many as fit into memory. Nobody waits for one: a site whose model has to be read again is silent
 * for that moment.
 */
@ApplicationScoped
public class Models {

    /** Of all together; some forty sites. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int BYTES_OF_NONE = 100;

    /** Where models are kept. */
    public interface Source {

        /** Reads a site's, on a thread of its own; empty where the site has none in force. */
        CompletableFuture<Optional<Model>> load(int siteId);
    }

    private volatile Source source = siteId -> CompletableFuture.completedFuture(Optional.empty());

    private final AsyncLoadingCache<Integer, Optional<Model>> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Integer siteId, Optional<Model> model) -> model.isPresent() ? Model.BYTES : BYTES_OF_NONE)
            .buildAsync((siteId, executor) -> source.load(siteId));

    /** From where they are read from now on. */
    public void from(Source source) {
        this.source = source;
    }

    /** A site's, if it has one and it is in memory; otherwise it is read meanwhile. Waits for nothing. */
    public Optional<Model> of(int siteId) {
        CompletableFuture<Optional<Model>> model = known.get(siteId);
        return model.isDone() && !model.isCompletedExceptionally() ? model.join() : Optional.empty();
    }

    /** Puts one in force. */
    public void put(int siteId, Optional<Model> model) {
        known.put(siteId, CompletableFuture.completedFuture(model));
    }
}
