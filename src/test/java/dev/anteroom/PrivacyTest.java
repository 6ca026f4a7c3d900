package dev.anteroom;

import static dev.anteroom.Newsroom.author;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom.Posted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody is identifiable: what a reader's or author's browser tells of itself is nowhere afterwards. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PrivacyTest {

    /** Every one has the mark in it, so that one search finds them all. */
    private static final String MARK = "m4rk7";

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("User-Agent", "Browser/" + MARK),
            Map.entry("Cookie", "session=" + MARK),
            Map.entry("X-Forwarded-For", "203.0.113.77"),
            Map.entry("X-Real-IP", "203.0.113.77"),
            Map.entry("Forwarded", "for=203.0.113.77;by=" + MARK),
            Map.entry("Via", "1.1 " + MARK),
            Map.entry("From", "lucia@" + MARK + ".example"),
            Map.entry("Referer", "https://" + MARK + ".example/page"),
            Map.entry("Accept-Language", "x-" + MARK),
            Map.entry("Sec-CH-UA", '"' + MARK + '"'),
            Map.entry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            Map.entry("X-Request-Id", MARK));

    private static final String SECRET = "a secret of " + MARK + "'s browser";

    /** Collects the log as a person would read it. */
    private static final class Log extends Handler {

        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(line.getLoggerName() + " " + line.getMessage() + " ");
            for (Object parameter : line.getParameters() == null ? new Object[0] : line.getParameters()) {
                text.append(parameter + " ");
            }
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Log log = new Log();
    private Newsroom newsroom;
    private Posted comment;
    private String retry;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
        newsroom = Newsroom.open();
        retry = UUID.randomUUID().toString();
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    private static RequestSpecification browser() {
        return given().contentType(ContentType.JSON).headers(HEADERS);
    }

    private void everythingThatAStrangerDoes() throws IOException {
        Map<String, Object> request = new HashMap<>(Newsroom.comment("Words"));
        request.put("authorSecret", SECRET);
        Response submitted =
                browser().header("Idempotency-Key", retry).body(request).post(newsroom.path("/comments"));
        comment = Newsroom.held(submitted);
        browser().queryParam("page", Newsroom.PAGE).get(newsroom.path("/thread"));
        browser().queryParam("page", Newsroom.PAGE).get(newsroom.path("/counts"));
        browser()
                .header("Authorization", "Receipt " + comment.receipt())
                .body(Map.of("body", "Other words"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        newsroom.approve(comment.id());
        browser().header("Authorization", "Receipt " + comment.receipt()).get("/api/v1/receipt");
        Map<String, Object> report = Map.of("clause", "1", "readerSecret", SECRET);
        browser()
                .header("Idempotency-Key", retry)
                .body(report)
                .post(newsroom.path("/comments/" + comment.id() + "/reports"))
                .then()
                .statusCode(201);
        author(comment.receipt()).headers(HEADERS).delete("/api/v1/receipt");
        everythingThatAStrangerDoesWrong();
    }

    private void everythingThatAStrangerDoesWrong() throws IOException {
        browser().body("{\"authorSecret\":\"" + SECRET).post(newsroom.path("/comments"));
        browser().body("{\"" + MARK + "\":1}").post(newsroom.path("/comments"));
        browser().body(Map.of("authorSecret", SECRET)).post(newsroom.path("/comments"));
        browser().header("Authorization", "Receipt " + MARK).get("/api/v1/receipt");
        browser().header("Authorization", "Bearer " + MARK).get("/api/v1/queue");
        browser().get("/api/v1/sites/" + MARK + "/thread?page=" + MARK);
        browser().get("/" + MARK);
        browser().get("/api/v1/sites/" + newsroom.site + "/thread?page=p&cursor=" + MARK);
        browser().contentType("text/" + MARK).body("x".getBytes()).post(newsroom.path("/comments"));
        browser().request("TRACE", newsroom.path("/comments"));
        Wire.send(Wire.head("GET /%zz" + MARK, "Cookie: " + MARK));
        Wire.send(Wire.head("POST " + newsroom.path("/comments"), "User-Agent: " + MARK, "Content-Length: 9999999"));
    }

    @Test
    void nothing_of_it_is_in_the_database_a_metric_or_the_log() throws IOException {
        everythingThatAStrangerDoes();

        List<String> forbidden = List.of(
                MARK,
                HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8)),
                "203.0.113.77",
                "0af7651916cd43dd8448eb211c80319c",
                "127.0.0.1",
                retry,
                comment.receipt());
        for (String table : Rows.tables()) {
            // Flyway's own table is about the schema.
            if (!table.equals("flyway_schema_history")) {
                assertThat(Rows.dump(table)).as(table).doesNotContain(forbidden);
            }
        }
        assertThat(given().get("/q/metrics").then().statusCode(200).extract().asString())
                .doesNotContain(forbidden);
        assertThat(String.join("\n", log.lines)).doesNotContain(forbidden);
    }

    @Test
    void no_answer_sets_a_cookie_or_repeats_what_the_browser_said() {
        for (Response answer : List.of(
                browser().queryParam("page", Newsroom.PAGE).get(newsroom.path("/thread")),
                browser().body(Newsroom.comment("Words")).post(newsroom.path("/comments")),
                browser().body("{").post(newsroom.path("/comments")),
                browser().get("/nowhere"))) {
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(answer.headers() + answer.asString()).doesNotContain(MARK, "203.0.113.77");
        }
    }

    @Test
    void moderators_and_readers_see_no_secret_of_an_author() throws IOException {
        Map<String, Object> request = Newsroom.comment("Words");
        request.put("authorSecret", SECRET);
        newsroom.approve(Newsroom.held(newsroom.submit(request)).id());
        newsroom.submit(request);
        assertThat(newsroom.thread().asString()).doesNotContain(SECRET);
        assertThat(newsroom.ana().get("/api/v1/queue").asString()).doesNotContain(SECRET);
        // The key that moderators see is not one that readers do.
        String key = newsroom.ana().get("/api/v1/queue").path("items[0].author.key");
        assertThat(newsroom.thread().asString()).doesNotContain(key);
    }
}
