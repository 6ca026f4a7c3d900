package dev.anteroom.tuning;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.comment;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A classifier learns from what people decide on a site, and says so of what comes in after. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ClassifierTest {

    private static final String CLASSIFIER = "/screening/classifier";
    private static final String[] PLACES = {"river", "bridge", "council", "harbour", "station", "market", "garden"};

    @Inject
    ClassifierLearning learning;

    /** Has decided enough, and rejects whatever is said of turnips; made when first needed, shared by the tests. */
    private static Newsroom experienced;

    private static synchronized Newsroom experienced() {
        if (experienced == null) {
            Newsroom newsroom = Newsroom.open();
            decide(newsroom, 210);
            experienced = newsroom;
        }
        return experienced;
    }

    private static void decide(Newsroom newsroom, int count) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean bad = i % 5 == 0;
            String text = "Number " + i + " of the " + PLACES[i % 7] + " and the " + PLACES[i / 7 % 7] + " is about "
                    + (bad ? "turnips" : "swallows");
            Posted posted = newsroom.post(text);
            decisions.add(Map.of(
                    "comment",
                    posted.id(),
                    "action",
                    bad ? "reject" : "approve",
                    "clauses",
                    bad ? List.of("1") : List.of()));
        }
        newsroom.ana()
                .body(Map.of("items", decisions))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static Response train(Newsroom newsroom) {
        return newsroom.olga().post(newsroom.path(CLASSIFIER + "/versions"));
    }

    private static Response choose(Newsroom newsroom, String use, Integer version, boolean shared, String lender) {
        Map<String, Object> choice = new HashMap<>(Map.of("use", use, "shared", shared));
        choice.put("version", version);
        choice.put("lender", lender);
        return newsroom.olga().body(choice).put(newsroom.path(CLASSIFIER));
    }

    private static Response show(Newsroom newsroom) {
        return newsroom.ana().get(newsroom.path(CLASSIFIER));
    }

    private static void listen(Newsroom newsroom) {
        newsroom.olga()
                .body(Map.of("classifier", Map.of("state", "ADVISORY")))
                .patch(newsroom.path("/screening"))
                .then()
                .statusCode(200);
    }

    /** What the classifier says of a text. */
    private static List<Map<String, Object>> findings(Newsroom newsroom, String text) {
        List<Map<String, Object>> findings = newsroom.olga()
                .body(Map.of("body", text))
                .post(newsroom.path("/screening/preview"))
                .path("findings");
        return findings.stream()
                .filter(finding -> finding.get("check").equals("classifier"))
                .toList();
    }

    private static long entries(Newsroom newsroom, String kind) {
        List<String> kinds = newsroom.ana()
                .queryParams("site", newsroom.site, "limit", 100)
                .get("/api/v1/journal")
                .path("items.kind");
        return kinds.stream().filter(kind::equals).count();
    }

    @Test
    void a_site_that_has_decided_little_has_none() {
        Newsroom newsroom = Newsroom.open();
        Response shown = show(newsroom);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.<String>path("use")).isEqualTo("LATEST");
        assertThat(shown.<Object>path("active")).isNull();
        assertThat(shown.<Integer>path("decisions")).isZero();
        assertThat(shown.<Integer>path("needs.decisions")).isEqualTo(200);
        assertRefused(train(newsroom), ErrorCode.TOO_FEW_DECISIONS);
        assertThat(findings(newsroom, "All about turnips")).isEmpty();
        assertThat(entries(newsroom, "classifier.trained")).isZero();
    }

    @Test
    void it_learns_from_what_people_decide_and_says_so_of_what_comes_in_after() {
        Newsroom newsroom = experienced();
        Response trained = train(newsroom);
        assertThat(trained.statusCode()).isEqualTo(201);
        int version = trained.path("version");
        assertThat(trained.<Integer>path("decisions")).isEqualTo(210);
        assertThat(trained.<Integer>path("rejected")).isEqualTo(42);
        assertThat(trained.<Float>path("evaluation.area")).isGreaterThan(0.9f);
        assertThat(show(newsroom).<Integer>path("active.version")).isEqualTo(version);

        listen(newsroom);
        String text = "Once more about turnips";
        Posted posted = newsroom.post(text);
        List<Map<String, Object>> queue = newsroom.ana()
                .queryParams("site", newsroom.site, "order", "risk")
                .get("/api/v1/queue")
                .path("items");
        assertThat(queue.get(0)).containsEntry("id", posted.id());
        @SuppressWarnings("unchecked")
        Map<String, Object> finding = ((List<Map<String, Object>>) queue.get(0).get("findings")).get(0);
        assertThat(finding).containsEntry("check", "classifier").containsEntry("outcome", "note");
        assertThat((Float) finding.get("score")).isGreaterThan(0.5f);
        @SuppressWarnings("unchecked")
        List<List<Integer>> spans = (List<List<Integer>>) finding.get("spans");
        assertThat(spans)
                .extracting(span -> text.substring(span.get(0), span.get(1)))
                .contains("turnips");
    }

    @Test
    void it_learns_by_itself_when_enough_was_decided_and_again_after_as_much() {
        Newsroom newsroom = Newsroom.open();
        decide(newsroom, 190);
        learning.learn();
        assertThat(versions(newsroom)).isEmpty();
        decide(newsroom, 20);
        learning.learn();
        assertThat(versions(newsroom)).containsExactly(1);
        decide(newsroom, 240);
        learning.learn();
        assertThat(versions(newsroom)).containsExactly(1);
        decide(newsroom, 10);
        learning.learn();
        assertThat(versions(newsroom)).containsExactly(2, 1);
    }

    @Test
    void it_does_not_learn_by_itself_from_decisions_of_one_kind() {
        Newsroom newsroom = Newsroom.open();
        List<Map<String, Object>> approvals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            approvals.add(Map.of(
                    "comment", newsroom.post("About the " + PLACES[i % 7]).id(), "action", "approve"));
        }
        newsroom.ana()
                .body(Map.of("items", approvals))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
        learning.learn();
        assertThat(versions(newsroom)).isEmpty();
    }

    private static List<Integer> versions(Newsroom newsroom) {
        return newsroom.ana().get(newsroom.path(CLASSIFIER + "/versions")).path("items.version");
    }

    @Test
    void each_training_is_one_version_and_one_entry() {
        Newsroom newsroom = experienced();
        long before = entries(newsroom, "classifier.trained");
        int first = train(newsroom).path("version");
        int second = train(newsroom).path("version");
        assertThat(second).isEqualTo(first + 1);
        assertThat(entries(newsroom, "classifier.trained")).isEqualTo(before + 2);
        assertThat(versions(newsroom)).startsWith(second, first).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void an_administrator_goes_back_to_an_earlier_version_or_to_none() {
        Newsroom newsroom = experienced();
        int first = train(newsroom).path("version");
        assertThat(choose(newsroom, "VERSION", first, false, null).<Integer>path("active.version"))
                .isEqualTo(first);
        train(newsroom);
        assertThat(show(newsroom).<Integer>path("active.version")).isEqualTo(first);
        assertThat(findings(newsroom, "All about turnips")).hasSize(1);

        assertThat(choose(newsroom, "NONE", null, false, null).<Object>path("active"))
                .isNull();
        assertThat(findings(newsroom, "All about turnips")).isEmpty();

        assertThat(choose(newsroom, "LATEST", null, false, null).<Integer>path("active.version"))
                .isEqualTo(first + 1);
        assertThat(entries(newsroom, "classifier.changed")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void what_was_reversed_is_unlearned_and_what_the_service_decides_is_not_learned() {
        Newsroom newsroom = Newsroom.open();
        Posted posted = newsroom.post("A word");
        String decision = newsroom.reject(posted.id(), "1");
        assertThat(show(newsroom).<Integer>path("decisions")).isEqualTo(1);
        assertThat(show(newsroom).<Integer>path("rejected")).isEqualTo(1);
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        assertThat(show(newsroom).<Integer>path("decisions")).isZero();

        Newsroom open = Newsroom.open(Map.of("mode", "POST"));
        open.submit(comment("Let in by the service")).then().statusCode(201);
        assertThat(show(open).<Integer>path("decisions")).isZero();
    }

    @Test
    void a_site_begins_with_what_another_shares() {
        Newsroom lender = experienced();
        Newsroom borrower = Newsroom.open();
        train(lender);
        choose(lender, "LATEST", null, false, null);
        assertRefused(choose(borrower, "LATEST", null, false, lender.site), ErrorCode.INVALID_FIELD, "lender");
        assertRefused(choose(borrower, "LATEST", null, false, "no-such-site"), ErrorCode.INVALID_FIELD, "lender");
        assertRefused(choose(borrower, "LATEST", null, false, borrower.site), ErrorCode.INVALID_FIELD, "lender");

        choose(lender, "LATEST", null, true, null);
        Response borrowed = choose(borrower, "LATEST", null, false, lender.site);
        assertThat(borrowed.<Boolean>path("borrowed")).isTrue();
        assertThat(borrowed.<String>path("lender")).isEqualTo(lender.site);
        assertThat(findings(borrower, "All about turnips")).hasSize(1);

        choose(lender, "LATEST", null, false, null);
        assertThat(findings(borrower, "All about turnips")).isEmpty();
        assertThat(show(borrower).<Boolean>path("borrowed")).isFalse();
    }

    @Test
    void what_cannot_be_chosen_is_refused() {
        Newsroom newsroom = Newsroom.open();
        assertRefused(choose(newsroom, "VERSION", 1, false, null), ErrorCode.CLASSIFIER_VERSION_NOT_FOUND);
        assertRefused(choose(newsroom, "VERSION", null, false, null), ErrorCode.INVALID_FIELD, "version");
        assertRefused(choose(newsroom, "LATEST", 1, false, null), ErrorCode.INVALID_FIELD, "version");
        assertRefused(choose(newsroom, "OLDEST", null, false, null), ErrorCode.INVALID_FIELD, "use");
        assertRefused(
                newsroom.olga().body(Map.of("use", "LATEST")).put(newsroom.path(CLASSIFIER)),
                ErrorCode.INVALID_FIELD,
                "shared");
        assertRefused(
                newsroom.olga()
                        .body(Map.of("use", "LATEST", "shared", true, "x", 1))
                        .put(newsroom.path(CLASSIFIER)),
                ErrorCode.UNKNOWN_PROPERTY);
        assertThat(show(newsroom).<Boolean>path("shared")).isFalse();
        assertThat(entries(newsroom, "classifier.changed")).isZero();
    }

    @Test
    void who_reads_may_look_and_only_administrators_of_the_site_change_it() {
        Newsroom newsroom = Newsroom.open();
        Newsroom other = Newsroom.open();
        Map<String, Object> choice = Map.of("use", "NONE", "shared", false);
        newsroom.vera().get(newsroom.path(CLASSIFIER)).then().statusCode(200);
        newsroom.vera().get(newsroom.path(CLASSIFIER + "/versions")).then().statusCode(200);
        assertRefused(newsroom.ana().body(choice).put(newsroom.path(CLASSIFIER)), ErrorCode.FORBIDDEN);
        assertRefused(newsroom.ana().post(newsroom.path(CLASSIFIER + "/versions")), ErrorCode.FORBIDDEN);
        assertRefused(anybody().get(newsroom.path(CLASSIFIER)), ErrorCode.TOKEN_REQUIRED);
        assertRefused(anybody().body(choice).put(newsroom.path(CLASSIFIER)), ErrorCode.TOKEN_REQUIRED);
        assertRefused(other.olga().get(newsroom.path(CLASSIFIER)), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.olga().body(choice).put(newsroom.path(CLASSIFIER)), ErrorCode.SITE_NOT_FOUND);
        assertRefused(other.olga().post(newsroom.path(CLASSIFIER + "/versions")), ErrorCode.SITE_NOT_FOUND);
    }
}
