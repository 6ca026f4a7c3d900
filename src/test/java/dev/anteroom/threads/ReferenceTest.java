package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestClock;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "1:42 asked": comments that point at another by its time of day. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class ReferenceTest {

    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.INSTANCE.run();
    }

    /** Publishes a comment at a local time of the tenth of March. */
    private String at(String time, String body) {
        TestClock.INSTANCE.set(
                LocalDateTime.parse("2026-03-10T" + time).atZone(MEXICO).toInstant());
        return newsroom.publish(body).id();
    }

    private Object last() {
        return newsroom.thread().path("items[-1].references");
    }

    private static List<Map<String, String>> to(String text, String comment) {
        return List.of(Map.of("text", text, "comment", comment));
    }

    @Test
    void a_time_is_read_on_the_sites_own_clock() {
        String asked = at("13:42:59", "Who signs?");
        at("15:00", "13:42 asked who signs");
        assertThat(last()).isEqualTo(to("13:42", asked));
    }

    @Test
    void a_time_without_am_or_pm_may_be_either() {
        String asked = at("13:42", "Who signs?");
        at("15:00", "1:42 asked who signs");
        assertThat(last()).isEqualTo(to("1:42", asked));
        at("15:10", "@1:42pm so it is");
        assertThat(last()).isEqualTo(to("1:42pm", asked));
        at("15:20", "@1:42am it is not");
        assertThat(last()).isEqualTo(List.of());
    }

    @Test
    void of_two_the_later_is_meant() {
        at("01:42", "In the night");
        String noon = at("13:42", "In the day");
        at("15:00", "1:42 said it");
        assertThat(last()).isEqualTo(to("1:42", noon));
    }

    @Test
    void only_what_is_earlier_is_meant() {
        at("13:42", "1:42 is me");
        assertThat(last()).isEqualTo(List.of());
        at("15:00", "1:50 is yet to come");
        at("15:00", "Another");
        at("15:50", "Late");
        assertThat(newsroom.thread().<List<List<?>>>path("items.references")).allMatch(List::isEmpty);
    }

    @Test
    void what_is_not_public_is_not_pointed_at() {
        String hidden = at("13:42", "Who signs?");
        at("15:00", "1:42 asked who signs");
        newsroom.reject(hidden, "1");
        assertThat(newsroom.thread().<Object>path("items[0].references")).isEqualTo(List.of());
    }

    @Test
    void any_other_time_is_just_a_time() {
        at("13:42", "Who signs?");
        at("15:00", "I was there at 1:42 and saw nothing");
        assertThat(last()).isEqualTo(List.of());
    }

    @Test
    void a_reply_may_point_across_the_thread() {
        String asked = at("13:42", "Who signs?");
        String other = at("14:00", "Another matter");
        TestClock.INSTANCE.set(
                LocalDateTime.parse("2026-03-10T15:00").atZone(MEXICO).toInstant());
        newsroom.publishReply(other, "@1:42 ask here");
        assertThat(newsroom.thread().<Object>path("items[1].replies[0].references"))
                .isEqualTo(to("1:42", asked));
    }
}
