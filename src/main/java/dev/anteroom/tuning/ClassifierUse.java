package dev.anteroom.tuning;

/** Which version of its classifier a site uses. */
enum ClassifierUse {

    /** The one that was trained last. */
    LATEST,

    /** One that an administrator has chosen, whatever is trained after it. */
    VERSION,

    /** None: the classifier is silent, and goes on learning. */
    NONE
}
