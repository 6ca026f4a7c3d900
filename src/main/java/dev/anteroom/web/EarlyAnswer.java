package dev.anteroom.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses a request that gets no further than the filters, in the form of every other refusal. */
@ApplicationScoped
class EarlyAnswer {

    private final ObjectMapper json;

    EarlyAnswer(ObjectMapper json) {
        this.json = json;
    }

    void refuse(RoutingContext context, Refusal refusal) {
        context.response()
                .setStatusCode(refusal.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body(refusal));
    }

    private Buffer body(Refusal refusal) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(Problem.of(refusal)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }
}
