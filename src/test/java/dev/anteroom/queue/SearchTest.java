package dev.anteroom.queue;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moderators look for comments by what they say and what became of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SearchTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response search(Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(Map.of("site", newsroom.site));
        all.putAll(parameters);
        return newsroom.ana().queryParams(all).get("/api/v1/comments");
    }

    private List<String> found(Map<String, ?> parameters) {
        Response answer = search(parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("items.body");
    }

    private List<String> found(String text) {
        return found(Map.of("q", text));
    }

    @Test
    void words_are_found_whatever_their_case_and_accents() {
        newsroom.post("La canción de la NIÑA");
        newsroom.post("El corrido del norte");
        assertThat(found("cancion")).containsExactly("La canción de la NIÑA");
        assertThat(found("CANCIÓN niña")).containsExactly("La canción de la NIÑA");
        assertThat(found("nina norte")).isEmpty();
        assertThat(found("la")).containsExactly("La canción de la NIÑA");
    }

    @Test
    void words_are_found_by_their_beginnings_and_by_parts() {
        newsroom.post("A hummingbird at https://spam.example/cheap-pills");
        newsroom.post("Nothing");
        assertThat(found("humming")).hasSize(1);
        assertThat(found("bird")).isEmpty();
        assertThat(found("*BIRD")).hasSize(1);
        assertThat(found("*mingb cheap")).hasSize(1);
        assertThat(found("spam.example")).hasSize(1);
        assertThat(found("*am.exa")).hasSize(1);
        assertThat(found("*nothing")).containsExactly("Nothing");
    }

    @Test
    void words_are_found_in_the_other_forms_that_the_sites_language_has() {
        newsroom.post("They were running");
        newsroom.post("Happiness");
        assertThat(found("runs")).containsExactly("They were running");
        assertThat(found("happy")).containsExactly("Happiness");
        newsroom = Newsroom.open(Map.of("language", "es"));
        newsroom.post("Las canciones prohibidas");
        assertThat(found("canción prohibida")).containsExactly("Las canciones prohibidas");
        assertThat(newsroom.ana()
                        .queryParam("q", "canción prohibida")
                        .get("/api/v1/comments")
                        .<List<?>>path("items"))
                .hasSize(1);
    }

    @Test
    void words_in_quotes_follow_each_other() {
        newsroom.post("The police came, the army left");
        newsroom.post("The army, police say, came");
        assertThat(found("\"police came\"")).containsExactly("The police came, the army left");
        assertThat(found("\"POLICE   càme\"")).hasSize(1);
        assertThat(found("police came")).hasSize(2);
        assertThat(found("\"came the army\" left")).hasSize(1);
        assertThat(found("\"polic came\"")).isEmpty();
        assertThat(found("\"police came")).hasSize(1);
    }

    @Test
    void what_is_no_word_is_found_as_it_stands() {
        newsroom.post("All 100% of them 😀");
        newsroom.post("Some under_scored words");
        newsroom.post("A back\\slash & 'quotes' | (brackets): !");
        assertThat(found("%")).containsExactly("All 100% of them 😀");
        assertThat(found("😀")).containsExactly("All 100% of them 😀");
        assertThat(found("_")).containsExactly("Some under_scored words");
        assertThat(found("under_scored")).containsExactly("Some under_scored words");
        assertThat(found("\\")).containsExactly("A back\\slash & 'quotes' | (brackets): !");
        assertThat(found("& | ( : !")).containsExactly("A back\\slash & 'quotes' | (brackets): !");
        assertThat(found("'quotes'")).containsExactly("A back\\slash & 'quotes' | (brackets): !");
        assertThat(found("'; DROP TABLE comment; --")).isEmpty();
        assertThat(found("back:* & slash")).containsExactly("A back\\slash & 'quotes' | (brackets): !");
        for (String nothing : List.of(" ", "\"\"", "\" \"", "\u0301")) {
            assertThat(found(nothing)).as(nothing).hasSize(3);
        }
        assertThat(found("*")).isEmpty();
    }

    @Test
    void an_edited_text_is_found_as_it_is_now_and_a_withdrawn_one_not_at_all() {
        Posted posted = newsroom.post("Before");
        author(posted.receipt())
                .body(Map.of("body", "After"))
                .put("/api/v1/receipt")
                .then()
                .statusCode(200);
        assertThat(found("before")).isEmpty();
        assertThat(found("after")).containsExactly("After");
        author(posted.receipt()).delete("/api/v1/receipt").then().statusCode(204);
        assertThat(found("after")).isEmpty();
        assertThat(found("*after")).isEmpty();
        assertThat(search(Map.of("state", "WITHDRAWN")).<List<String>>path("items.id"))
                .containsExactly(posted.id());
    }

    @Test
    void comments_are_found_by_what_became_of_them() {
        String approved = newsroom.publish("One").id();
        newsroom.reject(newsroom.post("Two").id(), "5");
        String bens = newsroom.post("Three").id();
        newsroom.ben()
                .body(Map.of("clauses", List.of("2", "3")))
                .post("/api/v1/comments/" + bens + "/reject")
                .then()
                .statusCode(200);
        newsroom.post("Four");
        assertThat(found(Map.of())).containsExactly("Four", "Three", "Two", "One");
        assertThat(found(Map.of("state", "PENDING"))).containsExactly("Four");
        assertThat(found(Map.of("state", "REJECTED"))).containsExactly("Three", "Two");
        assertThat(found(Map.of("clause", "3"))).containsExactly("Three");
        assertThat(found(Map.of("clause", "4"))).isEmpty();
        String ana = moderator("Ana");
        assertThat(found(Map.of("moderator", ana))).containsExactly("Two", "One");
        assertThat(found(Map.of("moderator", ana, "state", "APPROVED", "q", "one")))
                .containsExactly("One");
        assertThat(found(Map.of("moderator", ana, "clause", "5"))).containsExactly("Two");
        newsroom.ana().delete("/api/v1/decisions/" + standing(approved)).then().statusCode(200);
        assertThat(found(Map.of("moderator", ana))).containsExactly("Two");
    }

    private String moderator(String name) {
        return Rows.<UUID>one("SELECT id FROM moderator WHERE name = ?", name + " of " + newsroom.site)
                .toString();
    }

    private String standing(String comment) {
        return newsroom.ana().get("/api/v1/comments/" + comment).path("decisions[0].id");
    }

    @Test
    void comments_are_found_by_their_author() {
        newsroom.postBy("lucia's", "One");
        newsroom.postBy("lucia's", "Two");
        newsroom.postBy("somebody's", "Three");
        newsroom.post("Four");
        String key = search(Map.of("q", "one")).path("items[0].author.key");
        assertThat(found(Map.of("author", key))).containsExactly("Two", "One");
        assertThat(found(Map.of("author", key.toUpperCase(), "q", "two"))).containsExactly("Two");
        assertThat(found(Map.of("author", "0".repeat(64)))).isEmpty();
    }

    @Test
    void comments_are_found_by_their_time() {
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        for (int hour = 0; hour < 4; hour++) {
            TestClock.INSTANCE.set(noon.plus(Duration.ofHours(hour)));
            newsroom.post("At " + hour);
        }
        assertThat(found(Map.of("from", "2026-03-10T13:00:00Z", "to", "2026-03-10T15:00:00Z")))
                .containsExactly("At 2", "At 1");
        assertThat(found(Map.of("to", "2026-03-10T06:30:00-06:00"))).containsExactly("At 0");
    }

    @Test
    void it_is_read_page_by_page_while_others_post() {
        TestClock.INSTANCE.set(Instant.parse("2026-03-10T12:00:00Z"));
        for (int i = 1; i <= 7; i++) {
            // Two at each moment, so that a page ends between them.
            TestClock.INSTANCE.advance(Duration.ofSeconds(i % 2));
            newsroom.post("number " + i);
        }
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> page = new HashMap<>(Map.of("q", "number", "limit", 3));
            if (cursor != null) {
                page.put("cursor", cursor);
            }
            Response answer = search(page);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            read.addAll(answer.path("items.body"));
            cursor = answer.path("next");
            assertThat(answer.header("Link") == null).isEqualTo(cursor == null);
            TestClock.INSTANCE.advance(Duration.ofSeconds(1));
            newsroom.post("another number");
        } while (cursor != null);
        assertThat(read)
                .containsExactly("number 7", "number 6", "number 5", "number 4", "number 3", "number 2", "number 1");
    }

    @Test
    void what_is_rare_is_found_behind_many_others() {
        newsroom.post("A needle");
        int site = Rows.one("SELECT id FROM site WHERE key = ?", newsroom.site);
        hay(site, 2_100);
        assertThat(found("needle")).containsExactly("A needle");
        assertThat(found(Map.of("q", "needl", "state", "PENDING"))).containsExactly("A needle");
        assertThat(found(Map.of("q", "needle", "state", "APPROVED"))).isEmpty();
        assertThat(found(Map.of("state", "PENDING", "q", "*eedl"))).containsExactly("A needle");
    }

    /** So many comments, without a request for each. */
    private static void hay(int site, int many) {
        try {
            Rows.change("""
                    INSERT INTO comment (site_id, id, thread_id, depth, state, body, html, created_at, version, likeness_id)
                    SELECT site_id, gen_random_uuid(), thread_id, 0, 'PENDING', 'Hay ' || n, '', now(), 1, gen_random_uuid()
                    FROM comment, generate_series(1, %d) AS n WHERE site_id = %d""".formatted(many, site));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_item_has_what_the_queue_shows() {
        newsroom.publish("A parent");
        String id = newsroom.post("Words, *words*").id();
        Map<String, Object> item = search(Map.of("q", "words")).jsonPath().getMap("items[0]");
        assertThat(item)
                .containsEntry("id", id)
                .containsEntry("site", newsroom.site)
                .containsEntry("state", "PENDING")
                .containsEntry("html", "<p>Words, <em>words</em></p>")
                .containsEntry("similar", 0)
                .containsEntry("version", 1);
    }

    @Test
    void another_sites_comments_are_not_found() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        newsroom.post("Here " + word);
        Newsroom other = Newsroom.open();
        other.post("There " + word);
        assertThat(newsroom.ana().queryParam("q", word).get("/api/v1/comments").<List<String>>path("items.body"))
                .containsExactly("Here " + word);
        assertThat(admin().queryParam("q", word).get("/api/v1/comments").<List<String>>path("items.body"))
                .containsExactly("There " + word, "Here " + word);
        assertRefused(search(Map.of("site", other.site)), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_search_that_takes_too_long_is_broken_off() throws SQLException {
        newsroom.post("Words");
        // Nobody can read them while somebody has them for themselves.
        try (Connection other =
                Arc.container().instance(AgroalDataSource.class).get().getConnection()) {
            other.setAutoCommit(false);
            try (Statement lock = other.createStatement()) {
                lock.execute("LOCK TABLE comment_words IN ACCESS EXCLUSIVE MODE");
                assertRefused(search(Map.of("q", "words")), ErrorCode.SEARCH_TOO_BROAD);
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        }
        assertThat(found("words")).containsExactly("Words");
    }

    @Test
    void a_wrong_question_is_refused() {
        assertRefused(search(Map.of("site", "nowhere")), ErrorCode.SITE_NOT_FOUND);
        for (Map<String, ?> wrong : List.of(
                Map.of("q", "x".repeat(201)),
                Map.of("q", ""),
                Map.of("q", "a ".repeat(21)),
                Map.of("state", "pending"),
                Map.of("author", "xyz"),
                Map.of("author", "0".repeat(63)),
                Map.of("clause", "x"),
                Map.of("from", "yesterday"),
                Map.of("to", "2026-03-10"),
                Map.of("to", "+99999-03-10T00:00:00Z"),
                Map.of("from", "0001-03-10T00:00:00Z"),
                Map.of("limit", 101))) {
            assertRefused(search(wrong), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(search(Map.of("q", "a\u0000b")), ErrorCode.INVALID_ADDRESS);
        assertRefused(search(Map.of("moderator", "ana")), ErrorCode.INVALID_ID);
        assertRefused(search(Map.of("cursor", "x")), ErrorCode.INVALID_CURSOR);
        assertRefused(anybody().get("/api/v1/comments"), ErrorCode.TOKEN_REQUIRED);
    }
}
