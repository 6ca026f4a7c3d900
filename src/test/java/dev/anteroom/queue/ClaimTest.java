package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody reads what a colleague is reading. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ClaimTest {

    private static final String CLAIMS = "/api/v1/claims";

    private Newsroom newsroom;

    @BeforeEach
    void openTheNewsroom() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    @Test
    void two_moderators_get_different_comments() {
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posted.add(newsroom.post("Comment " + i).id());
        }
        assertThat(claim(newsroom.ana(), 3)).containsExactlyElementsOf(posted.subList(0, 3));
        assertThat(claim(newsroom.ben(), 3)).containsExactlyElementsOf(posted.subList(3, 5));
        assertThat(claim(newsroom.ben(), 3)).isEmpty();
    }

    @Test
    void eight_moderators_at_once_never_get_the_same_comment() throws Exception {
        for (int i = 0; i < 40; i++) {
            newsroom.post("Comment " + i);
        }
        List<RequestSpecification> moderators = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            moderators.add(newsroom.moderator("Moderator " + i));
        }
        ExecutorService together = Executors.newFixedThreadPool(8);
        List<Callable<List<String>>> claims = new ArrayList<>();
        moderators.forEach(moderator -> claims.add(() -> claim(moderator, 5)));
        List<String> claimed = new ArrayList<>();
        for (Future<List<String>> answer : together.invokeAll(claims)) {
            claimed.addAll(answer.get());
        }
        together.shutdown();
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void the_queue_shows_who_works_on_what_and_can_leave_it_out() {
        Posted first = newsroom.post("First");
        Posted second = newsroom.post("Second");
        newsroom.ana().put(CLAIMS + "/" + first.id()).then().statusCode(200);

        newsroom.ben()
                .get("/api/v1/queue")
                .then()
                .body("items[0].claim.by", startsWith("Ana"))
                .body("items[1].claim", nullValue());
        assertThat(newsroom.ben().queryParam("free", true).get("/api/v1/queue").<List<String>>path("items.id"))
                .containsExactly(second.id());
        assertThat(newsroom.ana().queryParam("free", true).get("/api/v1/queue").<List<String>>path("items.id"))
                .containsExactly(first.id(), second.id());
    }

    @Test
    void what_a_colleague_holds_is_refused_and_says_who_holds_it() {
        Posted posted = newsroom.post("Hello");
        newsroom.ana().put(CLAIMS + "/" + posted.id()).then().statusCode(200);
        newsroom.ben()
                .put(CLAIMS + "/" + posted.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("claimed-by-colleague"))
                .body("claim.by", startsWith("Ana"));
    }

    @Test
    void a_claim_that_is_given_back_is_free() {
        Posted posted = newsroom.post("Hello");
        claim(newsroom.ana(), 1);
        newsroom.ben().delete(CLAIMS + "/" + posted.id()).then().statusCode(204);
        assertThat(claim(newsroom.ben(), 1)).isEmpty();
        newsroom.ana().delete(CLAIMS + "/" + posted.id()).then().statusCode(204);
        assertThat(claim(newsroom.ben(), 1)).containsExactly(posted.id());
        newsroom.ben().delete(CLAIMS).then().statusCode(204);
        assertThat(claim(newsroom.ana(), 1)).containsExactly(posted.id());
    }

    @Test
    void a_claim_expires_and_working_renews_it() {
        Posted first = newsroom.post("First");
        Posted second = newsroom.post("Second");
        TestClock.INSTANCE.advance(Duration.ZERO);
        claim(newsroom.ana(), 2);
        TestClock.INSTANCE.advance(Duration.ofMinutes(4));
        newsroom.approve(first.id());
        TestClock.INSTANCE.advance(Duration.ofMinutes(4));
        assertThat(claim(newsroom.ben(), 1)).isEmpty();
        TestClock.INSTANCE.advance(Duration.ofMinutes(2));
        assertThat(claim(newsroom.ben(), 1)).containsExactly(second.id());
    }

    @Test
    void a_decision_needs_no_claim_and_ends_a_colleagues() {
        Posted posted = newsroom.post("Hello");
        claim(newsroom.ben(), 1);
        newsroom.approve(posted.id());
        newsroom.ben().put(CLAIMS + "/" + posted.id()).then().statusCode(409).body("code", equalTo("not-pending"));
    }

    @Test
    void a_site_that_is_not_the_moderators_does_not_exist() {
        Newsroom other = Newsroom.open();
        Posted theirs = other.post("Hello");
        newsroom.ana().put(CLAIMS + "/" + theirs.id()).then().statusCode(404);
        newsroom.ana().body(Map.of("site", other.site)).post(CLAIMS).then().statusCode(404);
    }

    private List<String> claim(RequestSpecification moderator, int limit) {
        return moderator
                .body(Map.of("site", newsroom.site, "limit", limit))
                .post(CLAIMS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
