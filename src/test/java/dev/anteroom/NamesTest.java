package dev.anteroom;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom.Posted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A moderator's name is for colleagues: no reader and no author ever sees one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class NamesTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private RequestSpecification zenobia() {
        return newsroom.moderator("Zenobia");
    }

    private void decide(Posted comment, String action) {
        List<String> clauses = action.equals("reject") ? List.of("2") : List.of();
        zenobia()
                .body(Map.of("clauses", clauses, "note", "Zenobia says so"))
                .post("/api/v1/comments/" + comment.id() + "/" + action)
                .then()
                .statusCode(200);
    }

    @Test
    void colleagues_see_who_decided() {
        Posted comment = newsroom.post("Words");
        decide(comment, "reject");
        assertThat(newsroom.vera().get("/api/v1/comments/" + comment.id()).asString())
                .contains("Zenobia");
        assertThat(newsroom.ben()
                        .post("/api/v1/comments/" + comment.id() + "/approve")
                        .asString())
                .contains("Zenobia");
    }

    @Test
    void readers_and_authors_do_not() {
        Posted published = newsroom.post("Let in");
        decide(published, "approve");
        Posted reply = newsroom.reply(published.id(), "Turned away");
        Posted held = newsroom.post("Held by a claim");
        decide(reply, "reject");
        zenobia().put("/api/v1/claims/" + held.id()).then().statusCode(200);

        List<Response> seen = new ArrayList<>();
        seen.add(newsroom.thread());
        seen.add(anybody().queryParam("page", Newsroom.PAGE).get(newsroom.path("/counts")));
        seen.add(anybody().get(newsroom.path("/policy")));
        seen.add(anybody().get(newsroom.path("/policy/1")));
        seen.add(newsroom.submit(Newsroom.comment("More words")));
        for (Posted comment : List.of(published, reply, held)) {
            seen.add(author(comment.receipt()).get("/api/v1/receipt"));
            seen.add(author(comment.receipt()).body(Map.of("body", "Edited")).put("/api/v1/receipt"));
            seen.add(author(comment.receipt()).body(Map.of("no", "such")).put("/api/v1/receipt"));
        }
        zenobia().queryParam("page", Newsroom.PAGE).put(newsroom.path("/thread/closure"));
        seen.add(newsroom.submit(Newsroom.comment("Too late")));
        seen.add(newsroom.thread());
        seen.add(anybody().get("/api/v1/comments/" + published.id()));
        seen.add(anybody().post("/api/v1/comments/" + published.id() + "/approve"));
        seen.add(anybody().get("/api/v1/queue"));
        seen.add(anybody().get(newsroom.path("")));
        seen.add(anybody().get("/q/metrics"));
        seen.add(anybody().get("/q/health"));

        assertThat(seen).allSatisfy(answer -> assertThat(answer.headers() + answer.asString())
                .doesNotContainIgnoringCase("Zenobia"));
    }
}
