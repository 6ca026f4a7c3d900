package dev.anteroom.screening.learning;

/**
 * How much more often a piece stands in rejected than in approved comments, as a logarithm, each comment counting the same
 * however long it is. It takes every piece by itself, and so is right about rare ones of which the regression is still
 * wary (Wang and Manning, "Baselines and Bigrams", ACL 2012).
 */
final class NaiveBayes {

    /** As if so much of every piece had been seen before, in the usual shares. */
    private static final double SEEN_BEFORE = 0.1;

    private NaiveBayes() {}

    static double[] fit(Rows rows) {
        double[] rejected = new double[Rows.WIDTH];
        double[] approved = new double[Rows.WIDTH];
        for (int row = 0; row < rows.count(); row++) {
            rows.addPieces(rows.isRejected(row) ? rejected : approved, row, 1);
        }
        double share = sum(rejected) / (sum(rejected) + sum(approved));
        double[] weights = new double[Rows.WIDTH];
        for (int i = 0; i < Grams.SIZE; i++) {
            if (rejected[i] + approved[i] > 0) {
                weights[i] = Math.log((rejected[i] + SEEN_BEFORE * share) / share)
                        - Math.log((approved[i] + SEEN_BEFORE * (1 - share)) / (1 - share));
            }
        }
        return weights;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
