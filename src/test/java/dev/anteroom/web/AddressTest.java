package dev.anteroom.web;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
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
