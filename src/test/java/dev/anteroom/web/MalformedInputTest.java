package dev.anteroom.web;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Newsroom.author;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies that cannot be read, sent to every call that reads one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class MalformedInputTest {

    /**
     * A call that reads a body.
     *
     * @param text a property that is text
     * @param good a body that the call would take, with that property first
     */
    private record Call(String method, String path, Supplier<RequestSpecification> by, String text, String good) {

        Response send(byte[] body) {
            return by.get().body(body).request(method, path);
        }

        Response send(String body) {
            return send(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Newsroom newsroom;
    private List<Call> calls;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
        Posted comment = newsroom.post("Waits");
        String moderator = admin().body(Map.of("name", UUID.randomUUID().toString()))
                .post("/api/v1/moderators")
                .path("id");
        String name = "{\"name\":\"" + UUID.randomUUID() + "\"}";
        String site = "{\"name\":\"Notes\",\"key\":\"" + UUID.randomUUID() + "\"}";
        String clause = "{\"number\":\"1\",\"texts\":{\"en\":{\"title\":\"a\",\"text\":\"b\"}}}";
        String page = "\"page\":{\"id\":\"p\"}";
        String decision = "{\"note\":\"a\",\"clauses\":[\"1\"]}";
        calls = List.of(
                new Call("POST", "/api/v1/sites", Newsroom::admin, "name", site),
                new Call("PATCH", newsroom.path(""), Newsroom::admin, "name", "{\"name\":\"Notes\"}"),
                new Call("PUT", newsroom.path("/policy"), Newsroom::admin, "clauses", "{\"clauses\":[" + clause + "]}"),
                new Call("POST", "/api/v1/moderators", Newsroom::admin, "name", name),
                new Call("PATCH", "/api/v1/moderators/" + moderator, Newsroom::admin, "name", name),
                new Call(
                        "POST",
                        "/api/v1/tokens",
                        Newsroom::admin,
                        "name",
                        "{\"name\":\"a\",\"moderator\":\"" + moderator + "\"}"),
                new Call(
                        "POST", newsroom.path("/comments"), Newsroom::anybody, "body", "{\"body\":\"a\"," + page + "}"),
                new Call("PUT", "/api/v1/receipt", () -> author(comment.receipt()), "body", "{\"body\":\"a\"}"),
                new Call("POST", "/api/v1/comments/" + comment.id() + "/approve", newsroom::ana, "note", decision),
                new Call("POST", "/api/v1/comments/" + comment.id() + "/reject", newsroom::ana, "note", decision),
                new Call("POST", "/api/v1/comments/" + comment.id() + "/dismiss", newsroom::ana, "note", decision),
                new Call(
                        "POST",
                        newsroom.path("/comments/" + comment.id() + "/reports"),
                        Newsroom::anybody,
                        "clause",
                        "{\"clause\":\"1\"}"),
                new Call(
                        "POST",
                        "/api/v1/authors/" + "0".repeat(64) + "/block",
                        newsroom::ana,
                        "until",
                        "{\"until\":\"2026-04-01T00:00:00Z\",\"site\":\"" + newsroom.site + "\"}"),
                new Call(
                        "POST",
                        "/api/v1/claims",
                        newsroom::ana,
                        "order",
                        "{\"order\":\"oldest\",\"site\":\"" + newsroom.site + "\"}"),
                new Call(
                        "POST",
                        "/api/v1/decisions",
                        newsroom::ana,
                        "items",
                        "{\"items\":[{\"comment\":\"" + comment.id() + "\",\"action\":\"approve\"}]}"));
    }

    private void everyCallRefuses(String body, ErrorCode code, String... fields) {
        for (Call call : calls) {
            refuses(call, call.send(body), code, fields);
        }
    }

    private static void refuses(Call call, Response answer, ErrorCode code, String... fields) {
        assertThat(answer.<String>path("code"))
                .as(call + ": " + answer.asString())
                .isEqualTo(code.code());
        assertRefused(answer, code, fields);
    }

    @Test
    void what_is_no_json_is_refused() {
        for (String body : List.of("{", "}", "{\"a\"", "{'a':1}", "name=x", "<a/>", "{\"a\":NaN}", "\uFEFF{")) {
            everyCallRefuses(body, ErrorCode.INVALID_JSON);
        }
    }

    @Test
    void json_that_is_no_object_is_refused() {
        for (String body : List.of("[]", "1", "\"x\"", "true")) {
            everyCallRefuses(body, ErrorCode.INVALID_JSON);
        }
    }

    @Test
    void a_body_that_is_missing_is_refused_where_one_is_needed() {
        for (Call call : calls) {
            for (String nothing : List.of("", "null")) {
                if (call.path().endsWith("/approve") || call.path().endsWith("/dismiss")) {
                    continue;
                }
                Response answer = call.send(nothing);
                if (call.path().endsWith("/reject")) {
                    refuses(call, answer, ErrorCode.INVALID_FIELD, "clauses");
                } else {
                    refuses(call, answer, ErrorCode.INVALID_JSON);
                }
            }
        }
    }

    @Test
    void a_property_that_the_call_does_not_know_is_refused_by_name() {
        for (Call call : calls) {
            Response answer = call.send("{\"surprise\":1," + call.good().substring(1));
            refuses(call, answer, ErrorCode.UNKNOWN_PROPERTY);
            assertThat(answer.<String>path("detail")).contains("surprise");
        }
    }

    @Test
    void a_property_that_stands_twice_is_refused() {
        for (Call call : calls) {
            String property = call.good().substring(1, call.good().length() - 1);
            refuses(call, call.send("{" + property + "," + property + "}"), ErrorCode.INVALID_JSON);
        }
    }

    @Test
    void what_follows_the_end_is_refused() {
        for (Call call : calls) {
            for (String garbage : List.of("x", "{}", "]", "\u0000")) {
                refuses(call, call.send(call.good() + garbage), ErrorCode.INVALID_JSON);
            }
        }
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_by_its_field() {
        for (Call call : calls) {
            for (String wrong : List.of("5", "1.5", "true", "{}")) {
                refuses(
                        call,
                        call.send("{\"" + call.text() + "\":" + wrong + "}"),
                        ErrorCode.INVALID_FIELD,
                        call.text());
            }
        }
    }

    @Test
    void a_number_is_not_written_as_text_nor_with_a_fraction() {
        for (String wrong : List.of("\"5\"", "5.0", "1e1", "true", "[]", "99999999999", "\"\"")) {
            assertRefused(
                    admin().body("{\"bodyLimit\":" + wrong + "}").patch(newsroom.path("")),
                    ErrorCode.INVALID_FIELD,
                    "bodyLimit");
            assertRefused(
                    admin().body("{\"closeAfterDays\":" + wrong + "}").patch(newsroom.path("")),
                    ErrorCode.INVALID_FIELD,
                    "closeAfterDays");
        }
    }

    @Test
    void a_choice_is_not_written_as_a_number_nor_in_another_case() {
        for (String wrong : List.of("0", "\"0\"", "\"pre\"", "\"\"", "true")) {
            assertRefused(
                    admin().body("{\"mode\":" + wrong + "}").patch(newsroom.path("")), ErrorCode.INVALID_FIELD, "mode");
        }
        for (String wrong : List.of("0", "\"0\"", "\"EN\"", "\"\"")) {
            assertRefused(
                    admin().body("{\"language\":" + wrong + "}").patch(newsroom.path("")),
                    ErrorCode.INVALID_FIELD,
                    "language");
        }
    }

    @Test
    void what_is_wrong_deep_inside_is_refused_by_its_path() {
        assertRefused(
                anybody().body("{\"page\":{\"id\":5},\"body\":\"a\"}").post(newsroom.path("/comments")),
                ErrorCode.INVALID_FIELD,
                "page.id");
        assertRefused(
                newsroom.ana()
                        .body("{\"items\":[{\"comment\":\"x\",\"action\":\"approve\"}]}")
                        .post("/api/v1/decisions"),
                ErrorCode.INVALID_FIELD,
                "items[0].comment");
        assertRefused(
                newsroom.ana().body("{\"items\":[{\"similar\":\"true\"}]}").post("/api/v1/decisions"),
                ErrorCode.INVALID_FIELD,
                "items[0].similar");
        assertRefused(
                newsroom.ana().body("{\"clauses\":[5]}").post("/api/v1/comments/" + UUID.randomUUID() + "/reject"),
                ErrorCode.INVALID_FIELD,
                "clauses[0]");
    }

    @Test
    void nesting_without_end_is_refused() {
        for (Call call : calls) {
            String deep = "[".repeat(10_000) + "]".repeat(10_000);
            for (String body : List.of(deep, "{\"" + call.text() + "\":" + deep + "}")) {
                assertThat(call.send(body).statusCode()).isEqualTo(400);
                assertThat(call.send(body).<String>path("code")).isIn("invalid-json", "invalid-field");
            }
        }
    }

    @Test
    void a_number_without_end_is_refused() {
        for (Call call : calls) {
            String body = "{\"" + call.text() + "\":" + "9".repeat(100_000) + "}";
            assertThat(call.send(body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        for (Call call : calls) {
            // A byte of no text, Latin-1, a letter beyond the last one, and half a letter.
            for (byte[] wrong : new byte[][] {
                {(byte) 0xFF}, {(byte) 0xE9}, {(byte) 0xF5, (byte) 0x80, (byte) 0x80}, {(byte) 0xE2, (byte) 0x82}
            }) {
                byte[] body = ("{\"" + call.text() + "\":\"a??????b\"}").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(wrong, 0, body, body.length - 6, wrong.length);
                refuses(call, call.send(body), ErrorCode.INVALID_JSON);
            }
        }
    }

    @Test
    void a_name_that_is_no_utf_8_is_refused() {
        for (Call call : calls) {
            for (byte[] wrong : new byte[][] {{(byte) 0xFF}, {(byte) 0xC3}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
                byte[] body = "{\"sur???\":1}".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(wrong, 0, body, 5, wrong.length);
                refuses(call, call.send(body), ErrorCode.INVALID_JSON);
            }
        }
    }

    @Test
    void forms_of_a_letter_that_utf_8_does_not_have_are_refused() {
        for (Call call : calls) {
            // An "a" in two bytes, NUL in two bytes, a pair of surrogates one by one, a letter beyond the last.
            for (byte[] wrong : new byte[][] {
                {(byte) 0xC1, (byte) 0xA1},
                {(byte) 0xC0, (byte) 0x80},
                {(byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80},
                {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}
            }) {
                byte[] body = ("{\"" + call.text() + "\":\"a??????b\"}").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(wrong, 0, body, body.length - 9, wrong.length);
                refuses(call, call.send(body), ErrorCode.INVALID_JSON);
            }
        }
    }

    @Test
    void a_body_that_ends_within_a_letter_is_refused() {
        for (Call call : calls) {
            byte[] body = ("{\"" + call.text() + "\":\"\u20ac").getBytes(StandardCharsets.UTF_8);
            refuses(call, call.send(Arrays.copyOf(body, body.length - 1)), ErrorCode.INVALID_JSON);
        }
    }

    @Test
    void json_in_another_encoding_is_refused() {
        for (Call call : calls) {
            for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
                refuses(call, call.send(call.good().getBytes(Charset.forName(encoding))), ErrorCode.INVALID_JSON);
            }
        }
    }

    @Test
    void a_mark_of_the_byte_order_is_passed_over() {
        String body = "{\"page\":{\"id\":\"p\"},\"body\":\"Marked\"}";
        Response answer = anybody()
                .body(("\uFEFF" + body).getBytes(StandardCharsets.UTF_8))
                .post(newsroom.path("/comments"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.<String>path("comment.body")).isEqualTo("Marked");
    }

    @Test
    void numbers_that_json_does_not_have_are_refused() {
        for (String number : List.of("NaN", "Infinity", "-Infinity", "+1", "01", "0x1", ".5", "1.", "1e")) {
            everyCallRefuses("{\"surprise\":" + number + "}", ErrorCode.INVALID_JSON);
        }
    }

    @Test
    void a_number_too_large_for_anything_is_refused_by_its_field() {
        for (String number : List.of("1e999999999", "-1e999999999", "9".repeat(900))) {
            assertRefused(
                    admin().body("{\"bodyLimit\":" + number + "}").patch(newsroom.path("")),
                    ErrorCode.INVALID_FIELD,
                    "bodyLimit");
        }
    }

    @Test
    void a_language_that_a_policy_cannot_be_in_is_refused_by_its_name() {
        String text = "{\"title\":\"a\",\"text\":\"b\"}";
        for (String language : List.of("fr", "EN", "en-GB", "0")) {
            String texts = "{\"en\":" + text + ",\"" + language + "\":" + text + "}";
            assertRefused(
                    admin().body("{\"clauses\":[{\"number\":\"1\",\"texts\":" + texts + "}]}")
                            .put(newsroom.path("/policy")),
                    ErrorCode.INVALID_FIELD,
                    "clauses[0].texts." + language);
        }
    }

    @Test
    void what_is_not_called_json_is_not_read() {
        for (Call call : calls) {
            for (String type : List.of(
                    "text/plain",
                    "text/json",
                    "application/xml",
                    "application/octet-stream",
                    "application/*",
                    "*/*",
                    "json")) {
                Response answer = call.by()
                        .get()
                        .config(RestAssured.config()
                                .encoderConfig(
                                        encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                        .contentType(type)
                        .body(call.good().getBytes(StandardCharsets.UTF_8))
                        .request(call.method(), call.path());
                refuses(call, answer, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            }
        }
    }

    @Test
    void a_form_is_not_read() throws IOException {
        for (Call call : calls) {
            for (String type : List.of(
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "")) {
                RequestSpecification request = call.by().get();
                String authorization =
                        SpecificationQuerier.query(request).getHeaders().getValue("Authorization");
                Wire.send(Wire.head(
                                        call.method() + " " + call.path(),
                                        "Content-Type: " + type,
                                        authorization == null ? "X-Nobody: true" : "Authorization: " + authorization,
                                        "Content-Length: " + call.good().length())
                                + call.good())
                        .assertRefused(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            }
        }
    }

    @Test
    void nothing_of_it_was_done() {
        what_follows_the_end_is_refused();
        what_is_not_called_json_is_not_read();
        assertThat(newsroom.queue()).containsExactly("Waits");
        assertThat(admin().get(newsroom.path("")).<Integer>path("policyVersion"))
                .isEqualTo(1);
        assertThat(Rows.count("journal WHERE site_id = (SELECT id FROM site WHERE key = ?)", newsroom.site))
                .isEqualTo(3);
    }
}
