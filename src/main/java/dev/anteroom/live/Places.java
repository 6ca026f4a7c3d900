package dev.anteroom.live;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many streams are open: each costs some memory, so there is an end to them. */
@ApplicationScoped
class Places {

    private final Semaphore readers;
    private final Semaphore moderators;

    Places(LiveConfig config) {
        this.readers = new Semaphore(config.readers());
        this.moderators = new Semaphore(config.moderators());
    }

    /** A HEAD request is answered as by a GET, but has no stream to wait for. */
    static boolean isHead(RoutingContext http) {
        return http.request().method() == HttpMethod.HEAD;
    }

    /** Takes a place until the returned is run, once or more. */
    Runnable takeForReader() {
        return take(readers);
    }

    Runnable takeForModerator() {
        return take(moderators);
    }

    private static Runnable take(Semaphore places) {
        if (!places.tryAcquire()) {
            throw Refusal.of(ErrorCode.TOO_MANY_LISTENERS);
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                places.release();
            }
        };
    }
}
