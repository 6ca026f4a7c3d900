package dev.anteroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.Newsroom;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where a {@link Play} is given: a site of its own, what the service calls the things of the model, and the way to it. */
final class Stage {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    final String site = "play-" + UUID.randomUUID().toString().substring(0, 13);
    final List<String> ids = new ArrayList<>();
    final List<String> receipts = new ArrayList<>();
    final Map<Model.Made, String> decisionIds = new HashMap<>();
    final List<String> batchIds = new ArrayList<>();
    final List<String> log = new ArrayList<>();

    private final Map<String, String> tokens;

    /**
     * @param tokens of the moderators, by their names
     */
    Stage(Map<String, String> tokens) {
        this.tokens = tokens;
        Newsroom.admin()
                .body(Map.of(
                        "key",
                        site,
                        "name",
                        "Play",
                        "origins",
                        List.of(),
                        "replyDepth",
                        4,
                        "hideAfterReports",
                        ModelReports.HIDE_AFTER))
                .post("/api/v1/sites")
                .then()
                .statusCode(201);
    }

    String id(Model.Comment comment) {
        return ids.get(comment.number);
    }

    List<String> idsOf(List<Model.Comment> comments) {
        return comments.stream().map(this::id).toList();
    }

    /** Ids in the order of a page of the queue. */
    static List<String> shown(JsonNode page) {
        List<String> shown = new ArrayList<>();
        page.get("items").forEach(item -> shown.add(item.get("id").asText()));
        return shown;
    }

    /** What was answered. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body.isEmpty() ? "{}" : body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }

    JsonNode expect(String outcome, Answer answer) {
        String got =
                answer.status() < 300 ? Model.DONE : answer.json().path("code").asText();
        assertThat(got).as(log.get(log.size() - 1) + ": " + answer.body()).isEqualTo(outcome);
        return answer.json();
    }

    Answer as(String moderator, String method, String path, Object request) {
        return call(method, path, "Bearer " + tokens.get(moderator), request);
    }

    Answer author(Model.Comment comment, String method, Object request) {
        return call(method, "/receipt", "Receipt " + receipts.get(comment.number), request);
    }

    /** A call of nobody in particular, on the site. */
    Answer anybody(String method, String path, Object request) {
        return call(method, "/sites/" + site + path, null, request);
    }

    private static Answer call(String method, String path, String authorization, Object request) {
        try {
            HttpRequest.Builder call = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            request == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)));
            if (authorization != null) {
                call.header("Authorization", authorization);
            }
            HttpResponse<String> answer = HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
