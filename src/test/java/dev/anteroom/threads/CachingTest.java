package dev.anteroom.threads;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What browsers and proxies may keep of a thread: anything, so long as they ask again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class CachingTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        newsroom.publish("Beautifully said");
    }

    private Response read(String encoding, String known) {
        var request = anybody()
                .config(RestAssured.config().decoderConfig(decoderConfig().noContentDecoders()))
                .queryParam("page", PAGE);
        if (encoding != null) {
            request.header("Accept-Encoding", encoding);
        }
        if (known != null) {
            request.header("If-None-Match", known);
        }
        return request.get(newsroom.path("/thread"));
    }

    private static String unzipped(Response answer) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.asByteArray())).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_thread_is_asked_for_again_each_time_and_named_by_its_content() {
        Response answer = read(null, null);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(read(null, null).header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(answer.headers().getValues("Vary").toString()).contains("Accept-Encoding", "Origin");
    }

    @Test
    void who_reads_gzip_gets_gzip() throws IOException {
        Response plain = read("identity", null);
        Response zipped = read("br, gzip", null);
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(zipped)).isEqualTo(plain.asString());
        assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
    }

    @Test
    void who_refuses_gzip_gets_none() {
        for (String encoding : List.of("gzip;q=0", "gzip; q=0", "gzip;q=0.0", "deflate", "identity, *;q=0")) {
            assertThat(read(encoding, null).header("Content-Encoding"))
                    .as(encoding)
                    .isNull();
        }
        assertThat(read("gzip;q=0.5", null).header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void who_has_it_is_not_sent_it_again() {
        String plain = read(null, null).header("ETag");
        String zipped = read("gzip", null).header("ETag");
        for (String known : List.of(plain, "W/" + plain, "\"other\", " + plain, "*")) {
            Response answer = read(null, known);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.asByteArray()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(plain);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(read("gzip", zipped).statusCode()).isEqualTo(304);
        assertThat(read("gzip", zipped).header("ETag")).isEqualTo(zipped);
        assertThat(read(null, "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void who_has_an_older_one_gets_the_newer() {
        String before = read(null, null).header("ETag");
        newsroom.publish("And true");
        Response after = read(null, before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).contains("And true");
    }

    @Test
    void a_comment_that_waits_changes_nothing_for_readers() {
        String before = read(null, null).header("ETag");
        newsroom.post("Waits");
        assertThat(read(null, before).statusCode()).isEqualTo(304);
    }

    private static String told(Response answer) {
        return answer.statusLine()
                + "\n"
                + answer.headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(Locale.ROOT) + ": " + header.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n"
                + Arrays.hashCode(answer.asByteArray());
    }

    @Test
    void who_asks_again_is_told_the_same_in_every_form() {
        newsroom.publish("And true");
        List<UnaryOperator<RequestSpecification>> forms = List.of(
                request -> request,
                request -> request.header("Accept-Encoding", "gzip, br"),
                request -> request.header("If-None-Match", "*"),
                request -> request.header("If-None-Match", "*").header("Accept-Encoding", "gzip"),
                request -> request.header("Origin", Newsroom.ORIGIN),
                request -> request.header("Origin", "https://elsewhere.example"),
                request -> request.header("Accept", "application/json"),
                request -> request.header("Accept", "text/html;q=0.9, application/json;q=0.1"),
                request -> request.header("Accept", "text/html"),
                request -> request.header("Accept", "application/json-seq"),
                request -> request.header("Accept", "application/json, text/html;q=0.5"),
                request -> request.header("Accept", "text/html, application/*"),
                request -> request.header("Authorization", "Bearer nobodys"),
                request -> request.queryParam("order", "newest"),
                request -> request.queryParam("limit", "1"),
                request -> request.queryParam("limit", "0"),
                request -> request.queryParam("nothing", "known"));
        for (String path : List.of("/thread", "/counts")) {
            for (int form = 0; form < forms.size(); form++) {
                List<String> told = new ArrayList<>();
                newsroom.publish("So that nothing is known any more");
                for (int time = 0; time < 3; time++) {
                    told.add(told(forms.get(form)
                            .apply(anybody()
                                    .config(RestAssured.config()
                                            .decoderConfig(decoderConfig().noContentDecoders()))
                                    .queryParam("page", PAGE))
                            .get(newsroom.path(path))));
                }
                assertThat(told).as(path + ", form " + form).containsOnly(told.get(0));
            }
        }
    }

    @Test
    void what_is_read_again_and_again_is_counted_without_the_names_of_sites() {
        for (int time = 0; time < 3; time++) {
            assertThat(read(null, null).statusCode()).isEqualTo(200);
            assertThat(read(null, "*").statusCode()).isEqualTo(304);
            newsroom.count(PAGE);
        }
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics)
                .doesNotContain(newsroom.path(""))
                .contains("status=\"200\",uri=\"/api/v1/sites/{site}/thread\"")
                .contains("status=\"304\",uri=\"/api/v1/sites/{site}/thread\"")
                .contains("status=\"200\",uri=\"/api/v1/sites/{site}/counts\"");
    }

    @Test
    void each_view_of_a_thread_has_its_own_name() {
        newsroom.publish("And true");
        String oldest =
                anybody().queryParam("page", PAGE).get(newsroom.path("/thread")).header("ETag");
        String newest = anybody()
                .queryParam("page", PAGE)
                .queryParam("order", "newest")
                .get(newsroom.path("/thread"))
                .header("ETag");
        assertThat(newest).isNotEqualTo(oldest);
    }

    @Test
    void a_head_says_what_a_get_would() {
        Response head = anybody().queryParam("page", PAGE).head(newsroom.path("/thread"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(read("gzip", null).header("ETag"));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void whoever_reads_while_comments_come_in_sees_each_one_once_it_is_in() {
        List<Integer> seen = Together.all(8, i -> {
            if (i % 2 == 0) {
                newsroom.publish("At once " + i);
            }
            return newsroom.thread().<Integer>path("thread.comments");
        });
        assertThat(seen).allMatch(comments -> comments >= 1 && comments <= 5);
        assertThat(newsroom.thread().<Integer>path("thread.comments")).isEqualTo(5);
        assertThat(newsroom.count(PAGE)).isEqualTo(5);
    }
}
