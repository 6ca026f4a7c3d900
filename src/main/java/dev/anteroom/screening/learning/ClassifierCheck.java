package dev.anteroom.screening.learning;

import dev.anteroom.screening.Check;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says how likely moderators are to reject a comment, by what they have decided before, and which words say so. Silent
 * while there is no model.
 */
public final class ClassifierCheck implements Check {

    public static final String NAME = "classifier";

    /** What is less likely than this orders the queue and is no news for a moderator. */
    private static final double NOTABLE = 0.2;

    private final Supplier<Optional<Model>> model;
    private final ClassifierSettings settings;

    /**
     * @param model that is in force, asked for at each comment; it must not wait for anything
     */
    public ClassifierCheck(Supplier<Optional<Model>> model, ClassifierSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        return model.get()
                .map(known -> List.of(finding(known.read(examination.text()))))
                .orElse(List.of());
    }

    private Finding finding(Model.Reading reading) {
        double chance = reading.chance();
        Outcome outcome = outcome(chance);
        return new Finding(
                NAME,
                outcome,
                outcome == Outcome.REJECT ? settings.clause() : null,
                "Of 100 comments like this, moderators have rejected " + Math.round(100 * chance) + ".",
                outcome == Outcome.NONE ? List.of() : reading.spans(),
                chance);
    }

    private Outcome outcome(double chance) {
        if (settings.rejectAt() != null && chance >= settings.rejectAt()) {
            return Outcome.REJECT;
        }
        if (settings.holdAt() != null && chance >= settings.holdAt()) {
            return Outcome.HOLD;
        }
        return chance >= NOTABLE ? Outcome.NOTE : Outcome.NONE;
    }
}
