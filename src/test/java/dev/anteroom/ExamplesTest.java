package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation shows calls with their answers; they are what the service answers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ExamplesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/api/sites.md",
                "docs/api/comments.md",
                "docs/api/threads.md",
                "docs/api/moderation.md",
                "docs/api/policy.md",
                "docs/api/classifier.md",
                "docs/api/errors.md"
            })
    void a_page_shows_what_the_service_answers(String page) throws IOException, InterruptedException {
        List<Example> examples = Example.in(Path.of(page));
        List<Example> calls = examples.stream().filter(Example::isCall).toList();
        assertThat(calls).hasSizeGreaterThan(1);
        assertThat(examples)
                .allMatch(example -> example.isCall() || example.command().startsWith("TOKEN="));
        boolean makesItsSite = calls.get(0).command().contains("/api/v1/sites ");
        ExampleRun run = new ExampleRun(
                makesItsSite ? "notes-" + UUID.randomUUID().toString().substring(0, 8) : Newsroom.open().site);
        for (Example call : calls) {
            run.run(call);
        }
    }
}
