package dev.anteroom.threads;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a reader is answered: a thread in the form that they take, or that they have it already, or counts. It can be sent by
 * the framework or without it, and is the same either way.
 *
 * @param body null where the reader has it
 */
record ReadAnswer(Map<String, String> headers, byte[] body) {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final String JSON = "application/json;charset=UTF-8";

    static ReadAnswer thread(HttpServerRequest http, Ready ready) {
        boolean gzip = accepts(http.getHeader(HttpHeaders.ACCEPT_ENCODING));
        boolean known = ready.isKnownTo(http.getHeader(HttpHeaders.IF_NONE_MATCH));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.ETAG, gzip ? ready.gzippedEtag() : ready.etag());
        // Kept, but asked for again each time: a decision must be seen at once.
        headers.put(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.put(HttpHeaders.VARY, "Accept-Encoding, Origin");
        if (gzip && !known) {
            headers.put(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (ready.next() != null) {
            headers.put(HttpHeaders.LINK, "<" + next(http, ready.next()) + ">; rel=\"next\"");
        }
        byte[] body = known ? null : gzip ? ready.gzipped() : ready.plain();
        return new ReadAnswer(headers, body);
    }

    static ReadAnswer counts(byte[] counts) {
        return new ReadAnswer(Map.of(HttpHeaders.CACHE_CONTROL, "no-cache", HttpHeaders.VARY, "Origin"), counts);
    }

    /** Browsers send no weights; who sends some may refuse gzip by a weight of 0 (RFC 9110, section 12.5.3). */
    private static boolean accepts(String encodings) {
        if (encodings == null || encodings.indexOf(';') < 0) {
            return encodings != null && encodings.contains("gzip");
        }
        return Arrays.stream(encodings.replace(" ", "").split(","))
                .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    private static String next(HttpServerRequest http, String cursor) {
        StringBuilder query = new StringBuilder("?");
        http.params().forEach(parameter -> {
            if (!parameter.getKey().equals("cursor") && !parameter.getKey().equals("site")) {
                query.append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return query.append("cursor=").append(cursor).toString();
    }

    Response response() {
        Response.ResponseBuilder response = body == null ? Response.notModified() : Response.ok(body);
        headers.forEach(response::header);
        return response.build();
    }

    void send(HttpServerResponse response) {
        headers.forEach(response.headers()::add);
        if (body == null) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.setStatusCode(OK)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(Buffer.buffer(Unpooled.wrappedBuffer(body)));
        }
    }
}
