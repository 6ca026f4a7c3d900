package dev.anteroom.threads;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing pending, rejected or withdrawn is ever public. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class HiddenTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    /** Every way in which the public can look at the page. */
    private List<String> everythingPublic(String comment) {
        List<String> seen = new ArrayList<>();
        for (Map<String, String> parameters : List.of(
                Map.<String, String>of(),
                Map.of("order", "newest"),
                Map.of("limit", "1"),
                Map.of("parent", comment),
                Map.of("parent", comment, "order", "newest"))) {
            Response answer =
                    anybody().queryParam("page", PAGE).queryParams(parameters).get(newsroom.path("/thread"));
            // What was asked for with an id may not repeat that id either.
            seen.add(answer.headers() + answer.asString());
        }
        seen.add(
                anybody().queryParam("page", PAGE).get(newsroom.path("/counts")).asString());
        Map<String, Object> reply = Newsroom.comment("A reply");
        reply.put("parent", comment);
        seen.add(newsroom.submit(reply).asString());
        return seen;
    }

    private void assertHidden(String comment) {
        assertThat(everythingPublic(comment))
                .allSatisfy(answer -> assertThat(answer).doesNotContain(comment).doesNotContain("the secret words"));
        assertThat(newsroom.count(PAGE)).isZero();
        assertThat(newsroom.thread().<Integer>path("thread.comments")).isZero();
    }

    @Test
    void a_pending_comment_is_nowhere() {
        assertHidden(newsroom.post("the secret words").id());
    }

    @Test
    void a_rejected_comment_is_nowhere() {
        String comment = newsroom.post("the secret words").id();
        newsroom.reject(comment, "1");
        assertHidden(comment);
    }

    @Test
    void a_comment_that_was_rejected_after_all_is_nowhere() {
        String comment = newsroom.publish("the secret words").id();
        assertThat(newsroom.thread().asString()).contains("the secret words");
        newsroom.reject(comment, "1");
        assertHidden(comment);
    }

    @Test
    void a_comment_whose_approval_was_reversed_is_nowhere() {
        String comment = newsroom.post("the secret words").id();
        String decision = newsroom.approve(comment);
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        assertHidden(comment);
    }

    @Test
    void a_withdrawn_comment_is_nowhere() {
        Posted comment = newsroom.publish("the secret words");
        Newsroom.author(comment.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertHidden(comment.id());
    }

    @Test
    void an_edited_comment_is_nowhere_in_either_wording() {
        Posted comment = newsroom.publish("the secret words");
        Newsroom.author(comment.receipt())
                .body(Map.of("body", "the secret words again"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        assertHidden(comment.id());
    }

    @Test
    void asking_for_the_replies_of_a_hidden_comment_is_like_asking_for_those_of_none() {
        String pending = newsroom.post("the secret words").id();
        newsroom.publish("To have a thread");
        Response hidden =
                anybody().queryParam("page", PAGE).queryParam("parent", pending).get(newsroom.path("/thread"));
        Response none = anybody()
                .queryParam("page", PAGE)
                .queryParam("parent", UUID.randomUUID())
                .get(newsroom.path("/thread"));
        assertRefused(hidden, ErrorCode.COMMENT_NOT_FOUND);
        assertThat(hidden.asString()).isEqualTo(none.asString());
    }

    @Test
    void a_page_with_nothing_but_pending_comments_looks_like_one_without_any() {
        String before = newsroom.thread().asString();
        Map<String, Object> request = Newsroom.comment("the secret words");
        request.put("page", Map.of("id", PAGE));
        newsroom.submit(request).then().statusCode(202);
        assertThat(newsroom.thread().asString()).isEqualTo(before);
        assertThat(newsroom.thread(PAGE).header("ETag"))
                .isEqualTo(newsroom.thread(PAGE).header("ETag"));
    }

    @Test
    void the_title_that_a_stranger_gave_is_not_public_before_a_comment_of_the_page_is() {
        Map<String, Object> request = Newsroom.comment("the secret words");
        request.put("page", Map.of("id", PAGE, "title", "the secret title"));
        newsroom.approve(Newsroom.held(newsroom.submit(request)).id());
        newsroom.publish("x");
        Map<String, Object> other = Newsroom.comment("x");
        other.put("page", Map.of("id", "unseen", "title", "the secret title"));
        newsroom.submit(other).then().statusCode(202);
        assertThat(newsroom.thread("unseen").asString()).doesNotContain("the secret title");
    }

    @Test
    void the_place_of_a_rejected_comment_says_nothing_of_it() {
        Map<String, Object> request = Newsroom.comment("the secret words");
        request.put("name", "the secret name");
        request.put("authorSecret", "lucia's browser made this");
        String comment = Newsroom.held(newsroom.submit(request)).id();
        newsroom.approve(comment);
        newsroom.publishReply(comment, "A reply");
        newsroom.reject(comment, "1");

        Response thread = newsroom.thread();
        assertThat(thread.asString()).doesNotContain("the secret", "Anonymous");
        assertThat(thread.<Boolean>path("items[0].removed")).isTrue();
        assertThat(thread.<String>path("items[0].replies[0].html")).isEqualTo("<p>A reply</p>");
        assertThat(thread.<Integer>path("thread.comments")).isEqualTo(1);
        assertThat(anybody()
                        .queryParam("page", PAGE)
                        .queryParam("parent", comment)
                        .get(newsroom.path("/thread"))
                        .<List<String>>path("items.html"))
                .containsExactly("<p>A reply</p>");
    }

    @Test
    void a_comment_is_public_when_its_approval_is_answered() {
        for (int i = 1; i <= 10; i++) {
            newsroom.thread();
            String comment = newsroom.post("number " + i).id();
            newsroom.approve(comment);
            assertThat(newsroom.thread().asString()).contains(comment);
            assertThat(newsroom.count(PAGE)).isEqualTo(i);
        }
    }
}
