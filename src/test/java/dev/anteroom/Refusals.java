package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.web.ErrorCode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How every refusal looks, whatever was wrong: RFC 9457 with a code of the public list. */
public final class Refusals {

    private static final Set<String> ALWAYS = Set.of("type", "code", "title", "status", "detail", "errors");

    /** What some refusals say on top. */
    private static final Set<String> SOMETIMES =
            Set.of("id", "decision", "state", "version", "claim", "clauses", "policyVersion", "until");

    private Refusals() {}

    /** Expects a whole problem with a code and, for fields, exactly these in any order. */
    public static void assertRefused(Response response, ErrorCode code, String... fields) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(code.status());
        assertProblem(response.contentType(), response.jsonPath().getMap("$"), code, fields);
    }

    static void assertProblem(String contentType, Map<String, Object> problem, ErrorCode code, String... fields) {
        assertThat(contentType).startsWith("application/problem+json");
        assertThat(problem).containsKeys(ALWAYS.toArray(String[]::new));
        assertThat(problem.keySet()).allMatch(member -> ALWAYS.contains(member) || SOMETIMES.contains(member));
        assertThat(problem.get("code")).isEqualTo(code.code());
        assertThat(problem.get("type")).isEqualTo("/errors/" + code.code());
        assertThat(problem.get("title")).isEqualTo(code.meaning());
        assertThat(problem.get("status")).isEqualTo(code.status());
        assertThat((String) problem.get("detail")).endsWith(".").doesNotContain("Exception", "dev.anteroom", "java.");
        assertThat(fields(problem)).containsExactlyInAnyOrder(fields);
    }

    @SuppressWarnings("unchecked")
    private static List<String> fields(Map<String, Object> problem) {
        return ((List<Map<String, String>>) problem.get("errors"))
                .stream()
                        .peek(error -> assertThat(error.get("message")).isNotBlank())
                        .map(error -> error.get("field"))
                        .toList();
    }
}
