package dev.anteroom.tuning;

import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site's own checker on the way of a comment. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class OutsideTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private volatile String answer = "{\"outcome\":\"none\"}";
    private HttpServer checker;
    private Newsroom newsroom;

    @BeforeEach
    void open() throws IOException {
        checker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        checker.createContext("/check", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        checker.start();
        newsroom = Newsroom.open(Map.of("mode", "POST"));
    }

    @AfterEach
    void close() {
        checker.stop(0);
    }

    private Response choose(String state, Map<String, ?> settings) {
        return newsroom.olga()
                .body(Map.of("outside", Map.of("state", state, "settings", settings)))
                .patch(newsroom.path("/screening"));
    }

    private void ask() {
        choose("ON", Map.of("url", "http://127.0.0.1:" + checker.getAddress().getPort() + "/check", "secret", SECRET))
                .then()
                .statusCode(200);
    }

    private List<Map<String, Object>> findings() {
        return newsroom.ana()
                .queryParam("site", newsroom.site)
                .get("/api/v1/queue")
                .path("items[0].findings");
    }

    @Test
    void it_is_told_the_text_and_the_thread_and_nothing_of_the_author() {
        ask();
        Map<String, Object> request = comment("Good morning");
        request.put("name", "Lucy");
        request.put("authorSecret", "Lucy's browser made this");
        newsroom.submit(request).then().statusCode(201);
        String told = asked.remove();
        assertThat(told)
                .contains("Good morning", Newsroom.PAGE, "The long road")
                .doesNotContain("Lucy");
    }

    @Test
    void what_it_holds_waits_with_its_words() {
        ask();
        answer = "{\"outcome\":\"hold\",\"detail\":\"Looks like an advertisement\",\"spans\":[[0,4]]}";
        Newsroom.held(newsroom.submit(comment("Good morning")));
        assertThat(findings().get(0))
                .containsEntry("check", "outside")
                .containsEntry("detail", "Looks like an advertisement")
                .containsEntry("spans", List.of(List.of(0, 4)));
    }

    @Test
    void what_it_rejects_under_a_clause_is_rejected() {
        ask();
        answer = "{\"outcome\":\"reject\",\"clause\":\"2\",\"detail\":\"A threat\"}";
        Response rejected = newsroom.submit(comment("Good morning"));
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(rejected.<List<String>>path("decision.clauses")).containsExactly("2");
    }

    @Test
    void an_edit_is_shown_to_it_too() {
        ask();
        Response answered = newsroom.submit(comment("Good morning"));
        Posted posted = new Posted(answered.path("comment.id"), answered.path("receipt"));
        answer = "{\"outcome\":\"hold\",\"detail\":\"No\"}";
        author(posted.receipt())
                .body(Map.of("body", "Good evening"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        assertThat(newsroom.queue()).containsExactly("Good evening");
    }

    @Test
    void where_it_is_down_comments_wait() {
        ask();
        checker.stop(0);
        Newsroom.held(newsroom.submit(comment("Good morning")));
        assertThat((String) findings().get(0).get("detail")).startsWith("Your own checker ");
    }

    @Test
    void where_it_talks_nonsense_comments_wait() {
        ask();
        answer = "<html>";
        Newsroom.held(newsroom.submit(comment("Good morning")));
    }

    @Test
    void its_secret_is_kept_and_never_shown() {
        ask();
        Response shown = newsroom.vera().get(newsroom.path("/screening"));
        assertThat(shown.asString()).doesNotContain("whsec_");
        choose("ON", Map.of("timeoutMillis", 1_000)).then().statusCode(200);
        answer = "{\"outcome\":\"hold\",\"detail\":\"Asked all the same\"}";
        Newsroom.held(newsroom.submit(comment("Good morning")));
        assertThat(findings().get(0)).containsEntry("detail", "Asked all the same");
    }

    @Test
    void what_is_no_checker_is_refused() {
        assertRefused(choose("ON", Map.of()), ErrorCode.INVALID_FIELD, "outside.settings.url");
        Map<String, Object> settings = new HashMap<>(Map.of("url", "https://checker.example/", "secret", "secret"));
        assertRefused(choose("ON", settings), ErrorCode.INVALID_FIELD, "outside.settings");
        settings.put("secret", SECRET);
        settings.put("url", "file:///etc/passwd");
        assertRefused(choose("ON", settings), ErrorCode.INVALID_FIELD, "outside.settings");
        settings.put("url", "https://checker.example/");
        settings.put("timeoutMillis", 1);
        assertRefused(choose("ON", settings), ErrorCode.INVALID_FIELD, "outside.settings");
    }
}
