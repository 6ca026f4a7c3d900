package dev.anteroom.queue;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class BatchTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    static Map<String, Object> approve(String comment) {
        return Map.of("comment", comment, "action", "approve");
    }

    static Map<String, Object> reject(String comment, String... clauses) {
        return Map.of("comment", comment, "action", "reject", "clauses", List.of(clauses));
    }

    private static Map<String, Object> rejectAllLike(String comment) {
        return Map.of("comment", comment, "action", "reject", "clauses", List.of("5"), "similar", true);
    }

    private static Response decide(RequestSpecification moderator, List<?> items) {
        return moderator.body(Map.of("items", items)).post("/api/v1/decisions");
    }

    private Response decide(Object... items) {
        return decide(newsroom.ana(), List.of(items));
    }

    @Test
    void each_comment_has_an_outcome() {
        String fresh = newsroom.post("fresh").id();
        String mine = newsroom.publish("mine").id();
        String bens = newsroom.post("bens").id();
        newsroom.ben().post("/api/v1/comments/" + bens + "/approve").then().statusCode(200);
        String parent = newsroom.publish("parent").id();
        String orphan = newsroom.reply(parent, "orphan").id();
        newsroom.reject(parent, "1");
        Posted withdrawn = newsroom.post("withdrawn");
        author(withdrawn.receipt()).delete("/api/v1/receipt");
        String nobodys = UUID.randomUUID().toString();

        Response answer = decide(
                approve(fresh),
                approve(mine),
                reject(bens, "2"),
                approve(orphan),
                approve(withdrawn.id()),
                approve(nobodys));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<List<String>>path("items.comment"))
                .containsExactly(fresh, mine, bens, orphan, withdrawn.id(), nobodys);
        assertThat(answer.<List<String>>path("items.outcome"))
                .containsExactly("applied", "unchanged", "conflict", "parent-not-approved", "conflict", "not-found");
        assertThat(answer.<List<String>>path("items.state"))
                .containsExactly("APPROVED", "APPROVED", "APPROVED", "PENDING", "WITHDRAWN", null);
        assertThat(answer.<String>path("items[0].decision.batch")).isEqualTo(answer.path("batch"));
        assertThat(answer.<String>path("items[1].decision.batch")).isNull();
        assertThat(answer.<String>path("items[2].decision.by")).startsWith("Ben");
        assertThat(answer.<Object>path("items[5].decision")).isNull();
        assertThat(newsroom.queue()).containsExactly("orphan");
    }

    @Test
    void parents_are_let_in_before_their_replies_in_whatever_order_they_are_named() {
        Posted parent = newsroom.publish("parent");
        Posted reply = newsroom.publishReply(parent.id(), "reply");
        Posted deep = newsroom.reply(reply.id(), "deep");
        for (Posted comment : List.of(reply, parent)) {
            author(comment.receipt())
                    .body(Map.of("body", "edited"))
                    .put("/api/v1/receipt")
                    .then()
                    .statusCode(200);
        }
        Response answer = decide(approve(deep.id()), approve(reply.id()), approve(parent.id()));
        assertThat(answer.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(newsroom.count(PAGE)).isEqualTo(3);
    }

    @Test
    void a_reply_is_kept_out_by_a_parent_that_is_rejected_with_it() {
        Posted parent = newsroom.publish("parent");
        Posted reply = newsroom.reply(parent.id(), "reply");
        Response answer = decide(approve(reply.id()), reject(parent.id(), "1"));
        assertThat(answer.<List<String>>path("items.outcome")).containsExactly("parent-not-approved", "applied");
        assertThat(newsroom.count(PAGE)).isZero();
    }

    @Test
    void a_reply_that_waits_is_let_in_with_a_parent_that_was_turned_away() {
        Posted parent = newsroom.publish("parent");
        Posted reply = newsroom.reply(parent.id(), "reply");
        newsroom.reject(parent.id(), "1");
        Response answer = decide(approve(reply.id()), approve(parent.id()));
        assertThat(answer.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(newsroom.count(PAGE)).isEqualTo(2);
    }

    @Test
    void each_has_its_own_note() {
        String one = newsroom.post("one").id();
        String two = newsroom.post("two").id();
        String three = newsroom.post("three").id();
        Response answer = decide(
                Map.of("comment", one, "action", "approve", "note", "a friend"),
                Map.of("comment", two, "action", "approve", "note", "{\"a\", NULL}"),
                approve(three));
        assertThat(answer.<List<String>>path("items.decision.note")).containsExactly("a friend", "{\"a\", NULL}", null);
    }

    @Test
    void copies_are_decided_along() {
        String first = newsroom.post("Buy now!").id();
        String second = newsroom.post("BUY   now").id();
        newsroom.post("Buy later");
        String third = newsroom.post("¡Buy, nów!").id();

        Response answer = decide(rejectAllLike(second));
        assertThat(answer.<List<String>>path("items.comment"))
                .startsWith(second)
                .containsExactlyInAnyOrder(first, second, third);
        assertThat(answer.<List<String>>path("items.outcome")).containsOnly("applied");
        assertThat(answer.<List<String>>path("items.state")).containsOnly("REJECTED");
        assertThat(newsroom.queue()).containsExactly("Buy later");
    }

    @Test
    void a_copy_that_is_named_itself_is_decided_as_named() {
        String first = newsroom.post("Buy now").id();
        String second = newsroom.post("Buy now").id();
        Response answer = decide(rejectAllLike(first), approve(second));
        assertThat(answer.<List<String>>path("items.state")).containsExactly("REJECTED", "APPROVED");
    }

    @Test
    void copies_that_are_decided_already_stay_so() {
        newsroom.publish("Buy now");
        String second = newsroom.post("Buy now").id();
        assertThat(decide(rejectAllLike(second)).<List<?>>path("items")).hasSize(1);
        assertThat(newsroom.count(PAGE)).isEqualTo(1);
    }

    @Test
    void a_thousand_are_decided_in_one_request_and_one_more_are_not() {
        newsroom = Newsroom.open();
        String one = newsroom.post("one").id();
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(approve(one));
        IntStream.range(0, 999).forEach(i -> items.add(approve(UUID.randomUUID().toString())));
        items.add(approve(UUID.randomUUID().toString()));
        assertRefused(decide(newsroom.ana(), items), ErrorCode.INVALID_FIELD, "items");
        assertThat(newsroom.queue()).containsExactly("one");

        Response answer = decide(newsroom.ana(), items.subList(0, 1_000));
        assertThat(answer.<List<?>>path("items")).hasSize(1_000);
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void a_request_that_is_wrong_anywhere_does_nothing() {
        String good = newsroom.post("good").id();
        String other = newsroom.post("other").id();
        assertRefused(decide(approve(good), reject(other, "99")), ErrorCode.INVALID_FIELD, "items[1].clauses");
        assertRefused(decide(approve(good), reject(other)), ErrorCode.INVALID_FIELD, "items[1].clauses");
        assertRefused(
                decide(approve(good), Map.of("comment", other, "action", "approve", "note", "x".repeat(2_001))),
                ErrorCode.INVALID_FIELD,
                "items[1].note");
        assertRefused(decide(approve(good), approve(good)), ErrorCode.INVALID_FIELD, "items[1].comment");
        assertRefused(decide(approve(good), Map.of("action", "approve")), ErrorCode.INVALID_FIELD, "items[1].comment");
        assertRefused(decide(approve(good), Map.of("comment", other)), ErrorCode.INVALID_FIELD, "items[1].action");
        assertRefused(
                decide(approve(good), Map.of("comment", other, "action", "delete")),
                ErrorCode.INVALID_FIELD,
                "items[1].action");
        assertRefused(decide(), ErrorCode.INVALID_FIELD, "items");
        assertRefused(newsroom.ana().body("{}").post("/api/v1/decisions"), ErrorCode.INVALID_FIELD, "items");
        assertRefused(
                newsroom.ana().body("{\"items\":[null]}").post("/api/v1/decisions"),
                ErrorCode.INVALID_FIELD,
                "items[0]");

        assertThat(newsroom.queue()).containsExactly("good", "other");
        assertThat(Rows.count("decision WHERE comment_id = CAST(? AS uuid)", good))
                .isZero();
    }

    @Test
    void a_request_that_is_repeated_is_answered_the_same() {
        Posted one = newsroom.post("one");
        String copy = newsroom.post("one").id();
        String mine = newsroom.publish("mine").id();
        String parent = newsroom.publish("parent").id();
        String orphan = newsroom.reply(parent, "orphan").id();
        newsroom.reject(parent, "1");
        List<?> items = List.of(
                rejectAllLike(one.id()),
                approve(mine),
                approve(orphan),
                approve("00000000-0000-7000-8000-000000000000"));
        String key = UUID.randomUUID().toString();
        Response first = decide(newsroom.ana().header("Idempotency-Key", key), items);
        assertThat(first.<List<String>>path("items.comment")).contains(copy);
        Response again = decide(newsroom.ana().header("Idempotency-Key", key), items);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Rows.count("decision WHERE comment_id = CAST(? AS uuid)", one.id()))
                .isEqualTo(1);

        assertRefused(
                decide(newsroom.ana().header("Idempotency-Key", key), List.of(approve(mine))),
                ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(decide(newsroom.ben().header("Idempotency-Key", key), List.of(approve(mine)))
                        .<List<String>>path("items.outcome"))
                .containsExactly("conflict");
    }

    @Test
    void the_page_shows_all_of_it_when_it_is_answered() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(approve(newsroom.post("number " + i).id()));
        }
        assertThat(newsroom.thread().<List<?>>path("items")).isEmpty();
        decide(newsroom.ana(), items).then().statusCode(200);
        assertThat(newsroom.thread().<List<?>>path("items")).hasSize(20);
        assertThat(newsroom.count(PAGE)).isEqualTo(20);
    }
}
