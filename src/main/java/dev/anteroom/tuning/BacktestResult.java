package dev.anteroom.tuning;

import dev.anteroom.screening.Finding;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What something would have made of comments, against what people decided on them. Of comments that nobody has decided, or
 * only the service, it is only said how many would have been caught.
 *
 * @param scanned how many comments were looked at
 * @param approved of these, how many people let in
 * @param rejected of these, how many people turned away
 * @param held how many would have been held
 * @param turnedAway how many would have been rejected
 * @param caughtApproved held or rejected, though people had let them in
 * @param caughtRejected held or rejected, as people had turned them away
 * @param precision of those that were caught and that people decided, the share that they turned away; null for none
 * @param recall of all that people turned away, the share that was caught; null for none
 * @param right examples of {@code caughtRejected}
 * @param wrong examples of {@code caughtApproved}
 * @param missed examples of what people turned away and it did not catch
 */
@Schema(name = "BacktestResult")
record BacktestResult(
        int scanned,
        int approved,
        int rejected,
        int held,
        int turnedAway,
        int caughtApproved,
        int caughtRejected,
        Double precision,
        Double recall,
        List<Example> right,
        List<Example> wrong,
        List<Example> missed) {

    /** One of at most 20 of a kind: the comment is read by its id, and is not kept here. */
    @Schema(name = "BacktestExample")
    record Example(UUID comment, List<Finding> findings) {}
}
