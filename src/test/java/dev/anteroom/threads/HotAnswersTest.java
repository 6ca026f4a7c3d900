package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HotAnswersTest {

    private static final int NOTES = 1;
    private static final int ESSAYS = 2;

    private final HotAnswers<String> answers =
            new HotAnswers<>(10_000, String::length, new SimpleMeterRegistry(), "hot");

    @Test
    void the_same_question_has_the_same_answer() {
        answers.keep(NOTES, "/counts?page=a", answers.change(NOTES), "3");
        assertThat(answers.get(NOTES, "/counts?page=a")).isEqualTo("3");
        assertThat(answers.get(NOTES, "/counts?page=b")).isNull();
        assertThat(answers.get(ESSAYS, "/counts?page=a")).isNull();
    }

    @Test
    void a_change_on_the_site_ends_its_answers_and_no_others() {
        answers.keep(NOTES, "/counts?page=a", answers.change(NOTES), "3");
        answers.keep(ESSAYS, "/counts?page=a", answers.change(ESSAYS), "5");
        answers.changed(NOTES);
        assertThat(answers.get(NOTES, "/counts?page=a")).isNull();
        assertThat(answers.get(ESSAYS, "/counts?page=a")).isEqualTo("5");
    }

    @Test
    void what_was_worked_out_while_something_changed_is_not_taken_for_new() {
        long before = answers.change(NOTES);
        answers.changed(NOTES);
        answers.keep(NOTES, "/counts?page=a", before, "3");
        assertThat(answers.get(NOTES, "/counts?page=a")).isNull();
    }

    @Test
    void who_asks_in_ever_other_words_fills_no_more_than_there_is() {
        for (int i = 0; i < 1_000; i++) {
            answers.keep(NOTES, "/counts?page=" + i, answers.change(NOTES), "x".repeat(100));
        }
        // What is too much is thrown away a moment later, by another thread.
        await().untilAsserted(() -> assertThat(IntStream.range(0, 1_000)
                        .filter(i -> answers.get(NOTES, "/counts?page=" + i) != null)
                        .count())
                .isBetween(1L, 10_000L / 300));
    }

    @Test
    void one_answer_larger_than_all_that_there_is_is_not_kept() {
        answers.keep(NOTES, "/thread?page=a", answers.change(NOTES), "x".repeat(20_000));
        await().untilAsserted(
                        () -> assertThat(answers.get(NOTES, "/thread?page=a")).isNull());
    }
}
