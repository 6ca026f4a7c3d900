package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void of_a_hundred_with_a_chance_of_eighty_eighty_are_rejected_where_rejections_are_rare_too() {
        Random random = new Random(1);
        double[] scores = new double[20_000];
        boolean[] rejected = new boolean[scores.length];
        int positive = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextGaussian();
            rejected[i] = random.nextDouble() < 1 / (1 + Math.exp(4.5 - 2 * scores[i]));
            positive += rejected[i] ? 1 : 0;
        }
        assertThat((double) positive / scores.length).isBetween(0.03, 0.07);
        Calibration fitted = Calibration.fit(scores, rejected);
        for (double score = -1; score <= 3; score += 0.5) {
            assertThat(fitted.chance(score)).isCloseTo(1 / (1 + Math.exp(4.5 - 2 * score)), within(0.05));
        }
    }

    @Test
    void what_is_told_apart_without_a_mistake_is_still_no_certainty() {
        double[] scores = new double[100];
        boolean[] rejected = new boolean[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i < 50 ? -1 : 1;
            rejected[i] = i >= 50;
        }
        Calibration fitted = Calibration.fit(scores, rejected);
        assertThat(fitted.chance(1)).isBetween(0.9, 0.999);
        assertThat(fitted.chance(-1)).isBetween(0.001, 0.1);
    }

    @Test
    void scores_that_say_the_opposite_say_nothing() {
        double[] scores = {2, 2, 2, 1, 1, 1, 1, 1};
        boolean[] rejected = {false, false, false, true, true, false, true, true};
        Calibration fitted = Calibration.fit(scores, rejected);
        assertThat(fitted.chance(10)).isEqualTo(fitted.chance(-10)).isCloseTo(0.5, within(0.01));
    }
}
