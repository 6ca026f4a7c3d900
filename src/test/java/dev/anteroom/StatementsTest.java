package dev.anteroom;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom.Posted;
import dev.anteroom.web.Cursor;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The schema can be distributed by site as it stands: no statement that is not about one site, or some. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class StatementsTest {

    private static final Pattern DISTRIBUTED = Pattern.compile(
            "\\b(from|join|into|update)\\s+(comment|thread|decision|journal|policy|clause|idempotency|claim|report|author_block|likeness|comment_words)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_SITES = Pattern.compile("\\bsite_?id\\s*(=|in\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern INSERT = Pattern.compile(
            "\\s*insert into \\w+\\s*\\([^)]*\\bsite_id\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What looks at all sites on purpose: the tail of the journal, blocks to be kept in memory, the end of keys. */
    private static final List<String> ACROSS_SITES = List.of(
            "WHERE tx >= CAST(",
            "DELETE FROM idempotency WHERE",
            "DELETE FROM likeness WHERE created_at",
            "UPDATE report SET reader_key = NULL WHERE",
            "FROM author_block WHERE lifted_at IS NULL AND ends_at");

    /** Hears of every statement that Hibernate sends. */
    @PersistenceUnitExtension
    @ApplicationScoped
    public static class Recorder implements StatementInspector {

        private static final Set<String> STATEMENTS = ConcurrentHashMap.newKeySet();

        @Override
        public String inspect(String sql) {
            STATEMENTS.add(sql);
            return sql;
        }
    }

    private static boolean isOfSites(String sql) {
        if (INSERT.matcher(sql).matches()) {
            return true;
        }
        int where = sql.toLowerCase(java.util.Locale.ROOT).indexOf("where");
        return where >= 0 && OF_SITES.matcher(sql.substring(where)).find();
    }

    @Test
    void every_statement_on_what_belongs_to_a_site_names_the_site() {
        everythingThatCanBeDone();
        List<String> distributed = Recorder.STATEMENTS.stream()
                .filter(sql -> DISTRIBUTED.matcher(sql).find())
                .filter(sql -> ACROSS_SITES.stream().noneMatch(sql::contains))
                .toList();
        assertThat(distributed).hasSizeGreaterThan(20);
        assertThat(distributed).filteredOn(sql -> !isOfSites(sql)).isEmpty();
    }

    private static void everythingThatCanBeDone() {
        Newsroom newsroom = Newsroom.open(Map.of("mode", "TRUSTED", "closeAfterDays", 5));
        admin().body(Map.of("name", "Notes")).patch(newsroom.path(""));
        String policy = "{\"clauses\":[{\"number\":\"1\",\"texts\":{\"en\":{\"title\":\"a\",\"text\":\"b\"}}}]}";
        admin().body(policy).put(newsroom.path("/policy")).then().statusCode(200);
        anybody().get(newsroom.path("/policy/1"));

        Map<String, Object> request = Newsroom.comment("Once");
        request.put("authorSecret", "lucia's browser made this");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            anybody().header("Idempotency-Key", key).body(request).post(newsroom.path("/comments"));
        }
        Posted parent = newsroom.publish("Parent");
        Posted reply = newsroom.reply(parent.id(), "Reply");
        newsroom.thread();
        newsroom.count(Newsroom.PAGE);
        newsroom.queue();
        newsroom.ana().queryParam("q", "r").queryParam("order", "newest").get("/api/v1/queue");
        newsroom.ana().get("/api/v1/queue/summary");
        newsroom.ana().get("/api/v1/comments/" + parent.id() + "/similar");
        newsroom.ana().queryParam("q", "r").get("/api/v1/comments");

        newsroom.ana().body(Map.of("site", newsroom.site)).post("/api/v1/claims");
        newsroom.ana().put("/api/v1/claims/" + reply.id());
        newsroom.ana().queryParam("free", true).get("/api/v1/queue");
        newsroom.ana().delete("/api/v1/claims/" + reply.id());
        newsroom.ana().delete("/api/v1/claims");
        newsroom.approve(reply.id());
        newsroom.report(reply.id(), Map.of("clause", "1", "readerSecret", "rosa's browser made this"))
                .then()
                .statusCode(201);
        newsroom.queue("reported");
        newsroom.ana().delete("/api/v1/decisions/" + newsroom.dismiss(reply.id()));
        String decision = newsroom.reject(reply.id(), "1");
        newsroom.ana().delete("/api/v1/decisions/" + decision).then().statusCode(200);
        decideSeveral(newsroom, reply);
        block(newsroom);
        author(parent.receipt()).get("/api/v1/receipt");
        author(parent.receipt()).body(Map.of("body", "Edited")).put("/api/v1/receipt");
        author(parent.receipt()).delete("/api/v1/receipt");
        lookBack(newsroom, parent);
        for (String method : List.of("put", "delete")) {
            newsroom.ana().queryParam("page", Newsroom.PAGE).request(method, newsroom.path("/thread/closure"));
        }
    }

    private static void lookBack(Newsroom newsroom, Posted comment) {
        for (String kind : List.of("comment.submitted", "comment.approved")) {
            newsroom.ana()
                    .queryParam("comment", comment.id())
                    .queryParam("kind", kind)
                    .queryParam("from", "2026-01-01T00:00:00Z")
                    .get("/api/v1/journal")
                    .then()
                    .statusCode(200);
        }
        admin().get("/api/v1/journal/verify").then().statusCode(200);
        anybody().get(newsroom.path("/log")).then().statusCode(200);
        for (String by : List.of("hour", "day", "moderator", "clause")) {
            newsroom.ana().queryParam("by", by).get("/api/v1/stats").then().statusCode(200);
        }
    }

    private static void block(Newsroom newsroom) {
        newsroom.postBy("mateo", "Waits");
        String author = newsroom.ana().get("/api/v1/queue").path("items[0].author.key");
        String end = Instant.now().plus(Duration.ofDays(1)).toString();
        Map<String, ?> request =
                Map.of("site", newsroom.site, "clauses", List.of("1"), "until", end, "rejectPending", true);
        for (int i = 0; i < 2; i++) {
            newsroom.ana()
                    .header("Idempotency-Key", author)
                    .body(request)
                    .post("/api/v1/authors/" + author + "/block")
                    .then()
                    .statusCode(201);
        }
        newsroom.ana().queryParam("site", newsroom.site).get("/api/v1/authors/" + author);
        newsroom.ana()
                .queryParam("cursor", new Cursor(Instant.now(), UUID.randomUUID()))
                .get("/api/v1/authors/blocks");
        newsroom.ana().queryParam("site", newsroom.site).delete("/api/v1/authors/" + author + "/block");
    }

    private static void decideSeveral(Newsroom newsroom, Posted reply) {
        Posted copy = newsroom.reply(reply.id(), "A copy");
        newsroom.post("A copy");
        Map<String, Object> items = Map.of(
                "items",
                List.of(Map.of("comment", copy.id(), "action", "reject", "clauses", List.of("1"), "similar", true)));
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            RequestSpecification ana = newsroom.ana().header("Idempotency-Key", key);
            String batch = ana.body(items).post("/api/v1/decisions").path("batch");
            newsroom.ana().delete("/api/v1/decisions/batches/" + batch).then().statusCode(200);
        }
    }
}
