package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
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

/** A slip with many comments is taken back as a whole. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class BatchReversalTest {

    private static final String BATCHES = "/api/v1/decisions/batches/";

    private Newsroom newsroom;

    @BeforeEach
    void openTheNewsroom() {
        newsroom = Newsroom.open();
    }

    @Test
    void a_flood_of_copies_is_decided_and_taken_back_as_one() {
        Posted first = newsroom.post("Buy our pills");
        for (String copy : List.of("buy our PILLS!!!", "Buy, our pills", "Búy our pills")) {
            newsroom.post(copy);
        }
        newsroom.post("Nothing of the kind");
        Response batch = newsroom.ana()
                .body(Map.of(
                        "items",
                        List.of(Map.of(
                                "comment", first.id(), "action", "reject", "clauses", List.of("5"), "similar", true))))
                .post("/api/v1/decisions");
        batch.then().statusCode(200);
        assertThat(batch.<List<String>>path("items.outcome")).hasSize(4).containsOnly("applied");
        assertThat(newsroom.queue()).containsExactly("Nothing of the kind");

        Response reversed = newsroom.ben().delete(BATCHES + batch.path("batch"));
        reversed.then().statusCode(200);
        assertThat(reversed.<List<String>>path("items.outcome")).hasSize(4).containsOnly("applied");
        assertThat(newsroom.queue()).hasSize(5);

        assertThat(newsroom.ana().delete(BATCHES + batch.path("batch")).<List<String>>path("items.outcome"))
                .hasSize(4)
                .containsOnly("unchanged");
    }

    @Test
    void what_was_decided_again_since_stays() {
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            posted.add(newsroom.post("Comment " + i).id());
            items.add(Map.of("comment", posted.get(i), "action", "approve"));
        }
        String batch = newsroom.ana()
                .body(Map.of("items", items))
                .post("/api/v1/decisions")
                .path("batch");
        newsroom.reject(posted.get(1), "1");

        Response reversed = newsroom.ana().delete(BATCHES + batch);
        assertThat(reversed.<List<String>>path("items.outcome")).containsExactly("applied", "conflict", "applied");
        assertThat(reversed.<List<String>>path("items.state")).containsExactly("PENDING", "REJECTED", "PENDING");
    }

    @Test
    void a_batch_that_is_not_there_or_of_another_site_is_not_found() {
        newsroom.ana()
                .delete(BATCHES + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("batch-not-found"));
        Newsroom other = Newsroom.open();
        String theirs = other.ana()
                .body(Map.of(
                        "items", List.of(Map.of("comment", other.post("Hello").id(), "action", "approve"))))
                .post("/api/v1/decisions")
                .path("batch");
        newsroom.ana().delete(BATCHES + theirs).then().statusCode(404);
    }
}
