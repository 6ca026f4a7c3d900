package dev.anteroom.screening.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.anteroom.base.InvalidText;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's server is asked, and not trusted. */
class OutsideCheckerTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final String TEXT = "Good 🙂 morning";
    private static final OutsideThread THREAD = new OutsideThread("page-1", "https://notes.example/1", "The road");

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    private static OutsideChecker checker(Resolver resolver) {
        return new OutsideChecker(new Call(vertx, resolver), ids(), Clock.systemUTC(), Duration.ofMillis(300));
    }

    private static OutsideChecker.Names ids() {
        AtomicLong next = new AtomicLong();
        return () -> "msg_" + next.incrementAndGet();
    }

    private static Opinion ask(OutsideSettings settings) {
        return checker(InetAddress::getAllByName).ask(settings, TEXT, "en", THREAD);
    }

    private static OutsideSettings at(CheckerServer server) {
        return OutsideSettings.of("http://127.0.0.1:" + server.port() + "/check?site=a", SECRET, PATIENCE, true);
    }

    private static Opinion said(String json) {
        try (CheckerServer server = CheckerServer.answering(json)) {
            return ask(at(server));
        }
    }

    private static void mustBeHeld(Opinion opinion, String why) {
        assertThat(opinion.outcome()).isEqualTo(Outcome.HOLD);
        assertThat(opinion.clause()).isNull();
        assertThat(opinion.spans()).isEmpty();
        assertThat(opinion.detail())
                .startsWith("Your own checker ")
                .contains(why)
                .endsWith(".");
        assertThat(opinion.findings()).extracting(Finding::outcome).containsExactly(Outcome.HOLD);
    }

    private static void mustBeHeldWhere(CheckerServer.Doing doing, String why) {
        try (CheckerServer server = new CheckerServer(doing)) {
            mustBeHeld(ask(at(server)), why);
            assertThat(server.asked).hasSize(1);
        }
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

    @Test
    void one_that_speaks_no_tls_holds_the_comment() {
        try (CheckerServer plain = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            mustBeHeld(ask(OutsideSettings.of("https://127.0.0.1:" + plain.port(), SECRET, PATIENCE, true)), "");
            assertThat(plain.asked).isEmpty();
        }
    }

    @Test
    void a_name_that_nobody_knows_holds_the_comment() {
        OutsideSettings settings = OutsideSettings.of("http://checker.example/", SECRET, PATIENCE, false);
        mustBeHeld(
                checker(host -> {
                            throw new UnknownHostException(host);
                        })
                        .ask(settings, TEXT, null, THREAD),
                "could not be found");
    }

    @Test
    void a_look_up_that_hangs_is_not_waited_for() {
        CountDownLatch never = new CountDownLatch(1);
        OutsideSettings settings = OutsideSettings.of("http://checker.example/", SECRET, PATIENCE, false);
        Opinion opinion = checker(host -> {
                    try {
                        never.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return new InetAddress[0];
                })
                .ask(settings, TEXT, null, THREAD);
        never.countDown();
        mustBeHeld(opinion, "within 700 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "0x7f000001",
                "0.0.0.0",
                "10.1.2.3",
                "169.254.169.254",
                "100.64.0.1",
                "172.31.0.1",
                "192.168.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fd00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]"
            })
    void an_address_that_is_not_public_is_not_asked(String host) {
        try (CheckerServer server = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            String url = "http://" + host + ":" + server.port() + "/";
            OutsideSettings settings;
            try {
                settings = OutsideSettings.of(url, SECRET, PATIENCE, false);
            } catch (InvalidText notEvenAnAddress) {
                return;
            }
            Opinion opinion = ask(settings);
            assertThat(opinion.outcome()).isEqualTo(Outcome.HOLD);
            assertThat(opinion.detail()).containsAnyOf("not a public one", "could not be found");
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void a_name_that_leads_inside_is_not_asked_even_where_it_also_leads_outside() throws Exception {
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        OutsideSettings settings = OutsideSettings.of("http://checker.example/", SECRET, PATIENCE, false);
        for (InetAddress[] addresses : List.of(
                new InetAddress[] {inside}, new InetAddress[] {outside, inside}, new InetAddress[] {inside, outside})) {
            mustBeHeld(checker(host -> addresses).ask(settings, TEXT, null, THREAD), "not a public one");
        }
    }

    @Test
    void a_name_is_looked_up_once_and_asked_where_it_led_then() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (CheckerServer server = CheckerServer.answering("{\"outcome\":\"none\"}")) {
            OutsideSettings settings =
                    OutsideSettings.of("http://checker.example:" + server.port(), SECRET, PATIENCE, true);
            Opinion opinion = checker(host -> {
                        assertThat(host).isEqualTo("checker.example");
                        lookUps.incrementAndGet();
                        return new InetAddress[] {here};
                    })
                    .ask(settings, TEXT, null, THREAD);
            assertThat(opinion.outcome()).isEqualTo(Outcome.NONE);
            assertThat(lookUps).hasValue(1);
            assertThat(server.asked.get(0).headers().get("Host")).containsExactly("checker.example:" + server.port());
        }
    }

    @Test
    void one_that_keeps_failing_is_left_alone_for_a_while() {
        OutsideChecker checker = checker(InetAddress::getAllByName);
        try (CheckerServer server =
                new CheckerServer(exchange -> CheckerServer.say(exchange, 500, "application/json", "{}"))) {
            OutsideSettings settings = at(server);
            for (int i = 0; i < 4; i++) {
                mustBeHeld(checker.ask(settings, TEXT, "en", THREAD), "status 500");
            }
            server.from_now_on(
                    exchange -> CheckerServer.say(exchange, 200, "application/json", "{\"outcome\":\"none\"}"));
            mustBeHeld(checker.ask(settings, TEXT, "en", THREAD), "not asked for a while");
            assertThat(server.asked).hasSize(4);
            await().until(() -> checker.ask(settings, TEXT, "en", THREAD).outcome() == Outcome.NONE);
            assertThat(checker.ask(settings, TEXT, "en", THREAD).outcome()).isEqualTo(Outcome.NONE);
        }
    }

    @Test
    void one_that_hangs_does_not_keep_everybody_waiting() throws Exception {
        OutsideChecker checker = checker(InetAddress::getAllByName);
        CountDownLatch eight = new CountDownLatch(8);
        CountDownLatch never = new CountDownLatch(1);
        ExecutorService posts = Executors.newCachedThreadPool();
        try (CheckerServer server = new CheckerServer(exchange -> {
            eight.countDown();
            never.await();
        })) {
            OutsideSettings settings =
                    OutsideSettings.of("http://127.0.0.1:" + server.port(), SECRET, Duration.ofSeconds(10), true);
            List<Future<Opinion>> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                waiting.add(posts.submit(() -> checker.ask(settings, TEXT, "en", THREAD)));
            }
            eight.await();
            mustBeHeld(checker.ask(settings, TEXT, "en", THREAD), "too slow");
            never.countDown();
        } finally {
            posts.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checker.example",
                "ftp://checker.example/",
                "file:///etc/passwd",
                "http:///path",
                "http://user:password@checker.example/",
                "https://checker.example/#part",
                "http://checker.example:0/",
                "http://checker.example:65536/",
                "http://exa mple/",
                "http://[::1"
            })
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> OutsideSettings.of(url, SECRET, PATIENCE, false))
                .isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_!!!", "whsec_c2hvcnQ="})
    void what_is_no_secret_is_refused(String secret) {
        assertThatThrownBy(() -> OutsideSettings.of("https://checker.example/", secret, PATIENCE, false))
                .isInstanceOf(InvalidText.class);
    }

    @Test
    void settings_do_not_show_their_secret() {
        assertThat(OutsideSettings.of("https://checker.example/", SECRET, PATIENCE, false)
                        .toString())
                .doesNotContain(SECRET);
    }
}
