package dev.anteroom.screening.outside;

import static dev.anteroom.screening.outside.Asking.PATIENCE;
import static dev.anteroom.screening.outside.Asking.SECRET;
import static dev.anteroom.screening.outside.Asking.TEXT;
import static dev.anteroom.screening.outside.Asking.THREAD;
import static dev.anteroom.screening.outside.Asking.ask;
import static dev.anteroom.screening.outside.Asking.at;
import static dev.anteroom.screening.outside.Asking.checker;
import static dev.anteroom.screening.outside.Asking.mustBeHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.anteroom.base.InvalidText;
import dev.anteroom.screening.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stranger's server may be, and when it is left alone. */
class OutsideAddressTest {

    @BeforeAll
    static void open() {
        Asking.open();
    }

    @AfterAll
    static void close() {
        Asking.close();
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
