package dev.anteroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.Wire;
import dev.anteroom.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that are too large, and other bytes that no well-behaved client sends. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RequestSizeTest {

    private static final int LARGEST = 1 << 20;
    private static final String JSON = "Content-Type: application/json";

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private String post() {
        return "POST " + newsroom.path("/comments");
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
        for (String length : List.of("" + (LARGEST + 1), "" + Long.MAX_VALUE)) {
            Answer answer = Wire.send(Wire.head(post(), JSON, "Content-Length: " + length));
            answer.assertRefused(ErrorCode.REQUEST_TOO_LARGE);
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void a_client_that_waits_to_be_asked_for_a_body_too_large_is_not_asked() throws IOException {
        Wire.send(Wire.head(post(), JSON, "Expect: 100-continue", "Content-Length: " + (LARGEST + 1)))
                .assertRefused(ErrorCode.REQUEST_TOO_LARGE);
    }

    @Test
    void it_is_refused_on_every_address() throws IOException {
        for (String call : List.of("POST /api/v1/sites", "PUT /api/v1/receipt", "POST /nowhere", "GET /")) {
            Wire.send(Wire.head(call, JSON, "Content-Length: " + (LARGEST + 1)))
                    .assertRefused(ErrorCode.REQUEST_TOO_LARGE);
        }
    }

    @Test
    void a_body_that_does_not_say_how_large_it_is_is_cut_off() throws IOException {
        byte[] chunk = new byte[64 * 1024];
        java.util.Arrays.fill(chunk, (byte) ' ');
        Answer answer = Wire.send(out -> {
            out.write(Wire.head(post(), JSON, "Transfer-Encoding: chunked").getBytes(StandardCharsets.UTF_8));
            for (int sent = 0; sent <= 2 * LARGEST; sent += chunk.length) {
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        });
        answer.assertRefused(ErrorCode.REQUEST_TOO_LARGE);
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void a_body_in_chunks_is_taken() throws IOException {
        String body = "{\"page\":{\"id\":\"p\"},\"body\":\"In chunks\"}";
        Answer answer = Wire.send(Wire.head(post(), JSON, "Transfer-Encoding: chunked")
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void a_body_of_the_largest_size_is_read() throws IOException {
        String body = " ".repeat(LARGEST - 45) + "{\"page\":{\"id\":\"p\"},\"body\":\"Just fits\"}     ";
        assertThat(body).hasSizeLessThanOrEqualTo(LARGEST);
        Answer answer = Wire.send(Wire.head(post(), JSON, "Content-Length: " + body.length()) + body);
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void a_body_without_a_type_is_not_read() throws IOException {
        String body = "{\"page\":{\"id\":\"p\"},\"body\":\"Untyped\"}";
        Wire.send(Wire.head(post(), "Content-Length: " + body.length()) + body)
                .assertRefused(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(newsroom.queue()).isEmpty();
    }

    @Test
    void an_approval_without_a_body_needs_no_type() throws IOException {
        String comment = newsroom.post("Let me in").id();
        String token = "Authorization: Bearer " + newsroom.token("Ana");
        Answer answer =
                Wire.send(Wire.head("POST /api/v1/comments/" + comment + "/approve", token, "Content-Length: 0"));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void an_address_that_is_too_long_is_refused() throws IOException {
        String path = newsroom.path("/thread?page=");
        Wire.send(Wire.head("GET " + path + "a".repeat(64 * 1024 - path.length() + 1)))
                .assertRefused(ErrorCode.ADDRESS_TOO_LONG);
        Wire.send(Wire.head("GET " + path + "a".repeat(64 * 1024 - path.length())))
                .assertRefused(ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void headers_that_are_too_large_are_refused() throws IOException {
        String request = "GET " + newsroom.path("/thread?page=p");
        String[] many = IntStream.range(0, 20)
                .mapToObj(i -> "X-" + i + ": " + "a".repeat(1_000))
                .toArray(String[]::new);
        Wire.send(Wire.head(request, "X-Long: " + "a".repeat(16 * 1024))).assertRefused(ErrorCode.HEADERS_TOO_LARGE);
        Wire.send(Wire.head(request, many)).assertRefused(ErrorCode.HEADERS_TOO_LARGE);
        assertThat(Wire.send(Wire.head(request, "X-Long: " + "a".repeat(15 * 1024)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void beyond_what_the_server_reads_at_all_only_the_status_says_so() throws IOException {
        String request = "GET " + newsroom.path("/thread?page=");
        assertThat(Wire.send(Wire.head(request + "a".repeat(200_000))).status()).isEqualTo(414);
        assertThat(Wire.send(Wire.head(request + "p", "X-Long: " + "a".repeat(100_000)))
                        .status())
                .isEqualTo(431);
    }

    @Test
    void a_request_for_no_host_is_refused() throws IOException {
        Wire.send("GET " + newsroom.path("/thread?page=p") + " HTTP/1.1\r\n\r\n")
                .assertRefused(ErrorCode.INVALID_PARAMETER);
    }
}
