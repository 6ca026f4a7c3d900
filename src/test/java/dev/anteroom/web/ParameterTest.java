package dev.anteroom.web;

import static dev.anteroom.Newsroom.PAGE;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parameters in the address, which are read as they stand or refused. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ParameterTest {

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @Test
    void a_parameter_without_a_value_is_not_taken_for_none() throws IOException {
        for (String query :
                List.of("limit=", "limit", "parent=", "order=", "order", "=", "&limit=1", "limit=&order=newest")) {
            Wire.send(Wire.head("GET " + newsroom.path("/thread?page=p&" + query)))
                    .assertRefused(ErrorCode.INVALID_PARAMETER);
        }
        for (String query : List.of("page=p&", "page=p&&")) {
            assertThat(Wire.send(Wire.head("GET " + newsroom.path("/thread?" + query)))
                            .status())
                    .isEqualTo(200);
        }
        assertRefused(anybody().get(newsroom.path("/thread?page=")), ErrorCode.INVALID_PARAMETER);
        assertRefused(anybody().get(newsroom.path("/thread?page=p&cursor=")), ErrorCode.INVALID_CURSOR);
        assertRefused(anybody().get(newsroom.path("/counts?page=a&page=")), ErrorCode.INVALID_PARAMETER);
        for (String query : List.of("site=", "limit=", "order=", "free=", "q=")) {
            assertRefused(newsroom.ana().get("/api/v1/queue?" + query), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(newsroom.ana().get("/api/v1/queue?cursor="), ErrorCode.INVALID_CURSOR);
        assertRefused(newsroom.ana().get("/api/v1/queue/summary?site="), ErrorCode.INVALID_PARAMETER);
        assertRefused(newsroom.ana().put(newsroom.path("/thread/closure?page=")), ErrorCode.INVALID_PARAMETER);
        assertRefused(newsroom.ana().delete(newsroom.path("/thread/closure?page=")), ErrorCode.INVALID_PARAMETER);
    }

    @Test
    void a_blank_is_no_value_either() {
        for (String parameter : List.of("limit", "order")) {
            assertRefused(
                    anybody()
                            .queryParam("page", PAGE)
                            .queryParam(parameter, " ")
                            .get(newsroom.path("/thread")),
                    ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(anybody().queryParam("page", " ").get(newsroom.path("/thread")), ErrorCode.INVALID_PARAMETER);
        assertRefused(
                anybody().queryParam("page", "a", " ").get(newsroom.path("/counts")), ErrorCode.INVALID_PARAMETER);
        assertRefused(
                anybody().queryParam("page", PAGE).queryParam("parent", " ").get(newsroom.path("/thread")),
                ErrorCode.INVALID_ID);
        assertRefused(
                anybody().queryParam("page", PAGE).queryParam("cursor", " ").get(newsroom.path("/thread")),
                ErrorCode.INVALID_CURSOR);
        assertRefused(newsroom.ana().queryParam("site", " ").get("/api/v1/queue"), ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void a_parameter_that_is_given_twice_is_refused_but_where_there_may_be_many() {
        for (String query : List.of(
                "page=p&page=q", "page=p&limit=1&limit=2", "page=p&order=oldest&order=newest", "page=p&page=p")) {
            assertRefused(anybody().get(newsroom.path("/thread?" + query)), ErrorCode.INVALID_PARAMETER);
        }
        for (String query : List.of("site=a&site=b", "limit=1&limit=1", "free=true&free=false")) {
            assertRefused(newsroom.ana().get("/api/v1/queue?" + query), ErrorCode.INVALID_PARAMETER);
        }
        assertRefused(newsroom.ana().put(newsroom.path("/thread/closure?page=a&page=b")), ErrorCode.INVALID_PARAMETER);
        for (String method : List.of("GET", "HEAD")) {
            assertThat(anybody()
                            .request(method, newsroom.path("/counts?page=a&page=b&page=a"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_choice_is_yes_or_no() {
        for (String wrong : List.of("maybe", "TRUE", "1", "yes")) {
            assertRefused(newsroom.ana().get("/api/v1/queue?free=" + wrong), ErrorCode.INVALID_PARAMETER);
        }
    }
}
