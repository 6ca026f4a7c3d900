package dev.anteroom.tuning;

import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anteroom.Newsroom;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.base.Ids;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What something would have made of the past, before it is switched on. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class BacktestTest {

    @Inject
    Sites sites;

    @Inject
    Backtests backtests;

    @Inject
    EntityManager database;

    @Inject
    Ids ids;

    private Newsroom newsroom;

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private Response tried(String what, Map<String, ?> request) {
        return newsroom.olga().body(request).post(newsroom.path(what));
    }

    private Response done(Response begun) {
        begun.then().statusCode(202);
        String address = newsroom.path("/backtests/" + begun.path("id"));
        return await().until(() -> newsroom.vera().get(address), shown -> !shown.path("state")
                .equals("RUNNING"));
    }

    private static Map<String, Object> rule(String condition, String outcome) {
        return Map.of("name", "Tried", "condition", condition, "outcome", outcome);
    }

    private static Map<String, Object> words(String term) {
        return Map.of("list", Map.of("name", "Tried", "entries", List.of(Map.of("term", term, "outcome", "hold"))));
    }

    @Test
    void a_word_list_is_held_against_what_people_decided() {
        String right = newsroom.post("Such a weasel").id();
        newsroom.reject(right, "1");
        String wrong = newsroom.publish("I saw a weasel in the garden").id();
        String missed = newsroom.post("Such a rat").id();
        newsroom.reject(missed, "1");
        newsroom.publish("Good morning");
        newsroom.post("Nobody has decided on this weasel");
        Response done = done(tried("/word-lists/preview", words("weasel")));
        assertThat(done.<String>path("state")).isEqualTo("DONE");
        assertThat(done.<Integer>path("total")).isEqualTo(5);
        assertThat(done.<Integer>path("done")).isEqualTo(5);
        Map<String, Object> result = done.jsonPath().getMap("result");
        assertThat(result)
                .containsEntry("scanned", 5)
                .containsEntry("approved", 2)
                .containsEntry("rejected", 2)
                .containsEntry("held", 3)
                .containsEntry("turnedAway", 0)
                .containsEntry("caughtApproved", 1)
                .containsEntry("caughtRejected", 1)
                .containsEntry("precision", 0.5f)
                .containsEntry("recall", 0.5f);
        assertThat(done.<List<String>>path("result.right.comment")).containsExactly(right);
        assertThat(done.<List<String>>path("result.wrong.comment")).containsExactly(wrong);
        assertThat(done.<List<String>>path("result.missed.comment")).containsExactly(missed);
        assertThat(done.<List<List<Integer>>>path("result.right[0].findings[0].spans"))
                .containsExactly(List.of(7, 13));
    }

    @Test
    void a_rule_is_tried_as_if_it_were_live_and_changes_nothing() {
        newsroom.post("short");
        newsroom.publish("This one is a good deal longer than that");
        Response done = done(tried(
                "/rules/preview", Map.of("rules", List.of(rule("length < 10", "hold")), "days", 30, "comments", 10)));
        assertThat(done.<Integer>path("result.held")).isEqualTo(1);
        assertThat(done.<Float>path("result.precision")).isNull();
        assertThat(newsroom.queue()).containsExactly("short");
        assertThat(newsroom.vera().get(newsroom.path("/rules")).<List<?>>path("items"))
                .isEmpty();
    }

    private static Map<String, ?> onlyRule(String condition) {
        return Map.of("rules", List.of(rule(condition, "hold")));
    }

    private List<String> caught(String condition) {
        Response done = done(tried("/rules/preview", onlyRule(condition)));
        List<String> caught = new ArrayList<>(done.path("result.right.comment"));
        caught.addAll(done.path("result.wrong.comment"));
        return caught;
    }

    @Test
    void a_rule_sees_an_author_as_they_were_when_each_comment_came_in() {
        String author = "a secret of sixteen letters";
        String first = newsroom.postBy(author, "The first").id();
        newsroom.approve(first);
        String second = newsroom.postBy(author, "The second").id();
        String decision = newsroom.reject(second, "1");
        String third = newsroom.postBy(author, "The third").id();
        newsroom.approve(third);
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        String fourth = newsroom.postBy(author, "The fourth").id();
        newsroom.approve(fourth);
        newsroom.reject(second, "1");
        newsroom.publish("By somebody else");
        assertThat(caught("author.approved == 1")).containsExactlyInAnyOrder(second, third);
        assertThat(caught("author.approved == 2")).containsExactly(fourth);
        assertThat(caught("author.rejected == 1")).containsExactly(third);
        assertThat(caught("author.known && author.approved == 0")).containsExactly(first);
    }

    @Test
    void a_rule_sees_the_copies_that_were_there_when_each_comment_came_in() {
        String first = newsroom.post("The same again").id();
        newsroom.reject(first, "1");
        String second = newsroom.post("The same again").id();
        String third = newsroom.post("The same again").id();
        newsroom.reject(second, "1");
        newsroom.reject(third, "1");
        String fourth = newsroom.post("The same again").id();
        newsroom.approve(fourth);
        assertThat(caught("copies.onSite == 0")).containsExactly(first);
        assertThat(caught("copies.onSite == 2 && copies.inThread == 2")).containsExactly(third);
        assertThat(caught("copies.rejected == 1")).containsExactlyInAnyOrder(second, third);
        assertThat(caught("copies.rejected == 3")).containsExactly(fourth);
    }

    @Test
    void only_the_latest_are_looked_at_where_fewer_are_asked_for() {
        for (int i = 0; i < 5; i++) {
            newsroom.post("Comment number " + i);
        }
        Response done = done(
                tried("/rules/preview", Map.of("rules", List.of(rule("text.endsWith('4')", "hold")), "comments", 2)));
        assertThat(done.<Integer>path("result.scanned")).isEqualTo(2);
        assertThat(done.<Integer>path("result.held")).isEqualTo(1);
    }

    /** One that no node works on, so that it is under way for as long as the test looks at it. */
    private String underWay() {
        UUID id = ids.next();
        int site = sites.named(newsroom.site).id();
        QuarkusTransaction.requiringNew()
                .run(() -> backtests.begin(
                        site,
                        id,
                        (UUID) database.createNativeQuery("SELECT id FROM moderator LIMIT 1")
                                .getSingleResult(),
                        1_000));
        return id.toString();
    }

    private boolean goesOn(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> backtests.progress(sites.named(newsroom.site).id(), UUID.fromString(id), 500));
    }

    private Response shown(String id) {
        return newsroom.vera().get(newsroom.path("/backtests/" + id));
    }

    @Test
    void one_that_is_under_way_says_how_far_and_ends_when_it_is_cancelled() {
        String id = underWay();
        assertThat(goesOn(id)).isTrue();
        assertThat(shown(id).<String>path("state")).isEqualTo("RUNNING");
        assertThat(shown(id).<Integer>path("done")).isEqualTo(500);
        newsroom.olga().delete(newsroom.path("/backtests/" + id)).then().statusCode(204);
        assertThat(goesOn(id)).isFalse();
        assertThat(shown(id).<String>path("state")).isEqualTo("CANCELLED");
        assertThat(done(tried("/word-lists/preview", words("weasel"))).<String>path("state"))
                .isEqualTo("DONE");
    }

    @Test
    void one_at_a_time_is_under_way_on_a_site() {
        underWay();
        assertRefused(tried("/word-lists/preview", words("weasel")), ErrorCode.BACKTEST_RUNNING);
        assertRefused(
                tried("/rules/preview", Map.of("rules", List.of(rule("true", "hold")))), ErrorCode.BACKTEST_RUNNING);
    }

    @Test
    void one_whose_node_is_dead_has_failed_and_is_in_nobodys_way() {
        TestClock.INSTANCE.set(Instant.parse("2026-05-01T12:00:00Z"));
        String id = underWay();
        TestClock.INSTANCE.advance(Duration.ofMinutes(3));
        assertThat(shown(id).<String>path("state")).isEqualTo("FAILED");
        assertThat(done(tried("/word-lists/preview", words("weasel"))).<String>path("state"))
                .isEqualTo("DONE");
    }

    @Test
    void one_that_is_over_cannot_be_cancelled_and_keeps_its_result() {
        Response done = done(tried("/word-lists/preview", words("weasel")));
        String address = newsroom.path("/backtests/" + done.path("id"));
        newsroom.olga().delete(address).then().statusCode(204);
        assertThat(newsroom.vera().get(address).<String>path("state")).isEqualTo("DONE");
    }

    @Test
    void what_cannot_be_tried_is_refused() {
        assertRefused(tried("/rules/preview", Map.of()), ErrorCode.INVALID_FIELD, "rules");
        assertRefused(tried("/rules/preview", Map.of("rules", List.of())), ErrorCode.INVALID_FIELD, "rules");
        assertRefused(
                tried("/rules/preview", Map.of("rules", List.of(rule("length <", "hold")))),
                ErrorCode.INVALID_FIELD,
                "rules[0].condition");
        assertRefused(tried("/word-lists/preview", Map.of()), ErrorCode.INVALID_FIELD, "list");
        Map<String, Object> tooMany = Map.of("list", words("weasel").get("list"), "comments", 100_001);
        assertRefused(tried("/word-lists/preview", tooMany), ErrorCode.INVALID_FIELD, "comments");
        Map<String, Object> noDays = Map.of("list", words("weasel").get("list"), "days", 0);
        assertRefused(tried("/word-lists/preview", noDays), ErrorCode.INVALID_FIELD, "days");
    }

    @Test
    void only_the_sites_own_moderators_see_it() {
        String id = done(tried("/word-lists/preview", words("weasel"))).path("id");
        Newsroom other = Newsroom.open();
        assertRefused(other.olga().get(newsroom.path("/backtests/" + id)), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.olga().get(other.path("/backtests/" + id)), ErrorCode.BACKTEST_NOT_FOUND);
        assertRefused(
                newsroom.vera().get(newsroom.path("/backtests/" + UUID.randomUUID())), ErrorCode.BACKTEST_NOT_FOUND);
        assertRefused(
                newsroom.ana().body(words("rat")).post(newsroom.path("/word-lists/preview")), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.ana().delete(newsroom.path("/backtests/" + id)), ErrorCode.FORBIDDEN);
    }
}
