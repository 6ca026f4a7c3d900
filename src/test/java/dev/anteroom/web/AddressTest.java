package dev.anteroom.web;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.Wire;
import dev.anteroom.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Addresses, methods and types that the service does not have. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class AddressTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @Test
    void an_address_that_leads_nowhere_is_not_found() {
        for (String path : List.of(
                "/",
                "/nowhere",
                "/api",
                "/api/v1",
                "/api/v2/sites",
                "/api/v1/nowhere",
                "/api/v1/queue/nowhere",
                "/api/v1/sites/" + newsroom.site + "/nowhere",
                "/api/v1/sites/" + newsroom.site + "/thread/nowhere",
                "/api/v1/receipt/nowhere",
                "/q/nowhere",
                "/errors",
                "/errors/nowhere",
                "/favicon.ico")) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (method.equals("GET") || !path.startsWith("/errors/")) {
                    assertRefused(anybody().request(method, path), ErrorCode.NOT_FOUND);
                }
            }
            assertRefused(given().accept("text/html").get(path), ErrorCode.NOT_FOUND);
            assertRefused(given().accept("*/*").get(path), ErrorCode.NOT_FOUND);
        }
    }

    /** Every address with the methods that it takes. */
    private Map<String, List<String>> addresses() {
        UUID id = UUID.randomUUID();
        return Map.ofEntries(
                Map.entry("/errors/not-found", List.of("GET", "HEAD")),
                Map.entry("/api/v1/sites", List.of("GET", "HEAD", "POST")),
                Map.entry(newsroom.path(""), List.of("GET", "HEAD", "PATCH")),
                Map.entry(newsroom.path("/thread"), List.of("GET", "HEAD")),
                Map.entry(newsroom.path("/thread/closure"), List.of("PUT", "DELETE")),
                Map.entry(newsroom.path("/counts"), List.of("GET", "HEAD")),
                Map.entry(newsroom.path("/comments"), List.of("POST")),
                Map.entry(newsroom.path("/policy"), List.of("GET", "HEAD", "PUT")),
                Map.entry(newsroom.path("/policy/1"), List.of("GET", "HEAD")),
                Map.entry("/api/v1/receipt", List.of("GET", "HEAD", "PUT", "DELETE")),
                Map.entry("/api/v1/queue", List.of("GET", "HEAD")),
                Map.entry("/api/v1/queue/summary", List.of("GET", "HEAD")),
                Map.entry("/api/v1/claims", List.of("POST", "DELETE")),
                Map.entry("/api/v1/claims/" + id, List.of("PUT", "DELETE")),
                Map.entry("/api/v1/comments/" + id, List.of("GET", "HEAD")),
                Map.entry("/api/v1/comments/" + id + "/approve", List.of("POST")),
                Map.entry("/api/v1/comments/" + id + "/reject", List.of("POST")),
                Map.entry("/api/v1/decisions", List.of("POST")),
                Map.entry("/api/v1/decisions/" + id, List.of("DELETE")),
                Map.entry("/api/v1/decisions/batches/" + id, List.of("DELETE")),
                Map.entry("/api/v1/moderators", List.of("GET", "HEAD", "POST")),
                Map.entry("/api/v1/moderators/" + id, List.of("PATCH")),
                Map.entry("/api/v1/tokens", List.of("GET", "HEAD", "POST")),
                Map.entry("/api/v1/tokens/" + id, List.of("DELETE")),
                Map.entry("/q/health", List.of("GET", "HEAD")),
                Map.entry("/q/openapi", List.of("GET", "HEAD")),
                Map.entry("/q/metrics", List.of("GET", "HEAD")));
    }

    private static void assertAllows(Response answer, String path, List<String> methods) {
        assertThat(answer.header("Allow").split(", "))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(methods.stream(), Stream.of("OPTIONS")).toList());
    }

    @Test
    void a_method_that_an_address_does_not_take_is_refused_with_those_that_it_does() {
        addresses().forEach((path, methods) -> {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
                if (!methods.contains(method)) {
                    Response answer = admin().request(method, path);
                    assertRefused(answer, ErrorCode.METHOD_NOT_ALLOWED);
                    assertAllows(answer, path, methods);
                }
            }
        });
    }

    @Test
    void which_methods_an_address_takes_can_be_asked() {
        addresses().forEach((path, methods) -> {
            Response answer = anybody().options(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(204);
            assertAllows(answer, path, methods);
        });
        assertRefused(anybody().options("/nowhere"), ErrorCode.NOT_FOUND);
    }

    @Test
    void an_address_that_cannot_be_read_is_refused() throws IOException {
        for (String bytes : List.of(
                "%", "%z", "%zz", "%2", "%ff", "%c0%80", "%ED%A0%80", "%e2%82", "%F4%90%80%80", "%00", "|", "\"")) {
            for (String path : List.of(
                    newsroom.path("/thread?page=" + bytes),
                    newsroom.path("/thread?page=p&order=" + bytes),
                    newsroom.path("/thread?" + bytes + "=p"),
                    newsroom.path("/counts?page=a&page=a" + bytes),
                    newsroom.path("/policy/" + bytes),
                    "/api/v1/sites/" + bytes + "/thread?page=p",
                    "/api/v1/sites/" + bytes,
                    "/api/v1/receipt?" + bytes,
                    "/api/v1/queue?q=" + bytes,
                    "/api/v1/comments/" + bytes,
                    "/errors/" + bytes,
                    "/" + bytes)) {
                Answer answer = Wire.send(Wire.head("GET " + path));
                assertThat(answer.status()).as(path).isEqualTo(400);
                answer.assertRefused(ErrorCode.INVALID_ADDRESS);
            }
        }
    }

    @Test
    void letters_beyond_ascii_are_written_as_escapes() throws IOException {
        Wire.send(Wire.head("GET " + newsroom.path("/thread?page=ca\u00f1\u00f3n")))
                .assertRefused(ErrorCode.INVALID_ADDRESS);
        Wire.send(Wire.head("GET /api/v1/sites/ca\u00f1\u00f3n")).assertRefused(ErrorCode.INVALID_ADDRESS);
        assertThat(Wire.send(Wire.head("GET " + newsroom.path("/thread?page=ca%C3%B1%C3%B3n")))
                        .body())
                .contains("\"page\":\"ca\u00f1\u00f3n\"");
    }

    @Test
    void a_semicolon_is_part_of_a_page_and_not_its_end() throws IOException {
        Wire.send(Wire.head("GET " + newsroom.path("/thread?page=a;b"))).assertRefused(ErrorCode.INVALID_ADDRESS);
        assertThat(Wire.send(Wire.head("GET " + newsroom.path("/thread?page=a%3Bb")))
                        .body())
                .contains("\"page\":\"a;b\"");
    }

    @Test
    void a_type_that_the_service_does_not_write_is_refused() {
        newsroom.publish("Here");
        String receipt = newsroom.post("Mine").receipt();
        for (String type : List.of("text/html", "image/png", "application/xml")) {
            assertRefused(
                    given().accept(type).queryParam("page", PAGE).get(newsroom.path("/thread")),
                    ErrorCode.NOT_ACCEPTABLE);
            assertRefused(
                    given().accept(type).queryParam("page", PAGE).get(newsroom.path("/counts")),
                    ErrorCode.NOT_ACCEPTABLE);
            assertRefused(given().accept(type).get(newsroom.path("/policy")), ErrorCode.NOT_ACCEPTABLE);
            assertRefused(
                    given().accept(type)
                            .header("Authorization", "Receipt " + receipt)
                            .get("/api/v1/receipt"),
                    ErrorCode.NOT_ACCEPTABLE);
            assertRefused(newsroom.ana().accept(type).get("/api/v1/queue"), ErrorCode.NOT_ACCEPTABLE);
            assertRefused(newsroom.ana().accept(type).get("/api/v1/sites"), ErrorCode.NOT_ACCEPTABLE);
            assertRefused(
                    anybody().accept(type).body(Newsroom.comment("Not wanted")).post(newsroom.path("/comments")),
                    ErrorCode.NOT_ACCEPTABLE);
        }
        assertThat(newsroom.queue()).containsExactly("Mine");
    }

    @Test
    void any_type_will_do_for_who_takes_any() {
        for (String type :
                List.of("*/*", "application/*", "text/html, application/json;q=0.5", "text/html, */*;q=0.1")) {
            Response answer = given().accept(type).queryParam("page", PAGE).get(newsroom.path("/thread"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/json");
        }
    }

    @Test
    void a_site_that_does_not_exist_is_not_found_whatever_is_asked_of_it() {
        String nowhere = "/api/v1/sites/nowhere";
        for (var by : List.of(anybody(), newsroom.ana())) {
            assertRefused(by.queryParam("page", PAGE).get(nowhere + "/thread"), ErrorCode.SITE_NOT_FOUND);
            assertRefused(by.get(nowhere + "/counts"), ErrorCode.SITE_NOT_FOUND);
            assertRefused(by.get(nowhere + "/policy"), ErrorCode.SITE_NOT_FOUND);
            assertRefused(by.get(nowhere + "/policy/1"), ErrorCode.SITE_NOT_FOUND);
        }
        assertRefused(anybody().body(Newsroom.comment("Hello?")).post(nowhere + "/comments"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(admin().get(nowhere), ErrorCode.SITE_NOT_FOUND);
        assertRefused(admin().body("{}").patch(nowhere), ErrorCode.SITE_NOT_FOUND);
        String policy = "{\"clauses\":[{\"number\":\"1\",\"texts\":{\"en\":{\"title\":\"a\",\"text\":\"b\"}}}]}";
        assertRefused(admin().body(policy).put(nowhere + "/policy"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                newsroom.ana().queryParam("page", PAGE).put(nowhere + "/thread/closure"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(
                newsroom.ana().queryParam("page", PAGE).delete(nowhere + "/thread/closure"), ErrorCode.SITE_NOT_FOUND);
        assertRefused(newsroom.ana().queryParam("site", "nowhere").get("/api/v1/queue"), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void what_a_code_means_can_be_read() {
        for (ErrorCode code : ErrorCode.values()) {
            Response answer = given().get("/errors/" + code.code());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).contains(code.code(), code.meaning(), "" + code.status());
        }
    }

    @Test
    void every_answer_says_that_it_is_not_to_be_guessed_at_or_framed() {
        for (Response answer :
                List.of(newsroom.thread(), anybody().get("/nowhere"), anybody().get("/api/v1/queue"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
    }
}
