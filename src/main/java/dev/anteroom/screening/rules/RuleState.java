package dev.anteroom.screening.rules;

/** How far a rule is heard. */
public enum RuleState {

    /** It only notes what it would have done. */
    DRAFT,

    /** Its outcome counts. */
    LIVE
}
