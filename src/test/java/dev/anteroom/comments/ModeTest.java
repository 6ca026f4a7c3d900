package dev.anteroom.comments;

import static dev.anteroom.Newsroom.comment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a comment that nothing speaks against. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ModeTest {

    private static final String LUCIA = "lucia's";
    private static final String MATEO = "mateo's";

    private static Response submit(Newsroom newsroom, String body, String author) {
        Map<String, Object> request = comment(body);
        request.put("authorSecret", author + " browser made this");
        return newsroom.submit(request);
    }

    @Test
    void before_publication_every_comment_waits() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "PRE", "trustedAfter", 1));
        newsroom.publishBy(LUCIA, "First");
        assertThat(submit(newsroom, "Second", LUCIA).statusCode()).isEqualTo(202);
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);
    }

    @Test
    void after_publication_every_comment_is_public_at_once() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "POST"));
        Response answer = newsroom.submit(comment("At once"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("comment.state")).isEqualTo("APPROVED");
        assertThat(newsroom.thread().<List<String>>path("items.html")).containsExactly("<p>At once</p>");
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(1);
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void an_author_is_trusted_after_enough_approved_comments() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 2));
        newsroom.publishBy(LUCIA, "First");
        newsroom.publishBy(LUCIA, "Second");
        assertThat(submit(newsroom, "Third", LUCIA).statusCode()).isEqualTo(201);

        assertThat(submit(newsroom, "By another", MATEO).statusCode()).isEqualTo(202);
        assertThat(newsroom.submit(comment("By nobody's same")).statusCode()).isEqualTo(202);
    }

    @Test
    void what_was_rejected_or_waits_makes_nobody_trusted() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 1));
        newsroom.reject(Newsroom.held(submit(newsroom, "First", LUCIA)).id(), "1");
        submit(newsroom, "Second", LUCIA);
        assertThat(submit(newsroom, "Third", LUCIA).statusCode()).isEqualTo(202);
    }

    @Test
    void what_was_rejected_counts_against_what_was_approved() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 2));
        newsroom.publishBy(LUCIA, "First");
        newsroom.reject(newsroom.postBy(LUCIA, "Second").id(), "1");
        newsroom.publishBy(LUCIA, "Third");
        assertThat(submit(newsroom, "Fourth", LUCIA).statusCode()).isEqualTo(202);
        newsroom.publishBy(LUCIA, "Fifth");
        assertThat(submit(newsroom, "Sixth", LUCIA).statusCode()).isEqualTo(201);
        newsroom.reject(submit(newsroom, "Seventh", LUCIA).path("comment.id"), "1");
        newsroom.reject(submit(newsroom, "Eighth", LUCIA).path("comment.id"), "1");
        assertThat(submit(newsroom, "Ninth", LUCIA).statusCode()).isEqualTo(202);
    }

    @Test
    void trust_ends_at_the_sites_border() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 1));
        Newsroom other = Newsroom.open(Map.of("mode", "TRUSTED", "trustedAfter", 1));
        newsroom.publishBy(LUCIA, "First");
        assertThat(submit(other, "Elsewhere", LUCIA).statusCode()).isEqualTo(202);
    }

    @Test
    void what_the_service_let_in_it_says_was_automatic() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "POST"));
        String receipt = newsroom.submit(comment("At once")).path("receipt");
        Response followed = Newsroom.author(receipt).get("/api/v1/receipt");
        assertThat(followed.<Boolean>path("decision.automatic")).isTrue();
        assertThat(followed.<String>path("decision.action")).isEqualTo("approve");
    }
}
