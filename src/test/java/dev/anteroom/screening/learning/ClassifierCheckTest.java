package dev.anteroom.screening.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.History;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierCheckTest {

    private static final Model MODEL = Newsdesk.trained().model();
    private static final String BAD = "A bridge near the old turnips";
    private static final String GOOD = "A bridge near the old swallows";

    private static List<Finding> examine(ClassifierSettings settings, Optional<Model> model, String text) {
        return new ClassifierCheck(() -> model, settings)
                .examine(new Examination(
                        new Submission(Text.of(text), null, false, Instant.EPOCH.atZone(ZoneOffset.UTC), "en"),
                        History.NONE));
    }

    private static Finding finding(ClassifierSettings settings, String text) {
        return examine(settings, Optional.of(MODEL), text).get(0);
    }

    @Test
    void without_a_model_it_says_nothing() {
        assertThat(examine(ClassifierSettings.DEFAULTS, Optional.empty(), BAD)).isEmpty();
    }

    @Test
    void it_advises_until_somebody_sets_a_threshold() {
        Finding found = finding(ClassifierSettings.DEFAULTS, BAD);
        assertThat(found.outcome()).isEqualTo(Outcome.NOTE);
        assertThat(found.score()).isBetween(0.8, 1.0);
        assertThat(found.clause()).isNull();
        assertThat(found.detail()).matches("Of 100 comments like this, moderators have rejected \\d+\\.");
        assertThat(found.spans()).extracting(span -> span.of(BAD)).contains("turnips");
    }

    @Test
    void what_is_hardly_like_the_rejected_only_orders_the_queue() {
        Finding found = finding(ClassifierSettings.DEFAULTS, GOOD);
        assertThat(found.outcome()).isEqualTo(Outcome.NONE);
        assertThat(found.score()).isLessThan(0.2);
        assertThat(found.spans()).isEmpty();
    }

    @Test
    void from_its_thresholds_on_it_holds_and_rejects() {
        assertThat(finding(new ClassifierSettings(0.5, null, null), BAD).outcome())
                .isEqualTo(Outcome.HOLD);
        Finding rejected = finding(new ClassifierSettings(0.5, 0.8, "2.1"), BAD);
        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(rejected.clause()).isEqualTo("2.1");
        assertThat(finding(new ClassifierSettings(null, 1.0, "2"), BAD).outcome())
                .isEqualTo(Outcome.NOTE);
        assertThat(finding(new ClassifierSettings(0.5, 0.8, "2.1"), GOOD).outcome())
                .isEqualTo(Outcome.NONE);
    }

    @Test
    void thresholds_that_make_no_sense_are_refused() {
        for (Double wrong : new Double[] {0.0, -1.0, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new ClassifierSettings(wrong, null, null)).isInstanceOf(InvalidText.class);
            assertThatThrownBy(() -> new ClassifierSettings(null, wrong, "1")).isInstanceOf(InvalidText.class);
        }
        assertThatThrownBy(() -> new ClassifierSettings(0.9, 0.5, "1")).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> new ClassifierSettings(0.5, 0.9, null)).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> new ClassifierSettings(0.5, 0.9, " ")).isInstanceOf(InvalidText.class);
    }
}
