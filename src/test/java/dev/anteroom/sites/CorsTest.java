package dev.anteroom.sites;

import static dev.anteroom.Newsroom.ORIGIN;
import static dev.anteroom.Newsroom.anybody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which pages' scripts may talk to a site. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class CorsTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response read(String origin) {
        return anybody()
                .header("Origin", origin)
                .queryParam("page", Newsroom.PAGE)
                .get(newsroom.path("/thread"));
    }

    private static Response preflight(String path, String origin) {
        return anybody()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,idempotency-key")
                .options(path);
    }

    @Test
    void the_sites_own_pages_may_read() {
        Response answer = read(ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Link", "Retry-After");
        assertThat(answer.headers().getValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    }

    @Test
    void nobody_elses_pages_may() {
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "http://notes.example",
                "https://notes.example:8443",
                "https://notes.example.evil.example",
                "HTTPS://NOTES.EXAMPLE")) {
            Response answer = read(origin);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header(ALLOWED)).isNull();
            assertThat(answer.header("Access-Control-Expose-Headers")).isNull();
            assertThat(answer.headers().getValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        }
    }

    @Test
    void another_sites_pages_may_not() {
        Newsroom.open(Map.of("origins", List.of("https://other.example")));
        assertThat(read("https://other.example").header(ALLOWED)).isNull();
    }

    @Test
    void cookies_are_never_allowed() {
        assertThat(read(ORIGIN).header("Access-Control-Allow-Credentials")).isNull();
        assertThat(preflight(newsroom.path("/comments"), ORIGIN).header("Access-Control-Allow-Credentials"))
                .isNull();
        assertThat(read(ORIGIN).cookies()).isEmpty();
    }

    @Test
    void a_page_may_ask_before_it_posts() {
        Response answer = preflight(newsroom.path("/comments"), ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type", "Authorization", "Idempotency-Key");
        assertThat(answer.header("Access-Control-Max-Age")).isNotNull();
    }

    @Test
    void a_page_that_may_not_is_told_nothing() {
        Response answer = preflight(newsroom.path("/comments"), "https://evil.example");
        assertThat(answer.header(ALLOWED)).isNull();
        assertThat(answer.header("Access-Control-Allow-Methods")).isNull();
        assertThat(answer.header("Access-Control-Allow-Headers")).isNull();
    }

    @Test
    void a_refusal_can_be_read_by_the_page_too() {
        Response refused =
                anybody().header("Origin", ORIGIN).body(Newsroom.comment(" ")).post(newsroom.path("/comments"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.header(ALLOWED)).isEqualTo(ORIGIN);
    }

    @Test
    void a_receipt_is_used_from_the_sites_pages() {
        Newsroom.Posted posted = newsroom.post("Mine");
        Response answer =
                Newsroom.author(posted.receipt()).header("Origin", ORIGIN).get("/api/v1/receipt");
        assertThat(answer.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(preflight("/api/v1/receipt", ORIGIN).header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(preflight("/api/v1/receipt", "https://nowhere.example").header(ALLOWED))
                .isNull();
    }

    @Test
    void the_moderators_calls_are_for_no_page() {
        assertThat(preflight("/api/v1/queue", ORIGIN).header(ALLOWED)).isNull();
        assertThat(newsroom.ana().header("Origin", ORIGIN).get("/api/v1/queue").header(ALLOWED))
                .isNull();
    }

    @Test
    void an_origin_that_is_taken_away_is_refused_at_once() {
        Newsroom.admin().body(Map.of("origins", List.of())).patch(newsroom.path(""));
        assertThat(read(ORIGIN).header(ALLOWED)).isNull();
    }
}
