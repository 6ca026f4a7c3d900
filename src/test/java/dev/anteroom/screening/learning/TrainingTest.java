package dev.anteroom.screening.learning;

import static dev.anteroom.screening.learning.Newsdesk.features;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Training TRAINED = Newsdesk.trained();

    @Test
    void what_is_like_the_rejected_is_told_from_what_is_like_the_approved() {
        Model model = TRAINED.model();
        Random random = new Random(99);
        for (int i = 0; i < 50; i++) {
            double bad = model.chance(features(Newsdesk.sentence(random, "turnips")));
            double good = model.chance(features(Newsdesk.sentence(random, "swallows")));
            assertThat(bad).isGreaterThan(0.8);
            assertThat(good).isLessThan(0.2);
        }
    }

    @Test
    void a_word_that_was_never_seen_is_known_by_its_parts() {
        assertThat(TRAINED.model().chance(features("near the old turnipfield")))
                .isGreaterThan(TRAINED.model().chance(features("near the old swallowfield")));
    }

    @Test
    void it_says_which_word_raised_the_score() {
        String text = "The old harbour was seen near TÜRNIPS on a new morning";
        assertThat(TRAINED.model().read(Text.of(text)).spans())
                .extracting(span -> span.of(text))
                .contains("TÜRNIPS")
                .doesNotContain("harbour");
    }

    @Test
    void it_is_judged_by_what_it_was_not_trained_on() {
        Evaluation evaluation = TRAINED.evaluation();
        assertThat(evaluation.decisions()).isEqualTo(400);
        assertThat(evaluation.rejected()).isEqualTo(80);
        assertThat(evaluation.area()).isGreaterThan(0.99);

        // Decisions without rhyme or reason: what was learned by heart does not count.
        Random random = new Random(3);
        List<Example> noise = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            noise.add(new Example(features(Newsdesk.sentence(random, "bricks")), random.nextInt(4) == 0));
        }
        assertThat(Training.of(noise).orElseThrow().evaluation().area()).isBetween(0.35, 0.65);
    }

    @Test
    void copies_of_a_text_are_not_learned_and_asked_for() {
        Random random = new Random(5);
        List<Example> copies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Example example = new Example(features(Newsdesk.sentence(random, "bricks")), i % 2 == 0);
            for (int copy = 0; copy < 10; copy++) {
                copies.add(example);
            }
        }
        assertThat(Training.of(copies).orElseThrow().evaluation().area()).isLessThan(0.75);
    }

    @Test
    void it_is_silent_until_it_has_seen_enough_of_both_kinds() {
        assertThat(Training.of(Newsdesk.decided(199))).isEmpty();
        assertThat(Training.of(Newsdesk.decided(200))).isPresent();
        List<Example> hardlyAny = Newsdesk.decided(400).stream()
                .filter(example -> !example.rejected())
                .toList();
        List<Example> nineteen = new ArrayList<>(hardlyAny);
        Newsdesk.decided(400).stream().filter(Example::rejected).limit(19).forEach(nineteen::add);
        assertThat(Training.of(nineteen)).isEmpty();
        assertThat(Training.of(List.of())).isEmpty();
    }

    @Test
    void the_same_decisions_make_the_same_model() {
        assertThat(Newsdesk.trained().model().bytes()).isEqualTo(TRAINED.model().bytes());
    }
}
