package dev.anteroom.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one list of errors, in the code, in the documentation and in OpenAPI. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ErrorListTest {

    private static JsonNode openApi() throws IOException {
        return new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asByteArray());
    }

    @Test
    void the_documentation_lists_every_code_with_its_status_and_meaning_in_order() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("docs", "api", "errors.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> "| `" + code.code() + "` | " + code.status() + " | " + code.meaning() + ". |")
                        .toList());
    }

    @Test
    void openapi_names_every_code_and_no_other() throws IOException {
        Set<String> named = new TreeSet<>();
        for (JsonNode path : openApi().get("paths")) {
            for (JsonNode operation : path) {
                operation.path("responses").properties().forEach(response -> response.getValue()
                        .path("content")
                        .path(Problem.MEDIA_TYPE)
                        .path("examples")
                        .properties()
                        .forEach(example -> {
                            JsonNode problem = example.getValue().get("value");
                            assertThat(problem.get("code").asText()).isEqualTo(example.getKey());
                            assertThat(problem.get("status").asText()).isEqualTo(response.getKey());
                            named.add(example.getKey());
                        }));
            }
        }
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @Test
    void openapi_says_of_every_call_what_it_answers() throws IOException {
        for (JsonNode path : openApi().get("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("operationId")) {
                    assertThat(operation.get("summary").asText()).isNotBlank();
                    assertThat(operation.get("responses").properties())
                            .as(operation.get("operationId").asText())
                            .anyMatch(response -> response.getKey().startsWith("2"))
                            .anyMatch(response -> response.getKey().equals("404"));
                }
            }
        }
    }
}
