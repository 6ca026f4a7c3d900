package dev.anteroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody who calls a service that runs in another process: nobody in particular, a moderator or an author. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String address;
    private final Map<String, String> headers;

    private Caller(HttpClient client, String address, Map<String, String> headers) {
        this.client = client;
        this.address = address;
        this.headers = headers;
    }

    static Caller of(String address) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Caller(client, address, Map.of());
    }

    Caller moderator(String token) {
        return new Caller(client, address, Map.of("Authorization", "Bearer " + token));
    }

    Caller author(String receipt) {
        return new Caller(client, address, Map.of("Authorization", "Receipt " + receipt));
    }

    /** The same caller, on a page of that origin. */
    Caller from(String origin) {
        return new Caller(client, address, Map.of("Origin", origin));
    }

    /** The same caller, whose request may be sent again. */
    Caller withKey(String idempotencyKey) {
        return new Caller(client, address, Map.of("Idempotency-Key", idempotencyKey));
    }

    Answer get(String path) throws IOException {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) throws IOException {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) throws IOException {
        return send("PUT", path, body);
    }

    Answer patch(String path, Object body) throws IOException {
        return send("PATCH", path, body);
    }

    Answer delete(String path) throws IOException {
        return send("DELETE", path, null);
    }

    /** A comment, which its author sends once. */
    Answer submit(String site, String page, String body) throws IOException {
        return post(
                "/api/v1/sites/" + site + "/comments",
                Map.of("page", Map.of("id", page, "title", "The long road"), "body", body));
    }

    Answer thread(String site, String page) throws IOException {
        return get("/api/v1/sites/" + site + "/thread?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    Answer approve(String comment) throws IOException {
        return post("/api/v1/comments/" + comment + "/approve", null);
    }

    Answer reject(String comment, String clause) throws IOException {
        return post("/api/v1/comments/" + comment + "/reject", Map.of("clauses", List.of(clause)));
    }

    /** Makes a site with the key. */
    Answer open(String site) throws IOException {
        return post("/api/v1/sites", Map.of("key", site, "name", "Borderland Notes"));
    }

    /** Makes a moderator; returns their token. */
    String hire(String name) throws IOException {
        String id = post("/api/v1/moderators", Map.of("name", name)).expect(201).text("/id");
        return post("/api/v1/tokens", Map.of("moderator", id, "name", "test"))
                .expect(201)
                .text("/token");
    }

    /** Fails with an {@link IOException} when there is no whole answer. */
    private Answer send(String method, String path, Object body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
