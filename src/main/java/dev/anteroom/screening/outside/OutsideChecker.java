package dev.anteroom.screening.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.anteroom.base.Ids;
import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks sites' own checkers. Requests are signed by Standard Webhooks (standardwebhooks.com). One that failed three of the last
 * four times is left alone for a while, and few calls wait for any one at a time: a checker that hangs must not keep all
 * threads of the service.
 */
@ApplicationScoped
public class OutsideChecker {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int LAST_CALLS = 4;
    private static final double TOO_MANY_FAILURES = 0.75;
    private static final int AT_A_TIME = 8;
    private static final int MOST_CHECKERS = 1_000;

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    /** Of messages, a new one each time. */
    @FunctionalInterface
    interface Names {
        String next();
    }

    /** What a checker is told. */
    private record Question(String text, String language, OutsideThread thread) {}

    private final Call call;
    private final Names names;
    private final Clock clock;
    private final Duration rest;
    private final Cache<OutsideSettings, Guard> guards =
            Caffeine.newBuilder().maximumSize(MOST_CHECKERS).build();

    @Inject
    OutsideChecker(Vertx vertx, Ids ids, Clock clock) {
        this(new Call(vertx, InetAddress::getAllByName), () -> "msg_" + ids.next(), clock, REST);
    }

    OutsideChecker(Call call, Names names, Clock clock, Duration rest) {
        this.call = call;
        this.names = names;
        this.clock = clock;
        this.rest = rest;
    }

    @PreDestroy
    void close() {
        call.close();
    }

    /**
     * What a checker thinks. It waits for the answer: not in a transaction, and not on an event loop. Never throws.
     *
     * @param language of the text, or null where it is not known
     */
    public Opinion ask(OutsideSettings settings, String text, String language, OutsideThread thread) {
        Guard guard = guards.get(settings, this::guard);
        try {
            return guard.call(() -> answer(settings, text, new Question(text, language, thread)), Opinion.class);
        } catch (CircuitBreakerOpenException resting) {
            return Opinion.missing("did not answer lately, and is not asked for a while");
        } catch (BulkheadException busy) {
            return Opinion.missing("is too slow: too many comments wait for it");
        } catch (OutsideFailure failure) {
            return Opinion.missing(failure.getMessage());
        } catch (Answer.Nonsense nonsense) {
            return Opinion.missing("answered with something that it should not");
        } catch (Exception unplanned) {
            return Opinion.missing("could not be asked");
        }
    }

    private Guard guard(OutsideSettings settings) {
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(LAST_CALLS)
                .failureRatio(TOO_MANY_FAILURES)
                .delay(rest.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .skipOn(BulkheadException.class)
                .done()
                .withBulkhead()
                .limit(AT_A_TIME)
                .done()
                .build();
    }

    private Opinion answer(OutsideSettings settings, String text, Question question)
            throws OutsideFailure, Answer.Nonsense, JsonProcessingException, WebhookSigningException {
        String body = JSON.writeValueAsString(question);
        String id = names.next();
        long now = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "User-Agent",
                "Anteroom",
                Webhook.UNBRANDED_MSG_ID_KEY,
                id,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                Long.toString(now),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                new Webhook(settings.secret()).sign(id, now, body));
        return Answer.read(call.post(settings, headers, body.getBytes(StandardCharsets.UTF_8)), text);
    }
}
