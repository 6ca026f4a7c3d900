package dev.anteroom.screening.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How a stranger's server is asked in the tests of it. */
final class Asking {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final Duration PATIENCE = Duration.ofMillis(700);
    static final String TEXT = "Good 🙂 morning";
    static final OutsideThread THREAD = new OutsideThread("page-1", "https://notes.example/1", "The road");

    private static Vertx vertx;

    static void open() {
        vertx = Vertx.vertx();
    }

    static void close() {
        vertx.close();
    }

    static OutsideChecker checker(Resolver resolver) {
        return new OutsideChecker(new Call(vertx, resolver), ids(), Clock.systemUTC(), Duration.ofMillis(300));
    }

    static OutsideChecker.Names ids() {
        AtomicLong next = new AtomicLong();
        return () -> "msg_" + next.incrementAndGet();
    }

    static Opinion ask(OutsideSettings settings) {
        return checker(InetAddress::getAllByName).ask(settings, TEXT, "en", THREAD);
    }

    static OutsideSettings at(CheckerServer server) {
        return OutsideSettings.of("http://127.0.0.1:" + server.port() + "/check?site=a", SECRET, PATIENCE, true);
    }

    static Opinion said(String json) {
        try (CheckerServer server = CheckerServer.answering(json)) {
            return ask(at(server));
        }
    }

    static void mustBeHeld(Opinion opinion, String why) {
        assertThat(opinion.outcome()).isEqualTo(Outcome.HOLD);
        assertThat(opinion.clause()).isNull();
        assertThat(opinion.spans()).isEmpty();
        assertThat(opinion.detail())
                .startsWith("Your own checker ")
                .contains(why)
                .endsWith(".");
        assertThat(opinion.findings()).extracting(Finding::outcome).containsExactly(Outcome.HOLD);
    }

    static void mustBeHeldWhere(CheckerServer.Doing doing, String why) {
        try (CheckerServer server = new CheckerServer(doing)) {
            mustBeHeld(ask(at(server)), why);
            assertThat(server.asked).hasSize(1);
        }
    }

    private Asking() {}
}
