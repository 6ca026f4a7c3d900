package dev.anteroom.queue;

import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every order of every cause is read to its end without an item twice or left out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PagingTest {

    private static final List<String> ORDERS = List.of("oldest", "newest", "risk");

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    private Response page(String cause, String order, int limit, String cursor) {
        RequestSpecification request = newsroom.ana()
                .queryParams(Map.of("site", newsroom.site, "cause", cause, "order", order, "limit", limit));
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/queue");
    }

    private List<String> pages(String cause, String order, int limit) {
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page(cause, order, limit, cursor);
            assertThat(page.statusCode()).isEqualTo(200);
            read.addAll(page.path("items.body"));
            cursor = page.path("next");
        } while (cursor != null);
        return read;
    }

    /** What screening will say of them one day. */
    private void risk(String comment, double risk) throws SQLException {
        Rows.change("UPDATE comment SET risk = " + risk + " WHERE id = '" + comment + "'");
    }

    @Test
    void the_riskiest_come_first_and_of_equal_risk_the_oldest() throws SQLException {
        double[] risks = {0, 0.5, 0.1 + 0.2, 0.5, 1, 0.3, 0};
        for (int i = 0; i < risks.length; i++) {
            risk(newsroom.post("" + i).id(), risks[i]);
        }
        for (int limit = 1; limit <= 4; limit++) {
            assertThat(pages("pending", "risk", limit)).containsExactly("4", "1", "3", "2", "5", "0", "6");
        }
        assertThat(newsroom.ana()
                        .body(Map.of("site", newsroom.site, "order", "risk", "limit", 3))
                        .post("/api/v1/claims")
                        .<List<String>>path("items.body"))
                .containsExactly("4", "1", "3");
    }

    @Test
    void more_and_heavier_reports_come_first() {
        for (int i = 1; i <= 3; i++) {
            String comment = newsroom.publish("" + i).id();
            for (int reader = 0; reader < i; reader++) {
                newsroom.report(comment, "reader " + reader);
            }
        }
        String keyless = newsroom.publish("4").id();
        newsroom.report(keyless, (String) null);
        assertThat(pages("reported", "risk", 2)).containsExactly("3", "2", "1", "4");
    }

    @Test
    void reported_comments_are_in_order_of_their_first_report() {
        TestClock.INSTANCE.set(Instant.parse("2026-03-10T12:00:00Z"));
        List<String> comments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            comments.add(newsroom.publish("" + i).id());
        }
        Collections.reverse(comments);
        for (String comment : comments) {
            TestClock.INSTANCE.advance(Duration.ofSeconds(1));
            newsroom.report(comment, "rosa");
        }
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        newsroom.report(comments.get(0), "saul");
        assertThat(pages("reported", "oldest", 2)).containsExactly("4", "3", "2", "1", "0");
        assertThat(pages("reported", "newest", 2)).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void nothing_is_read_twice_or_left_out_while_others_post_and_decide() throws Exception {
        List<String> staying = new ArrayList<>();
        List<String> going = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean stays = i % 2 == 0;
            String text = (stays ? "stays " : "goes ") + i;
            String comment = newsroom.post(text).id();
            risk(comment, (i % 7) / 7.0);
            (stays ? staying : going).add(stays ? text : comment);
        }
        newsroom.ben();
        AtomicBoolean reading = new AtomicBoolean(true);
        ExecutorService others = Executors.newFixedThreadPool(2);
        Future<?> posting = others.submit(() -> {
            for (int i = 0; reading.get(); i++) {
                risk(newsroom.post("new " + i).id(), (i % 5) / 5.0);
            }
            return null;
        });
        Future<?> deciding = others.submit(() -> {
            for (String comment : going) {
                newsroom.ben()
                        .post("/api/v1/comments/" + comment + "/approve")
                        .then()
                        .statusCode(200);
            }
            return null;
        });
        try {
            for (int round = 0; round < 3; round++) {
                for (String order : ORDERS) {
                    // The newest first has an end; the oldest first would be followed by what is posted meanwhile.
                    List<String> read = order.equals("newest") ? pages("pending", order, 7) : first(order, staying);
                    assertThat(read).as(order).doesNotHaveDuplicates().containsAll(staying);
                }
            }
        } finally {
            reading.set(false);
            others.shutdown();
        }
        posting.get();
        deciding.get();
    }

    /** Reads until all that were there at the start have been seen, or the end. */
    private List<String> first(String order, List<String> all) {
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page("pending", order, 7, cursor);
            read.addAll(page.path("items.body"));
            cursor = page.path("next");
        } while (cursor != null && !read.containsAll(all));
        return read;
    }

    @Test
    void a_cursor_of_another_order_or_nobodys_is_refused() {
        for (int i = 0; i < 3; i++) {
            newsroom.post("" + i);
        }
        String byTime = page("pending", "oldest", 1, null).path("next");
        String byRisk = page("pending", "risk", 1, null).path("next");
        assertRefused(page("pending", "risk", 1, byTime), ErrorCode.INVALID_CURSOR);
        assertRefused(page("pending", "newest", 1, byRisk), ErrorCode.INVALID_CURSOR);
        for (String cursor : List.of("x", "%%", "_".repeat(34), byRisk + "A", "cn" + "_".repeat(32))) {
            assertRefused(page("pending", "risk", 1, cursor), ErrorCode.INVALID_CURSOR);
        }
        assertRefused(page("best", "risk", 1, null), ErrorCode.INVALID_PARAMETER);
        assertRefused(page("pending", "PENDING", 1, null), ErrorCode.INVALID_PARAMETER);
        for (String field : List.of("cause", "order")) {
            assertRefused(
                    newsroom.ana()
                            .body(Map.of("site", newsroom.site, field, "best"))
                            .post("/api/v1/claims"),
                    ErrorCode.INVALID_PARAMETER);
        }
    }
}
