package dev.anteroom.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.web.ClientAddress;
import dev.anteroom.web.FloodConfig;
import dev.anteroom.web.RateLimit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Keeps one place from speaking with many voices. A secret costs a browser nothing, so neither number nor secrets of
 * reports say how many people object; where they come from says a little. It is known in this node's memory only, under
 * {@link ClientAddress}'s name of the day.
 */
@ApplicationScoped
class ReportGate {

    /** A household's or school's worth: 60 reports an hour, or 10 without a key. */
    private static final int AN_HOUR = 60;

    private static final int COST = 1;
    private static final int COST_WITHOUT_KEY = 6;
    private static final int MOST_KNOWN = 100_000;

    private record Voice(String place, UUID comment) {}

    private final ClientAddress address;
    private final FloodConfig flood;
    private final RateLimit limit;
    private final Cache<Voice, ByteBuffer> first = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    ReportGate(ClientAddress address, FloodConfig flood, Clock clock) {
        this.address = address;
        this.flood = flood;
        this.limit = new RateLimit(AN_HOUR, Duration.ofHours(1), clock);
    }

    /**
     * Lets a report in, or refuses it where too many came from the same place.
     *
     * @return whether it may count in full: it has a key, and no other reader of the same place reported the comment today
     */
    boolean admit(HttpServerRequest request, UUID comment, byte[] readerKey) {
        if (!flood.enabled()) {
            return readerKey != null;
        }
        String place = address.nameOf(request);
        limit.take(place, readerKey == null ? COST_WITHOUT_KEY : COST);
        if (readerKey == null) {
            return false;
        }
        ByteBuffer reader = ByteBuffer.wrap(readerKey);
        return first.get(new Voice(place, comment), unheard -> reader).equals(reader);
    }
}
