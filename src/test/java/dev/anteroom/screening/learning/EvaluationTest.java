package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anteroom.screening.learning.Evaluation.Threshold;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void the_figures_are_those_that_a_hand_works_out() {
        double[] chances = {0.9, 0.8, 0.7, 0.4, 0.4};
        boolean[] rejected = {true, false, true, true, false};
        Evaluation found = Evaluation.of(chances, rejected);
        assertThat(found.decisions()).isEqualTo(5);
        assertThat(found.rejected()).isEqualTo(3);
        // Of six pairs, 0.9 wins two, 0.7 one, 0.4 ties one.
        assertThat(found.area()).isCloseTo(3.5 / 6, within(1e-9));
        assertThat(found.averagePrecision()).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-9));
        assertThat(found.brier()).isCloseTo((0.01 + 0.64 + 0.09 + 0.36 + 0.16) / 5, within(1e-9));
        assertThat(found.thresholds())
                .contains(new Threshold(0.7, 3, 2 / 3.0, 2 / 3.0), new Threshold(0.9, 1, 1.0, 1 / 3.0))
                .contains(new Threshold(0.95, 0, null, 0));
    }

    @Test
    void what_is_decided_at_99_percent_is_whole_and_has_one_mistake_in_a_hundred() {
        double[] chances = new double[1_000];
        boolean[] rejected = new boolean[1_000];
        for (int i = 0; i < 1_000; i++) {
            chances[i] = 1 - i / 1_000.0;
            // The first two hundred, but two of them; and three among the last.
            rejected[i] = i < 200 && i != 50 && i != 150 || i > 996;
        }
        Evaluation found = Evaluation.of(chances, rejected);
        assertThat(found.rejectable().share()).isCloseTo(0.2, within(0.003));
        assertThat(found.rejectable().score()).isCloseTo(0.8, within(0.003));
        assertThat(found.approvable().share()).isCloseTo(0.8, within(0.01));
        assertThat(found.toFind95()).isCloseTo(0.192, within(0.004));
    }

    @Test
    void where_nothing_is_sure_nothing_would_be_decided() {
        Evaluation found = Evaluation.of(new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, true, false});
        assertThat(found.area()).isEqualTo(0.5);
        assertThat(found.rejectable()).isEqualTo(new Evaluation.Share(null, 0));
        assertThat(found.approvable()).isEqualTo(new Evaluation.Share(null, 0));
    }

    @Test
    void chances_that_come_true_have_no_error_of_calibration() {
        double[] chances = new double[1_000];
        boolean[] rejected = new boolean[1_000];
        for (int i = 0; i < 1_000; i++) {
            chances[i] = 0.2;
            rejected[i] = i % 5 == 0;
        }
        assertThat(Evaluation.of(chances, rejected).calibrationError()).isCloseTo(0, within(1e-9));
    }
}
