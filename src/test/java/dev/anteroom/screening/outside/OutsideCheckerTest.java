package dev.anteroom.screening.outside;

import static dev.anteroom.screening.outside.Asking.PATIENCE;
import static dev.anteroom.screening.outside.Asking.SECRET;
import static dev.anteroom.screening.outside.Asking.ask;
import static dev.anteroom.screening.outside.Asking.at;
import static dev.anteroom.screening.outside.Asking.mustBeHeld;
import static dev.anteroom.screening.outside.Asking.mustBeHeldWhere;
import static dev.anteroom.screening.outside.Asking.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's server is asked, and not trusted. */
class OutsideCheckerTest {

    @BeforeAll
    static void open() {
        Asking.open();
    }

    @AfterAll
    static void close() {
        Asking.close();
    }

    @Test
    void it_is_told_the_text_and_the_thread_and_nothing_else() throws Exception {
        try (CheckerServer server = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            assertThat(ask(at(server)).findings()).isEmpty();
            CheckerServer.Asked asked = server.asked.get(0);
            assertThat(asked.target()).isEqualTo("/check?site=a");
            assertThat(new ObjectMapper().readTree(asked.body()))
                    .isEqualTo(
                            new ObjectMapper()
                                    .readTree(
                                            "{\"text\":\"Good 🙂 morning\",\"language\":\"en\",\"thread\":"
                                                    + "{\"page\":\"page-1\",\"url\":\"https://notes.example/1\",\"title\":\"The road\"}}"));
            assertThat(asked.headers().keySet().stream().map(String::toLowerCase))
                    .containsExactlyInAnyOrder(
                            "content-type",
                            "content-length",
                            "accept",
                            "user-agent",
                            "host",
                            "connection",
                            "webhook-id",
                            "webhook-timestamp",
                            "webhook-signature");
        }
    }

    @Test
    void the_signature_is_that_of_standard_webhooks() throws Exception {
        try (CheckerServer server = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            ask(at(server));
            CheckerServer.Asked asked = server.asked.get(0);
            Map<String, List<String>> lower = new HashMap<>();
            asked.headers().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
            new Webhook(SECRET).verify(asked.body(), lower);
            assertThatThrownBy(() -> new Webhook(SECRET).verify(asked.body() + " ", lower))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @Test
    void its_opinion_becomes_a_finding() {
        Opinion opinion =
                said("{\"outcome\":\"reject\",\"clause\":\"2\",\"detail\":\"An insult\",\"spans\":[[0,4],[5,7]]}");
        assertThat(opinion.findings())
                .containsExactly(Finding.of(
                        "outside", Outcome.REJECT, "2", "An insult", List.of(new Span(0, 4), new Span(5, 7))));
        assertThat(said("{\"outcome\":\"note\",\"clause\":null,\"detail\":null,\"spans\":null}")
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{\"outcome\":\"NONE\"}",
                "{\"outcome\":null}",
                "{\"outcome\":3}",
                "{\"outcome\":\"approve\"}",
                "{\"outcome\":\"reject\"}",
                "{\"outcome\":\"reject\",\"clause\":\"\"}",
                "{\"outcome\":\"none\",\"outcome\":\"reject\"}",
                "{\"outcome\":\"none\"} {}",
                "{\"outcome\":\"none\",\"more\":1}",
                "{\"outcome\":\"note\",\"detail\":{}}",
                "{\"outcome\":\"note\",\"detail\":\"a\\u0000b\"}",
                "{\"outcome\":\"note\",\"detail\":\"\\ud800\"}",
                "{\"outcome\":\"note\",\"clause\":\"123456789012345678901\"}",
                "{\"outcome\":\"note\",\"spans\":[[4,4]]}",
                "{\"outcome\":\"note\",\"spans\":[[-1,4]]}",
                "{\"outcome\":\"note\",\"spans\":[[0,400]]}",
                "{\"outcome\":\"note\",\"spans\":[[0,6]]}",
                "{\"outcome\":\"note\",\"spans\":[[0,1.5]]}",
                "{\"outcome\":\"note\",\"spans\":[[0,4294967297]]}",
                "{\"outcome\":\"note\",\"spans\":[[0]]}",
                "{\"outcome\":\"note\",\"spans\":[[[[[[[[0]]]]]]]]}",
                "{\"outcome\":\"note\",\"spans\":\"0-4\"}"
            })
    void nonsense_holds_the_comment(String json) {
        mustBeHeld(said(json), "something that it should not");
    }

    @Test
    void a_detail_or_spans_without_end_are_nonsense() {
        mustBeHeld(said("{\"outcome\":\"note\",\"detail\":\"" + "a".repeat(501) + "\"}"), "should not");
        mustBeHeld(said("{\"outcome\":\"note\",\"spans\":[" + "[0,1],".repeat(50) + "[0,1]]}"), "should not");
    }

    @ParameterizedTest
    @CsvSource({"text/html", "text/plain", "application/jsonx", "application/xml"})
    void another_type_holds_the_comment(String type) {
        mustBeHeldWhere(exchange -> CheckerServer.say(exchange, 200, type, "{\"outcome\":\"none\"}"), "not JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 404, 429, 500, 503})
    void another_status_holds_the_comment(int status) {
        mustBeHeldWhere(
                exchange -> CheckerServer.say(
                        exchange, status, "application/json", status == 204 ? "" : "{\"outcome\":\"none\"}"),
                "status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        try (CheckerServer hidden = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            mustBeHeldWhere(
                    exchange -> {
                        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + hidden.port() + "/");
                        CheckerServer.say(exchange, status, "application/json", "{\"outcome\":\"none\"}");
                    },
                    "status " + status);
            assertThat(hidden.asked).isEmpty();
        }
    }

    @Test
    void one_that_hangs_is_not_waited_for() {
        CountDownLatch never = new CountDownLatch(1);
        mustBeHeldWhere(exchange -> never.await(), "within 700 ms");
    }

    @Test
    void one_that_drips_is_not_waited_for() {
        mustBeHeldWhere(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    while (true) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(20);
                    }
                },
                "within 700 ms");
    }

    @Test
    void one_that_never_ends_is_cut_off() {
        AtomicLong written = new AtomicLong();
        CountDownLatch cutOff = new CountDownLatch(1);
        mustBeHeldWhere(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 100_000_000);
                    byte[] part = " ".repeat(10_000).getBytes();
                    try {
                        for (int i = 0; i < 10_000; i++) {
                            exchange.getResponseBody().write(part);
                            written.addAndGet(part.length);
                        }
                    } finally {
                        cutOff.countDown();
                    }
                },
                "more than 64 KiB");
        await().until(() -> cutOff.getCount() == 0);
        assertThat(written.get()).isLessThan(50_000_000);
    }

    @Test
    void one_that_breaks_off_holds_the_comment() {
        mustBeHeldWhere(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("{\"outcome\":\"none\"}".getBytes());
                },
                "");
    }

    @Test
    void one_that_is_not_there_holds_the_comment() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mustBeHeld(ask(OutsideSettings.of("http://127.0.0.1:" + port, SECRET, PATIENCE, true)), "could not be reached");
    }
}
