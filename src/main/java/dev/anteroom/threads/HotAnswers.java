package dev.anteroom.threads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * Answers by the words of the question, which all readers of a front page use alike: what is found is neither read nor
 * looked up anew. An answer holds until anything changes that readers of its site see, and no longer than some seconds.
 */
final class HotAnswers<T> {

    /** What was asked, and after which change on the site. */
    private record Question(int siteId, long change, String address) {}

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Map<Integer, AtomicLong> changes = new ConcurrentHashMap<>();
    private final Cache<Question, T> answers;

    /**
     * @param bytes that they take in memory together at most, roughly
     * @param weight bytes of one answer
     */
    HotAnswers(long bytes, ToIntFunction<T> weight, MeterRegistry metrics, String name) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<Question, T>weigher((question, answer) -> 200 + question.address.length() + weight.applyAsInt(answer))
                .expireAfterWrite(KEPT)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, answers, name);
    }

    /** The last change on the site: whoever works out an answer asks for it first, and keeps the answer under it. */
    long change(int siteId) {
        return counter(siteId).get();
    }

    /** The answer to what is asked for under an address, or null where none is known that still holds. */
    T get(int siteId, String address) {
        return answers.getIfPresent(new Question(siteId, change(siteId), address));
    }

    void keep(int siteId, String address, long change, T value) {
        answers.put(new Question(siteId, change, address), value);
    }

    /** To be called when everything that answers are worked out from knows of the change. */
    void changed(int siteId) {
        counter(siteId).incrementAndGet();
    }

    private AtomicLong counter(int siteId) {
        return changes.computeIfAbsent(siteId, none -> new AtomicLong());
    }
}
