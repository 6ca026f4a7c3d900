package dev.anteroom.comments;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an author learns of their comment. Who decided is not among it.
 *
 * @param decision null while the comment waits; reports and their dismissal are no matter of the author's
 * @param editable whether the author may change it now
 */
@Schema(name = "Followed")
record ReceiptView(CommentView comment, DecidedView decision, boolean editable) {

    /**
     * @param policyVersion the version of the policy whose clauses are cited
     * @param automatic whether the service decided, without a person
     */
    @Schema(name = "Decided")
    record DecidedView(Action action, List<String> clauses, int policyVersion, Instant at, boolean automatic) {

        static DecidedView of(Decision decision) {
            return new DecidedView(
                    decision.action() == Action.DISMISS ? Action.APPROVE : decision.action(),
                    decision.clauses(),
                    decision.policyVersion(),
                    decision.decidedAt(),
                    decision.isAutomatic());
        }
    }
}
