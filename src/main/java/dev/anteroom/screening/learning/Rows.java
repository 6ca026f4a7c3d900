package dev.anteroom.screening.learning;

import java.util.List;

/**
 * Examples as rows of numbers, worked out as they are read: a row for each would take ten times the memory. Weights are in
 * one array: of the pieces, then of the traits, then the constant.
 */
final class Rows {

    static final int TRAITS = Grams.SIZE;
    static final int CONSTANT = TRAITS + Traits.COUNT;
    static final int WIDTH = CONSTANT + 1;

    private final List<Example> examples;
    private final Scale scale;
    private final float[][] toUnit;

    Rows(List<Example> examples, Scale scale) {
        this.examples = examples;
        this.scale = scale;
        this.toUnit = examples.stream()
                .map(example -> Scale.toUnit(scale.rarity, example.features()))
                .toArray(float[][]::new);
    }

    int count() {
        return examples.size();
    }

    boolean isRejected(int row) {
        return examples.get(row).rejected();
    }

    double dot(int row, double[] weights) {
        Features features = examples.get(row).features();
        float[] unit = toUnit[row];
        double words = 0;
        double chars = 0;
        for (int i = 0; i < features.size(); i++) {
            double part = weights[features.index(i)] * Scale.value(scale.rarity, features, i);
            if (features.block(i) == Grams.WORDS) {
                words += part;
            } else {
                chars += part;
            }
        }
        double sum = weights[CONSTANT] + words * unit[Grams.WORDS] + chars * unit[Grams.CHARS];
        for (int trait = 0; trait < Traits.COUNT; trait++) {
            sum += weights[TRAITS + trait] * trait(features, trait);
        }
        return sum;
    }

    /** Adds a row, times a factor, to the weights. */
    void addTo(double[] weights, int row, double times) {
        addPieces(weights, row, times);
        Features features = examples.get(row).features();
        for (int trait = 0; trait < Traits.COUNT; trait++) {
            weights[TRAITS + trait] += times * trait(features, trait);
        }
        weights[CONSTANT] += times;
    }

    void addPieces(double[] weights, int row, double times) {
        Features features = examples.get(row).features();
        double words = times * toUnit[row][Grams.WORDS];
        double chars = times * toUnit[row][Grams.CHARS];
        for (int i = 0; i < features.size(); i++) {
            double by = features.block(i) == Grams.WORDS ? words : chars;
            weights[features.index(i)] += by * Scale.value(scale.rarity, features, i);
        }
    }

    /** The square of a row's length. */
    double square(int row) {
        Features features = examples.get(row).features();
        double sum = 1;
        for (float unit : toUnit[row]) {
            sum += unit > 0 ? 1 : 0;
        }
        for (int trait = 0; trait < Traits.COUNT; trait++) {
            double value = trait(features, trait);
            sum += value * value;
        }
        return sum;
    }

    private double trait(Features features, int trait) {
        return (features.trait(trait) - scale.mean[trait]) * scale.factor[trait];
    }
}
