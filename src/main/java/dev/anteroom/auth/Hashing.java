package dev.anteroom.auth;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords, a few at a time: each takes memory and a core, and anybody may ask for one by trying to sign in. Never
 * call it in a transaction, which would hold a connection all the while.
 */
@ApplicationScoped
class Hashing {

    /** At about 50 ms each, all who wait are served within a second or two; more would only tie up threads. */
    private static final int MOST_WAITING = 40;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Semaphore places;

    /** What a password is compared with where there is no account: no other password has this hash. */
    private final String nobodys = PasswordHash.of(java.util.UUID.randomUUID().toString());

    Hashing(SignInConfig config) {
        this.places = new Semaphore(config.hashesAtOnce(), true);
    }

    /**
     * @throws Refusal {@code too-many-attempts}
     */
    String hash(Password password) {
        return inTurn(() -> PasswordHash.of(password.text()));
    }

    /**
     * Compares with a hash; with null the work is the same, and the answer no.
     *
     * @param password as it came
     * @throws Refusal {@code too-many-attempts}
     */
    boolean matches(String password, String hash) {
        String normal = Password.normal(password);
        return inTurn(() -> PasswordHash.matches(normal, hash == null ? nobodys : hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!takePlace()) {
            throw Refusal.of(ErrorCode.TOO_MANY_ATTEMPTS).retryAfter(LONGEST_WAIT);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean takePlace() {
        try {
            return places.getQueueLength() < MOST_WAITING
                    && places.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
