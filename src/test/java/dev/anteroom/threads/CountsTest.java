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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class CountsTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response counts(List<String> pages) {
        return anybody().queryParam("page", pages).get(newsroom.path("/counts"));
    }

    @Test
    void each_page_is_counted_under_the_name_it_was_asked_by() {
        newsroom.publish("Here");
        String odd = "a \"quoted\" page\\ é 👀";
        Response answer = counts(List.of(PAGE, "nowhere", "https://NOTES.example/", odd, PAGE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getMap("counts"))
                .isEqualTo(Map.of(PAGE, 1, "nowhere", 0, "https://NOTES.example/", 0, odd, 0));
    }

    @Test
    void a_count_follows_every_decision_at_once() {
        Posted first = newsroom.post("First");
        assertThat(newsroom.count(PAGE)).isZero();
        newsroom.approve(first.id());
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        newsroom.publishReply(first.id(), "Second");
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
        String decision = newsroom.reject(first.id(), "1");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
        newsroom.ana().delete("/api/v1/decisions/" + decision);
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
        Newsroom.author(first.receipt()).delete("/api/v1/receipt");
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void up_to_a_hundred_pages_are_counted() {
        List<String> pages =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "page " + i).toList();
        assertThat(counts(pages.subList(0, 100)).jsonPath().getMap("counts")).hasSize(100);
        assertRefused(counts(pages), ErrorCode.INVALID_PARAMETER);
        assertRefused(anybody().get(newsroom.path("/counts")), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void a_hundred_long_addresses_fit_into_one_question() {
        List<String> pages = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "https://notes.example/" + "a/long/road/".repeat(20) + i)
                .toList();
        assertThat(counts(pages).jsonPath().getMap("counts")).hasSize(100);
    }

    @Test
    void a_front_page_that_was_just_asked_for_has_the_first_comment_of_a_page_at_once() {
        newsroom = Newsroom.open(Map.of("mode", "POST"));
        List<String> front = List.of("one", "two", "three");
        for (int i = 0; i < front.size(); i++) {
            // Asked again and again, so that the answer is known by its address.
            assertThat(counts(front).asString()).isEqualTo(counts(front).asString());
            newsroom.submit(Map.of("page", Map.of("id", front.get(i)), "body", "First"))
                    .then()
                    .statusCode(201);
            assertThat(counts(front).jsonPath().getMap("counts")).containsEntry(front.get(i), 1);
        }
        assertThat(counts(front).jsonPath().getMap("counts")).isEqualTo(Map.of("one", 1, "two", 1, "three", 1));
    }

    @Test
    void what_changes_on_one_site_is_nothing_to_another() {
        Newsroom other = Newsroom.open();
        newsroom.publish("Here");
        other.publish("There");
        assertThat(List.of(newsroom.count(PAGE), other.count(PAGE))).containsExactly(1, 1);
        newsroom.publish("Here too");
        assertThat(List.of(newsroom.count(PAGE), other.count(PAGE))).containsExactly(2, 1);
    }

    @Test
    void a_page_that_is_none_is_refused() {
        for (String page : List.of(" ", "x".repeat(501), "https://")) {
            assertRefused(counts(List.of(PAGE, page)), ErrorCode.INVALID_PARAMETER);
        }
    }
}
