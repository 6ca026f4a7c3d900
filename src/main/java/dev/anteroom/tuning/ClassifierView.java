package dev.anteroom.tuning;

import dev.anteroom.screening.learning.Training;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A site's classifier: what it has to learn from, and what is in force.
 *
 * @param use which version
 * @param version that was chosen; null but with {@code VERSION}
 * @param shared whether other sites may begin with it
 * @param lender key of the site whose model is used until there is one of its own
 * @param borrowed whether the lender's model is what is in force now
 * @param decisions of people that stand, up to the 20,000 that are learned from
 * @param rejected of them, the rejections
 * @param needs what it takes before anything is learned
 * @param active the site's own version in force; null where there is none
 */
@Schema(name = "Classifier")
record ClassifierView(
        ClassifierUse use,
        Integer version,
        boolean shared,
        String lender,
        boolean borrowed,
        int decisions,
        int rejected,
        Needs needs,
        ClassifierVersionView active) {

    /** @param ofEach approvals and rejections alike */
    @Schema(name = "ClassifierNeeds")
    record Needs(int decisions, int ofEach) {

        static final Needs ALL = new Needs(Training.LEAST_EXAMPLES, Training.LEAST_OF_EACH);
    }
}
