package dev.anteroom.live;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node takes so many listeners and no more, and none that does not listen. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class CrowdTest {

    @Inject
    LiveConfig places;

    @Inject
    LiveUpdates live;

    private final List<EventStream> crowd = new ArrayList<>();
    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        newsroom.token("Ana");
        nobodyListens();
    }

    @AfterEach
    void nobodyListens() {
        crowd.forEach(EventStream::close);
        crowd.clear();
        await().until(() -> live.listening() == 0);
    }

    private EventStream read() {
        return EventStream.open(newsroom.path("/thread/events?page=" + PAGE));
    }

    private EventStream moderate() {
        return EventStream.open("/api/v1/queue/events", "Authorization", "Bearer " + newsroom.token("Ana"));
    }

    private Response tryToRead() {
        return anybody().accept("text/event-stream").queryParam("page", PAGE).get(newsroom.path("/thread/events"));
    }

    private void fill(int number, Supplier<EventStream> open) {
        for (int i = 0; i < number; i++) {
            crowd.add(open.get().awaitReady());
        }
    }

    @Test
    void who_comes_when_it_is_full_is_told_to_come_later() {
        fill(places.readers(), this::read);
        Response refused = tryToRead();
        assertRefused(refused, ErrorCode.TOO_MANY_LISTENERS);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        // Moderators are counted apart.
        fill(places.moderators(), this::moderate);
        assertRefused(
                newsroom.ana().accept("text/event-stream").get("/api/v1/queue/events"), ErrorCode.TOO_MANY_LISTENERS);
        assertThat(crowd).allMatch(stream -> stream.events().isEmpty());
    }

    @Test
    void who_leaves_makes_room() {
        fill(places.readers(), this::read);
        crowd.get(0).close();
        await().until(() -> live.listening() == places.readers() - 1);
        fill(1, this::read);
        assertRefused(tryToRead(), ErrorCode.TOO_MANY_LISTENERS);
    }

    @Test
    void who_is_refused_or_only_asks_for_the_head_takes_no_place() {
        for (int i = 0; i <= places.readers(); i++) {
            given().queryParam("page", PAGE)
                    .head(newsroom.path("/thread/events"))
                    .then()
                    .statusCode(200);
            anybody()
                    .accept("text/event-stream")
                    .get(newsroom.path("/thread/events"))
                    .then()
                    .statusCode(400);
        }
        fill(places.readers(), this::read);
    }

    @Test
    void who_asks_and_hangs_up_takes_no_place() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                String request =
                        "GET " + newsroom.path("/thread/events?page=p") + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
        }
        await().until(() -> live.listening() == 0);
        await().untilAsserted(() -> {
            crowd.forEach(EventStream::close);
            crowd.clear();
            fill(places.readers(), this::read);
        });
    }

    @Test
    void who_does_not_read_is_cut_off() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setReceiveBufferSize(1_024);
            String request = "GET /api/v1/queue/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + newsroom.token("Ana") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> live.listening() == 1);
            // More than the sockets take: the rest stays with the service, up to its bound.
            Listener listener = live.listeners().iterator().next();
            String page = "x".repeat(10_000);
            for (int i = 0; i < 40_000 && live.listening() == 1; i++) {
                listener.send(List.of(Written.event("decided", "id", "\"" + page + "\"")));
            }
            await().until(() -> live.listening() == 0);
        }
    }
}
