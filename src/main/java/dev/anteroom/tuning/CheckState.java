package dev.anteroom.tuning;

import dev.anteroom.screening.Outcome;

/** How far a check is heard. */
enum CheckState {

    /** It does not run. */
    OFF(Outcome.NONE),

    /** What it sees is shown to moderators and decides nothing. */
    ADVISORY(Outcome.NOTE),

    /** What it sees holds or rejects. */
    ON(Outcome.REJECT);

    private final Outcome strictest;

    CheckState(Outcome strictest) {
        this.strictest = strictest;
    }

    Outcome strictest() {
        return strictest;
    }
}
