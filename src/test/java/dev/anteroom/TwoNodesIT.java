package dev.anteroom;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database: what one of them changes, the other shows within two seconds. */
class TwoNodesIT {

    private static final String SITE = "notes";

    @TempDir
    static Path home;

    private static Service one;
    private static Service other;

    @BeforeAll
    static void start() throws IOException {
        one = Service.below(home.resolve("one")).start();
        other = Service.below(home.resolve("other")).on(one.jdbcUrl(), one.databasePassword());
        other.start();
        one.admin().open(SITE).expect(201);
        warmUp();
    }

    /** The first of everything takes a cold process seconds that say nothing of how fast news travels. */
    private static void warmUp() throws IOException {
        eventually(() -> other.anybody().thread(SITE, "page").status() == 200);
        one.admin().approve(submit(one, "warm-up")).expect(200);
        eventually(() -> comments(other, "warm-up") == 1 && counts(other, "warm-up") == 1);
        onOther().approve(submit(other, "warm-up")).expect(200);
        eventually(() -> comments(one, "warm-up") == 2 && counts(one, "warm-up") == 2);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(60, SECONDS).until(condition);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        other.close();
        one.close();
    }

    @Test
    void the_second_node_makes_no_administrator_of_its_own() {
        assertThat(other.data().resolve("admin-token")).doesNotExist();
    }

    @Test
    void a_site() throws Exception {
        one.admin().open("more-notes").expect(201);
        soon(() -> other.anybody().thread("more-notes", "page").status() == 200);
    }

    @Test
    void a_decision() throws Exception {
        String comment = submit(one, "decision");
        assertThat(comments(other, "decision")).isZero();
        String decision = one.admin().approve(comment).expect(200).text("/id");
        assertThat(comments(one, "decision")).isEqualTo(1);
        soon(() -> comments(other, "decision") == 1);
        soon(() -> counts(other, "decision") == 1);

        onOther().delete("/api/v1/decisions/" + decision).expect(200);
        assertThat(comments(other, "decision")).isZero();
        soon(() -> comments(one, "decision") == 0);
    }

    @Test
    void a_closure() throws Exception {
        one.admin().approve(submit(one, "closure")).expect(200);
        soon(() -> comments(other, "closure") == 1);
        one.admin()
                .put("/api/v1/sites/" + SITE + "/thread/closure?page=closure", null)
                .expect(204);
        soon(() -> thread(other, "closure").text("/thread/state").equals("CLOSED"));
        other.anybody().submit(SITE, "closure", "Too late").expect(409);
    }

    @Test
    void a_policy() throws Exception {
        Map<String, Object> clause =
                Map.of("number", "7", "texts", Map.of("en", Map.of("title", "Rumours", "text", "Say how you know.")));
        onOther()
                .put("/api/v1/sites/" + SITE + "/policy", Map.of("clauses", List.of(clause)))
                .expect(200);
        soon(() -> one.anybody()
                .get("/api/v1/sites/" + SITE + "/policy")
                .expect(200)
                .text("/clauses/0/number")
                .equals("7"));
    }

    @Test
    void a_site_that_is_made_and_one_that_is_changed() throws Exception {
        onOther().open("letters").expect(201);
        soon(() -> one.anybody().thread("letters", "page").status() == 200);
        one.anybody().submit("letters", "page", "Dear editors").expect(202);

        one.admin()
                .patch("/api/v1/sites/letters", Map.of("bodyLimit", 20, "mode", "POST"))
                .expect(200);
        soon(() -> other.anybody()
                        .submit("letters", "page", "Longer than twenty characters")
                        .status()
                == 400);
        other.anybody().submit("letters", "page", "Published at once").expect(201);
        soon(() -> comments(one, "letters", "page") == 1);
    }

    /** The administrator, at the other node. */
    private static Caller onOther() throws IOException {
        return other.anybody().moderator(one.token());
    }

    private static String submit(Service node, String page) throws IOException {
        return node.anybody().submit(SITE, page, "Beautifully said").expect(202).text("/comment/id");
    }

    private static Answer thread(Service node, String page) throws IOException {
        return node.anybody().thread(SITE, page).expect(200);
    }

    private static int comments(Service node, String page) throws IOException {
        return comments(node, SITE, page);
    }

    private static int comments(Service node, String site, String page) throws IOException {
        return node.anybody()
                .thread(site, page)
                .expect(200)
                .at("/thread/comments")
                .asInt();
    }

    private static int counts(Service node, String page) throws IOException {
        return node.anybody()
                .get("/api/v1/sites/" + SITE + "/counts?page=" + page)
                .expect(200)
                .at("/counts/" + page)
                .asInt();
    }

    /** The promise is two seconds. */
    private static void soon(Callable<Boolean> condition) {
        await().atMost(2, SECONDS).until(condition);
    }
}
