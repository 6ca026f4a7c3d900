package dev.anteroom.screening.learning;

/**
 * Makes chances of scores: Platt's sigmoid, fitted as in Lin, Lin and Weng, "A note on Platt's probabilistic outputs for
 * support vector machines", Machine Learning 68, 2007. Two numbers are all that thirty rejections can tell; a step function
 * (isotonic regression) would need a thousand.
 *
 * @param slope never positive
 */
record Calibration(double slope, double shift) {

    private static final int MOST_STEPS = 100;
    private static final double RIDGE = 1e-12;

    /** The chance of a rejection, more than 0 and less than 1. */
    double chance(double score) {
        return sigmoid(slope * score + shift);
    }

    private static double sigmoid(double f) {
        return f >= 0 ? Math.exp(-f) / (1 + Math.exp(-f)) : 1 / (1 + Math.exp(f));
    }

    /**
     * @param scores by weights that were not learned from the same examples
     * @param rejected what came of them
     */
    static Calibration fit(double[] scores, boolean[] rejected) {
        int positive = 0;
        for (boolean one : rejected) {
            positive += one ? 1 : 0;
        }
        int negative = rejected.length - positive;
        // Not 1 and 0: so that what is easily told apart does not become certainty.
        double high = (positive + 1.0) / (positive + 2.0);
        double low = 1 / (negative + 2.0);
        double a = 0;
        double b = Math.log((negative + 1.0) / (positive + 1.0));
        double loss = loss(scores, rejected, high, low, a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double h11 = RIDGE;
            double h22 = RIDGE;
            double h21 = 0;
            double g1 = 0;
            double g2 = 0;
            for (int i = 0; i < scores.length; i++) {
                double p = sigmoid(a * scores[i] + b);
                double curve = p * (1 - p);
                h11 += scores[i] * scores[i] * curve;
                h22 += curve;
                h21 += scores[i] * curve;
                double miss = (rejected[i] ? high : low) - p;
                g1 += scores[i] * miss;
                g2 += miss;
            }
            if (Math.abs(g1) < 1e-5 && Math.abs(g2) < 1e-5) {
                break;
            }
            double determinant = h11 * h22 - h21 * h21;
            double da = -(h22 * g1 - h21 * g2) / determinant;
            double db = -(-h21 * g1 + h11 * g2) / determinant;
            double slope = g1 * da + g2 * db;
            double width = 1;
            double next = loss(scores, rejected, high, low, a + da, b + db);
            while (next >= loss + 1e-4 * width * slope && width > 1e-10) {
                width /= 2;
                next = loss(scores, rejected, high, low, a + width * da, b + width * db);
            }
            if (width <= 1e-10) {
                break;
            }
            a += width * da;
            b += width * db;
            loss = next;
        }
        // Scores that say the opposite say nothing: the chance is the same for all.
        return a > 0 ? new Calibration(0, Math.log((negative + 1.0) / (positive + 1.0))) : new Calibration(a, b);
    }

    private static double loss(double[] scores, boolean[] rejected, double high, double low, double a, double b) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double f = a * scores[i] + b;
            double target = rejected[i] ? high : low;
            sum += f >= 0 ? target * f + Math.log1p(Math.exp(-f)) : (target - 1) * f + Math.log1p(Math.exp(f));
        }
        return sum;
    }
}
