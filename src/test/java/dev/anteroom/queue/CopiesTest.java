package dev.anteroom.queue;

import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts that say the same in nearly the same words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class CopiesTest {

    private static final String SPAM = "I earned four thousand dollars last month working from home on my computer, and"
            + " you can do it too: open this page and see how easy it was for me to start";

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    /** The same in slightly other words each time. */
    private static String variant(int i) {
        String name = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26);
        return switch (i % 4) {
            case 0 -> SPAM + " " + i;
            case 1 -> "Hello " + name + "! " + SPAM.toUpperCase();
            case 2 -> SPAM.replace("computer", name).replace("easy", "éasy");
            default -> SPAM.replace("last month", "this " + name) + "!!! https://" + name + i + ".example";
        };
    }

    private Response similar(String comment, Map<String, ?> parameters) {
        return newsroom.ana().queryParams(parameters).get("/api/v1/comments/" + comment + "/similar");
    }

    private int counted(String comment) {
        return newsroom.ana().get("/api/v1/comments/" + comment).path("comment.similar");
    }

    private Response decide(String comment, String action) {
        return newsroom.ana()
                .body(Map.of(
                        "items",
                        List.of(Map.of(
                                "comment", comment, "action", action, "clauses", List.of("5"), "similar", true))))
                .post("/api/v1/decisions");
    }

    private static void edit(Posted comment, String body) {
        author(comment.receipt())
                .body(Map.of("body", body))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
    }

    private static int entries(String comment) {
        return Rows.count("journal WHERE comment_id = CAST(? AS uuid)", comment);
    }

    @Test
    void variants_of_a_text_are_copies_and_other_texts_are_not() {
        List<String> spam = IntStream.range(0, 8)
                .mapToObj(i -> newsroom.post(variant(i)).id())
                .toList();
        String other = newsroom.post("I worked from home last month too, and what I earned would not have paid for the"
                        + " computer. Nobody should open that page or believe what is said there")
                .id();
        assertThat(spam).allMatch(comment -> counted(comment) == 7);
        assertThat(counted(other)).isZero();
        assertThat(similar(other, Map.of()).<List<?>>path("items")).isEmpty();
    }

    @Test
    void copies_are_listed_the_latest_first_page_by_page_and_by_state() {
        List<String> spam = IntStream.range(0, 7)
                .mapToObj(i -> newsroom.post(variant(i)).id())
                .toList();
        newsroom.reject(spam.get(1), "5");
        newsroom.approve(spam.get(5));
        Response all = similar(spam.get(3), Map.of());
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.header("Cache-Control")).isEqualTo("no-store");
        assertThat(all.<List<String>>path("items.id"))
                .containsExactly(spam.get(6), spam.get(5), spam.get(4), spam.get(2), spam.get(1), spam.get(0));
        assertThat(all.<List<String>>path("items.state"))
                .containsExactly("PENDING", "APPROVED", "PENDING", "PENDING", "REJECTED", "PENDING");
        assertThat(all.<List<Integer>>path("items.similar")).containsExactly(4, 5, 4, 4, 5, 4);
        assertThat(similar(spam.get(3), Map.of("state", "REJECTED")).<List<String>>path("items.id"))
                .containsExactly(spam.get(1));

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Response page =
                    similar(spam.get(3), cursor == null ? Map.of("limit", 4) : Map.of("limit", 4, "cursor", cursor));
            read.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(read).isEqualTo(all.path("items.id"));
    }

    @Test
    void the_context_of_a_comment_has_its_copies() {
        String first = newsroom.post(variant(0)).id();
        String second = newsroom.post(variant(1)).id();
        String third = newsroom.post(variant(2)).id();
        newsroom.reject(second, "5");
        Response context = newsroom.ana().get("/api/v1/comments/" + first);
        assertThat(context.<Integer>path("copies.pending")).isEqualTo(1);
        assertThat(context.<List<String>>path("copies.latest.id")).containsExactly(third, second);
        assertThat(context.<List<String>>path("copies.latest.state")).containsExactly("PENDING", "REJECTED");
    }

    @Test
    void a_flood_is_cleared_by_one_decision_and_comes_back_by_one_reversal() {
        List<String> spam = IntStream.range(0, 40)
                .mapToObj(i -> newsroom.post(variant(i)).id())
                .toList();
        newsroom.ben().put("/api/v1/claims/" + spam.get(9)).then().statusCode(200);
        Response answer = decide(spam.get(20), "reject");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Boolean>path("more")).isFalse();
        assertThat(answer.<List<String>>path("items.comment"))
                .startsWith(spam.get(20))
                .containsExactlyInAnyOrderElementsOf(spam);
        assertThat(answer.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(answer.<List<String>>path("items.state")).containsOnly("REJECTED");
        assertThat(answer.<List<String>>path("items.decision.id")).doesNotHaveDuplicates();
        assertThat(answer.<List<String>>path("items.decision.batch")).containsOnly(answer.<String>path("batch"));
        assertThat(newsroom.queue()).isEmpty();
        assertThat(spam).allMatch(comment -> entries(comment) == (comment.equals(spam.get(9)) ? 3 : 2));
        assertThat(Rows.count("claim WHERE comment_id = CAST(? AS uuid)", spam.get(9)))
                .isZero();
        Map<String, Object> one =
                newsroom.ana().get("/api/v1/comments/" + spam.get(0)).path("comment");
        assertThat(one).containsEntry("version", 2).containsEntry("similar", 0);

        Response reversed = newsroom.ben().delete("/api/v1/decisions/batches/" + answer.path("batch"));
        assertThat(reversed.<List<String>>path("items.outcome")).hasSize(40).containsOnly("applied");
        assertThat(reversed.<List<String>>path("items.state")).containsOnly("PENDING");
        assertThat(reversed.<List<Boolean>>path("items.decision.reversed")).containsOnly(true);
        assertThat(newsroom.queue()).hasSize(40);
        assertThat(spam).allMatch(comment -> entries(comment) == (comment.equals(spam.get(9)) ? 4 : 3));
        assertThat(counted(spam.get(0))).isEqualTo(39);
        Response again = newsroom.ana().delete("/api/v1/decisions/batches/" + answer.path("batch"));
        assertThat(again.<List<String>>path("items.outcome")).hasSize(40).containsOnly("unchanged");
    }

    @Test
    void copies_are_approved_along_where_what_they_reply_to_is_public() {
        Posted parent = newsroom.publish("A parent");
        Posted gone = newsroom.publish("Another parent");
        String reply = newsroom.reply(parent.id(), variant(0)).id();
        String orphan = newsroom.reply(gone.id(), variant(1)).id();
        String top = newsroom.post(variant(2)).id();
        newsroom.reject(gone.id(), "1");
        Response answer = decide(top, "approve");
        Map<String, String> outcomes = new java.util.HashMap<>();
        List<Map<String, String>> items = answer.path("items");
        items.forEach(item -> outcomes.put(item.get("comment"), item.get("outcome")));
        assertThat(outcomes).isEqualTo(Map.of(top, "applied", reply, "applied", orphan, "parent-not-approved"));
        assertThat(newsroom.count(Newsroom.PAGE)).isEqualTo(3);
        assertThat(newsroom.queue()).hasSize(1);
    }

    @Test
    void what_changed_since_the_batch_is_not_reversed_with_it() {
        List<Posted> spam =
                IntStream.range(0, 4).mapToObj(i -> newsroom.post(variant(i))).toList();
        String batch = decide(spam.get(0).id(), "approve").path("batch");
        newsroom.reject(spam.get(1).id(), "5");
        author(spam.get(2).receipt()).delete("/api/v1/receipt").then().statusCode(204);
        author(spam.get(3).receipt())
                .body(Map.of("body", "Something else"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        Response reversed = newsroom.ana().delete("/api/v1/decisions/batches/" + batch);
        Map<String, String> states = new java.util.HashMap<>();
        Map<String, String> outcomes = new java.util.HashMap<>();
        List<Map<String, String>> items = reversed.path("items");
        items.forEach(item -> {
            states.put(item.get("comment"), item.get("state"));
            outcomes.put(item.get("comment"), item.get("outcome"));
        });
        assertThat(outcomes)
                .isEqualTo(Map.of(
                        spam.get(0).id(), "applied",
                        spam.get(1).id(), "conflict",
                        spam.get(2).id(), "conflict",
                        spam.get(3).id(), "conflict"));
        assertThat(states)
                .isEqualTo(Map.of(
                        spam.get(0).id(), "PENDING",
                        spam.get(1).id(), "REJECTED",
                        spam.get(2).id(), "WITHDRAWN",
                        spam.get(3).id(), "PENDING"));
    }

    @Test
    void an_edit_makes_a_comment_a_copy_of_others_or_of_none() {
        String spam = newsroom.post(variant(0)).id();
        Posted honest = newsroom.post("What a beautiful story about the river and the town");
        edit(honest, variant(5));
        assertThat(counted(spam)).isEqualTo(1);
        edit(honest, "What a beautiful story about the river and the town");
        assertThat(counted(spam)).isZero();
        assertThat(similar(honest.id(), Map.of()).<List<?>>path("items")).isEmpty();
    }

    @Test
    void what_a_withdrawn_text_was_like_is_forgotten_and_its_copies_stay_each_others() {
        Posted first = newsroom.post(variant(0));
        String second = newsroom.post(variant(1)).id();
        newsroom.post(variant(2));
        author(first.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertThat(counted(second)).isEqualTo(1);
        assertThat(Rows.count("likeness WHERE comment_id = CAST(? AS uuid)", first.id()))
                .isZero();
        assertThat(similar(first.id(), Map.of()).<List<?>>path("items")).isEmpty();
        assertThat(counted(first.id())).isZero();
    }

    @Test
    void what_a_refused_text_was_like_is_forgotten() {
        Posted rejected = newsroom.post("What a beautiful story about the river and the town");
        newsroom.reject(rejected.id(), "5");
        Response refused =
                author(rejected.receipt()).body(Map.of("body", variant(0))).put("/api/v1/receipt");
        assertRefused(refused, ErrorCode.EDIT_WINDOW_CLOSED);
        newsroom.post("Nobody in the town believes what the governor said about the money");
        assertThat(Rows.count("likeness WHERE comment_id = CAST(? AS uuid)", rejected.id()))
                .isEqualTo(1);
        Posted first = newsroom.post(variant(1));
        Posted second = newsroom.post(variant(2));
        assertThat(counted(second.id())).isEqualTo(1);
        assertThat(Rows.count("likeness WHERE comment_id = CAST(? AS uuid)", first.id()))
                .isEqualTo(1);
    }

    @Test
    void copies_at_the_same_moment_find_each_other() {
        List<String> together =
                Together.all(16, i -> newsroom.post(SPAM + " " + i).id());
        assertThat(together).allMatch(comment -> counted(comment) == 15);
        assertThat(decide(together.get(3), "reject").<List<?>>path("items")).hasSize(16);
    }

    @Test
    void another_sites_copies_are_none() {
        String here = newsroom.post(variant(0)).id();
        Newsroom other = Newsroom.open();
        String there = other.post(variant(0)).id();
        assertThat(counted(here)).isZero();
        decide(here, "reject");
        assertThat(other.queue()).hasSize(1);
        assertRefused(similar(there, Map.of()), ErrorCode.COMMENT_NOT_FOUND);
    }

    @Test
    void a_wrong_question_is_refused() {
        String comment = newsroom.post(variant(0)).id();
        assertRefused(similar(UUID.randomUUID().toString(), Map.of()), ErrorCode.COMMENT_NOT_FOUND);
        assertRefused(similar("x", Map.of()), ErrorCode.INVALID_ID);
        for (String state : List.of("pending", "GONE")) {
            assertRefused(similar(comment, Map.of("state", state)), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(similar(comment, Map.of("limit", 0)), ErrorCode.INVALID_PARAMETER);
        assertRefused(similar(comment, Map.of("cursor", "x")), ErrorCode.INVALID_CURSOR);
    }
}
