package dev.anteroom.screening.learning;

import java.util.Arrays;
import java.util.Random;

/**
 * Logistic regression with an L2 penalty, by dual coordinate descent: Yu, Huang and Lin, "Dual coordinate descent methods
 * for logistic regression and maximum entropy models", Machine Learning 85, 2011, algorithm 5; what LIBLINEAR calls
 * {@code L2R_LR_DUAL}. LIBLINEAR itself wants an object of 24 bytes for each number of each row, ten times what
 * {@link Rows} needs; a test holds that both find the same weights.
 */
final class Regression {

    /** How much a mistake costs beside large weights. */
    private static final double COST = 1;

    private static final double ENOUGH = 0.01;
    private static final int MOST_PASSES = 100;
    private static final int MOST_STEPS = 100;

    private final Rows rows;
    private final double[] weights = new double[Rows.WIDTH];

    /** Of each row, two that add up to the cost. */
    private final double[] alpha;

    private final double[] square;
    private double precision = 1e-2;

    private Regression(Rows rows) {
        this.rows = rows;
        this.alpha = new double[2 * rows.count()];
        this.square = new double[rows.count()];
    }

    /** The weights that tell rejected from approved rows; positive speaks for a rejection. */
    static double[] fit(Rows rows) {
        Regression regression = new Regression(rows);
        regression.begin();
        regression.descend();
        return regression.weights;
    }

    private void begin() {
        for (int row = 0; row < rows.count(); row++) {
            alpha[2 * row] = Math.min(0.001 * COST, 1e-8);
            alpha[2 * row + 1] = COST - alpha[2 * row];
            square[row] = rows.square(row);
            rows.addTo(weights, row, sign(row) * alpha[2 * row]);
        }
    }

    private void descend() {
        int[] order = new int[rows.count()];
        Arrays.setAll(order, row -> row);
        // The same examples make the same model.
        Random random = new Random(1);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int row = order[i];
                order[i] = order[other];
                order[other] = row;
            }
            double largest = 0;
            int steps = 0;
            for (int row : order) {
                double before = Math.abs(descend(row));
                largest = Math.max(largest, before);
                steps += before >= precision ? 1 : 0;
            }
            if (largest < ENOUGH || Thread.currentThread().isInterrupted()) {
                return;
            }
            if (steps <= order.length / 10) {
                precision = Math.max(1e-8, 0.1 * precision);
            }
        }
    }

    /** One step along the row's coordinate; returns the slope there before it. */
    private double descend(int row) {
        double a = square[row];
        double b = sign(row) * rows.dot(row, weights);
        int one = 2 * row;
        int two = one + 1;
        double direction = 1;
        if (0.5 * a * (alpha[two] - alpha[one]) + b < 0) {
            one = two;
            two = 2 * row;
            direction = -1;
        }
        double old = alpha[one];
        double z = COST - old < 0.5 * COST ? 0.1 * old : old;
        double slope = a * (z - old) + direction * b + Math.log(z / (COST - z));
        double before = slope;
        for (int step = 0; step < MOST_STEPS && Math.abs(slope) >= precision; step++) {
            double next = z - slope / (a + COST / (COST - z) / z);
            z = next <= 0 ? z * 0.1 : next;
            slope = a * (z - old) + direction * b + Math.log(z / (COST - z));
        }
        if (Math.abs(before) >= precision) {
            alpha[one] = z;
            alpha[two] = COST - z;
            rows.addTo(weights, row, direction * (z - old) * sign(row));
        }
        return before;
    }

    private double sign(int row) {
        return rows.isRejected(row) ? 1 : -1;
    }
}
