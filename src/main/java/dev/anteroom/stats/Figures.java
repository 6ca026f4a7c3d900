package dev.anteroom.stats;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Decisions in numbers. Ages are those of comments that waited, when a person decided them.
 *
 * @param arrivals comments that were posted; null where they are no moderator's and no clause's
 * @param automatic of the decisions, those of the service
 * @param automaticShare the same as a share of all, 0 to 1; null where there are none
 * @param reversed of the decisions, those that were taken back since
 * @param reversalRate the same as a share of all, 0 to 1; null where there are none
 * @param medianAgeSeconds null where a person decided on none that waited
 * @param p95AgeSeconds the 95th percentile; likewise
 */
@Schema(name = "Figures")
record Figures(
        Long arrivals,
        long decisions,
        long approved,
        long rejected,
        long automatic,
        Double automaticShare,
        long reversed,
        Double reversalRate,
        Double medianAgeSeconds,
        Double p95AgeSeconds) {

    /**
     * @param row decisions, approved, automatic, reversed, median, 95th percentile
     */
    static Figures of(Long arrivals, Object[] row) {
        long decisions = ((Number) row[0]).longValue();
        long approved = ((Number) row[1]).longValue();
        long automatic = ((Number) row[2]).longValue();
        long reversed = ((Number) row[3]).longValue();
        return new Figures(
                arrivals,
                decisions,
                approved,
                decisions - approved,
                automatic,
                share(automatic, decisions),
                reversed,
                share(reversed, decisions),
                (Double) row[4],
                (Double) row[5]);
    }

    static Figures none(Long arrivals) {
        return of(arrivals, new Object[] {0, 0, 0, 0, null, null});
    }

    private static Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }
}
