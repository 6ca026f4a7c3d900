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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the API list every call, no other, and of each what it refuses. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class DocumentedCallsTest {

    private static final String API = "/api/v1";

    /** {@code | `POST /sites` | what it answers | what it refuses |}. */
    private static final Pattern ROW =
            Pattern.compile("\\| `(GET|POST|PUT|PATCH|DELETE) (/[^ ?`]*)[^`]*` \\|.*\\|([^|]*)\\|");

    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    /** The calls on the pages, each with the codes that are named beside it. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> calls = new TreeMap<>();
        try (Stream<Path> pages = Files.list(Path.of("docs", "api"))) {
            for (Path page : pages.toList()) {
                for (String line : Files.readAllLines(page)) {
                    Matcher row = ROW.matcher(line);
                    if (row.matches()) {
                        assertThat(calls.put(row.group(1) + " " + row.group(2), codes(row.group(3))))
                                .as("%s stands twice", row.group(2))
                                .isNull();
                    }
                }
            }
        }
        return calls;
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The calls in OpenAPI, each with all the codes that it can answer. */
    private static Map<String, Set<String>> offered() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asByteArray())
                .get("paths");
        Map<String, Set<String>> calls = new TreeMap<>();
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith(API))
                .forEach(path -> {
                    for (String verb : List.of("get", "post", "put", "patch", "delete")) {
                        if (path.getValue().has(verb)) {
                            calls.put(
                                    verb.toUpperCase(java.util.Locale.ROOT) + " "
                                            + path.getKey().substring(API.length()),
                                    refusals(path.getValue().get(verb)));
                        }
                    }
                });
        return calls;
    }

    private static Set<String> refusals(JsonNode operation) {
        Set<String> codes = new TreeSet<>();
        operation.get("responses").forEach(response -> response.path("content")
                .path(Problem.MEDIA_TYPE)
                .path("examples")
                .fieldNames()
                .forEachRemaining(codes::add));
        return codes;
    }

    @Test
    void every_call_is_documented_and_every_documented_call_is_there() throws IOException {
        assertThat(documented().keySet()).containsExactlyElementsOf(offered().keySet());
    }

    @Test
    void a_call_refuses_what_its_page_says() throws IOException {
        Map<String, Set<String>> offered = offered();
        documented()
                .forEach((call, codes) -> assertThat(offered.get(call)).as(call).containsAll(codes));
    }
}
