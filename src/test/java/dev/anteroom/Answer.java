package dev.anteroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What the service answered. */
record Answer(int status, String body, HttpHeaders headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    /** This answer, which must have that status. */
    Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
        }
        return this;
    }

    /** A header's value, empty where there is none. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** A value in it, by JSON pointer; a missing node where there is none. */
    JsonNode at(String pointer) {
        try {
            return JSON.readTree(body).at(pointer);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    String text(String pointer) {
        return at(pointer).asText();
    }
}
