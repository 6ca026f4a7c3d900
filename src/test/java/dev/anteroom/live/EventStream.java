package dev.anteroom.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A client that listens, as a browser would (HTML standard, section 9.2). */
final class EventStream implements AutoCloseable {

    /** What a browser would hand to its page. */
    record Event(String name, String id, JsonNode data) {

        String comment() {
            return data.path("comment").asText();
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile int comments;
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new EventStream(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String name = "message";
            String id = lastId;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    lastId = id;
                    if (data.length() > 0) {
                        events.add(new Event(name, id, new ObjectMapper().readTree(data.toString())));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments++;
                } else {
                    int colon = line.indexOf(':');
                    String value = line.substring(colon + 1).replaceFirst("^ ", "");
                    switch (line.substring(0, colon)) {
                        case "event" -> name = value;
                        case "id" -> id = value;
                        case "data" -> data.append(value);
                        default -> {}
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException closed) {
            // By the service, or by this client.
        }
        ended = true;
    }

    /** The events so far, but for the first {@code ready}. */
    List<Event> events() {
        return events.stream().filter(event -> !event.name().equals("ready")).toList();
    }

    /** Waits until so many have come. */
    List<Event> await(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> events().size() >= number);
        return events();
    }

    EventStream awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !events.isEmpty());
        return this;
    }

    void awaitEnd() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ended);
    }

    /** How often a comment, which tells nothing, has come. */
    int heartbeats() {
        return comments;
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
