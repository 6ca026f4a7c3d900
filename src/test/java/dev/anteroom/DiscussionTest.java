package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.Newsroom.Posted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole discussion as it happened: each comment is posted at its time and waits, nothing is public before it is let in,
 * the second copy of one is rejected, and in the end the page shows what its readers saw.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class DiscussionTest {

    /** A comment of the source, in the order in which the page shows it. */
    private record Source(String position, String parent, OffsetDateTime postedAt, String body, Set<String> refersTo) {}

    private final Map<String, Posted> posted = new HashMap<>();
    private Newsroom newsroom;
    private String page;

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    @Test
    void a_real_discussion_is_shown_as_its_readers_saw_it() throws IOException {
        Path file = Path.of("..", "shared", "data", "discussion.json");
        assumeTrue(Files.exists(file), "The real discussion is not on this machine");
        try (InputStream json = Files.newInputStream(file)) {
            List<Source> shown = hold(json, "4.2");
            assertThat(shown).hasSize(28);
        }
    }

    @Test
    void a_written_discussion_is_shown_as_its_readers_saw_it() throws IOException {
        try (InputStream json = DiscussionTest.class.getResourceAsStream("/discussion.json")) {
            hold(json, "2.2");
        }
    }

    /** Posts, decides and compares; returns what was shown. */
    private List<Source> hold(InputStream json, String copy) throws IOException {
        JsonNode discussion = new ObjectMapper().readTree(json);
        page = discussion.at("/page/id").asText();
        newsroom =
                Newsroom.open(Map.of("timeZone", discussion.at("/page/timeZone").asText()));
        List<Source> sources = StreamSupport.stream(discussion.get("comments").spliterator(), false)
                .map(DiscussionTest::source)
                .toList();
        postInOrderOfTime(sources, copy);

        List<Source> approved = sources.stream()
                .filter(source -> !source.position().equals(copy))
                .toList();
        assertThat(newsroom.count(page)).isEqualTo(approved.size());
        compare(approved, discussion.at("/page/title").asText());
        return approved;
    }

    private static Source source(JsonNode comment) {
        Set<String> refersTo = new HashSet<>();
        comment.path("refersTo").forEach(position -> refersTo.add(position.asText()));
        return new Source(
                comment.get("position").asText(),
                comment.get("parent").isNull() ? null : comment.get("parent").asText(),
                OffsetDateTime.parse(comment.get("postedAt").asText()),
                comment.get("body").asText(),
                refersTo);
    }

    private void postInOrderOfTime(List<Source> sources, String copy) {
        int approved = 0;
        for (Source source :
                sources.stream().sorted(Comparator.comparing(Source::postedAt)).toList()) {
            TestClock.INSTANCE.set(source.postedAt().toInstant());
            Posted comment = post(source);
            posted.put(source.position(), comment);
            assertWaits(comment, source, approved);
            if (source.position().equals(copy)) {
                newsroom.reject(comment.id(), "6");
            } else {
                newsroom.approve(comment.id());
                approved++;
            }
            assertThat(newsroom.count(page)).isEqualTo(approved);
        }
    }

    private Posted post(Source source) {
        Map<String, Object> request = Newsroom.comment(source.body());
        request.put("page", Map.of("id", page, "title", "As the first one said"));
        if (source.parent() != null) {
            request.put("parent", posted.get(source.parent()).id());
        }
        return Newsroom.held(newsroom.submit(request));
    }

    private void assertWaits(Posted comment, Source source, int approved) {
        assertThat(newsroom.queue()).containsExactly(source.body());
        Response thread = newsroom.thread(page);
        assertThat(thread.asString()).doesNotContain(comment.id());
        assertThat(thread.<Integer>path("thread.comments")).isEqualTo(approved);
        assertThat(Newsroom.author(comment.receipt()).get("/api/v1/receipt").<String>path("comment.state"))
                .isEqualTo("PENDING");
    }

    private void compare(List<Source> approved, String title) {
        List<Map<String, Object>> shown = new ArrayList<>();
        List<Map<String, Object>> top = newsroom.thread(page).path("items");
        flatten(top, shown);
        Map<String, String> numbers = renumber(approved);
        assertThat(shown).extracting(item -> item.get("position")).containsExactlyElementsOf(numbers.values());

        for (int i = 0; i < approved.size(); i++) {
            Source source = approved.get(i);
            Map<String, Object> item = shown.get(i);
            assertThat(item.get("id")).isEqualTo(posted.get(source.position()).id());
            assertThat(item.get("parent"))
                    .isEqualTo(
                            source.parent() == null
                                    ? null
                                    : posted.get(source.parent()).id());
            assertThat(text((String) item.get("html")))
                    .isEqualTo(text(source.body().replace("\n", "<br>")));
            assertThat(references(item))
                    .containsExactlyInAnyOrderElementsOf(source.refersTo().stream()
                            .map(position -> posted.get(position).id())
                            .toList());
        }
    }

    @SuppressWarnings("unchecked")
    private static void flatten(List<Map<String, Object>> items, List<Map<String, Object>> into) {
        for (Map<String, Object> item : items) {
            into.add(item);
            flatten((List<Map<String, Object>>) item.get("replies"), into);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> references(Map<String, Object> item) {
        return ((List<Map<String, Object>>) item.get("references"))
                .stream().map(reference -> reference.get("comment")).toList();
    }

    /** The source's numbers as a reader counts them once the copy is gone. */
    private static Map<String, String> renumber(List<Source> approved) {
        Map<String, Integer> children = new HashMap<>();
        Map<String, String> numbers = new LinkedHashMap<>();
        for (Source source : approved) {
            String prefix = source.parent() == null ? "" : numbers.get(source.parent()) + ".";
            numbers.put(source.position(), prefix + children.merge(prefix, 1, Integer::sum));
        }
        return numbers;
    }

    /** What a reader reads, line for line. */
    private static String text(String html) {
        return Jsoup.parse(html.replaceAll("<br ?/?>|</p>", "\n"))
                .wholeText()
                .replaceAll("\\s*\n\\s*", "\n")
                .strip();
    }
}
