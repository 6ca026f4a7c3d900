package dev.anteroom.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.base.Secret;
import dev.anteroom.web.ClientAddress;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes guessing slow: after some failures under a user name, or from an address, each further one costs a wait that
 * doubles. Names that nobody has count like the others. All of it is in memory only, and what it counts by is hashed
 * under a salt that dies with the process.
 */
@ApplicationScoped
class Attempts {

    /** What is known of a name or an address. */
    private record Failures(int count, Instant last) {}

    /** One that has begun: it counts as failed until it is said not to be. */
    record Attempt(ByteBuffer name, ByteBuffer address) {}

    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** About 15 MB. Each failure costs a hash, so that filling it takes longer than it remembers. */
    private static final int MOST = 100_000;

    /** 2^20 seconds are more than any wait that makes sense. */
    private static final int MOST_DOUBLINGS = 20;

    private final ClientAddress addresses;
    private final SignInConfig config;
    private final Clock clock;
    private final Secret salt = Secret.random();
    private final Cache<ByteBuffer, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Attempts(ClientAddress addresses, SignInConfig config, Clock clock) {
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts a failure in advance, so that many at once are no way around.
     *
     * @throws Refusal {@code too-many-attempts}, without counting
     */
    synchronized Attempt begin(String userName, HttpServerRequest from) {
        Attempt attempt = new Attempt(key("name", UserName.folded(userName)), key("address", addresses.nameOf(from)));
        Instant now = clock.instant();
        Duration name = wait(attempt.name(), config.failuresPerName(), now);
        Duration address = wait(attempt.address(), config.failuresPerAddress(), now);
        Duration wait = name.compareTo(address) > 0 ? name : address;
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw Refusal.of(ErrorCode.TOO_MANY_ATTEMPTS).retryAfter(wait);
        }
        for (ByteBuffer key : List.of(attempt.name(), attempt.address())) {
            failures.put(key, new Failures(known(key, now).count() + 1, now));
        }
        return attempt;
    }

    /** It was the right person: their name is free. The address is not, or one account would free it for guesses at all others. */
    synchronized void succeeded(Attempt attempt) {
        failures.invalidate(attempt.name());
        takeBack(attempt.address());
    }

    /** It was no guess. */
    synchronized void takeBack(Attempt attempt) {
        takeBack(attempt.name());
        takeBack(attempt.address());
    }

    private void takeBack(ByteBuffer key) {
        Failures known = failures.getIfPresent(key);
        if (known != null) {
            failures.put(key, new Failures(Math.max(0, known.count() - 1), known.last()));
        }
    }

    private Duration wait(ByteBuffer key, int free, Instant now) {
        Failures known = known(key, now);
        if (known.count() < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, known.count() - free));
        Duration longest = config.longestWait();
        return Duration.between(now, known.last().plus(wait.compareTo(longest) < 0 ? wait : longest));
    }

    private Failures known(ByteBuffer key, Instant now) {
        Failures known = failures.getIfPresent(key);
        // Either way: a clock that was set back must not shut anybody out for longer.
        boolean old = known == null
                || Duration.between(known.last(), now).abs().compareTo(REMEMBERED.plus(config.longestWait())) > 0;
        return old ? new Failures(0, now) : known;
    }

    private ByteBuffer key(String purpose, String of) {
        return ByteBuffer.wrap(salt.sign(purpose, of.getBytes(StandardCharsets.UTF_8)));
    }
}
