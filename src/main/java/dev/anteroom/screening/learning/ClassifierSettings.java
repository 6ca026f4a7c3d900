package dev.anteroom.screening.learning;

import dev.anteroom.base.InvalidText;
import dev.anteroom.screening.ClauseNumber;
import dev.anteroom.screening.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What follows from a score. An administrator sets it with the measured precision in view; until then, nothing follows.
 *
 * @param holdAt from which chance on a comment waits for a moderator, more than 0 and at most 1; null: never
 * @param rejectAt from which on it is rejected, at least {@code holdAt}; null: never
 * @param clause of the site's policy under which it is rejected; needed with {@code rejectAt}
 */
@Schema(name = "ClassifierSettings")
public record ClassifierSettings(
        @Schema(examples = "0.7") Double holdAt,
        @Schema(examples = "0.98") Double rejectAt,
        @Schema(examples = "1") String clause) {

    /** It only orders the queue and advises. */
    public static final ClassifierSettings DEFAULTS = new ClassifierSettings(null, null, null);

    /** @throws InvalidText if a threshold is out of range, or a rejection has no clause */
    public ClassifierSettings {
        check(holdAt);
        check(rejectAt);
        if (holdAt != null && rejectAt != null && rejectAt < holdAt) {
            throw new InvalidText("What is rejected must be at least as sure as what is held.");
        }
        ClauseNumber.mustBeSound(clause, rejectAt == null ? Outcome.HOLD : Outcome.REJECT);
    }

    private static void check(Double threshold) {
        if (threshold != null && !(threshold > 0 && threshold <= 1)) {
            throw new InvalidText("Thresholds must be more than 0 and at most 1, or null.");
        }
    }
}
