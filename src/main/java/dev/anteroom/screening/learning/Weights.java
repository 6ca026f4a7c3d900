package dev.anteroom.screening.learning;

import java.util.List;

/**
 * What one fit has learned: weights for pieces and traits. Two fits are mixed, a regression over everything and a naive
 * Bayes over the pieces, each brought to a spread of one over the examples first; as both are sums, so is the mixture.
 */
final class Weights {

    /** The share of naive Bayes where there are many rejections; of few it knows too little (decision 16). */
    private static final double BAYES = 0.3;

    /** Rejections with which it has half that share. */
    private static final double BAYES_KNOWS = 200;

    final byte[] rarity;
    final short[] pieces = new short[Grams.SIZE];
    final float step;
    final float[] traits = new float[Traits.COUNT];
    final float constant;

    private Weights(Scale scale, double[] mixed) {
        this.rarity = scale.rarity;
        double largest = 1e-9;
        for (int i = 0; i < Grams.SIZE; i++) {
            largest = Math.max(largest, Math.abs(mixed[i]));
        }
        step = (float) (largest / Short.MAX_VALUE);
        for (int i = 0; i < Grams.SIZE; i++) {
            pieces[i] = (short) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.round(mixed[i] / step)));
        }
        double constant = mixed[Rows.CONSTANT];
        for (int i = 0; i < Traits.COUNT; i++) {
            double weight = mixed[Rows.TRAITS + i] * scale.factor[i];
            traits[i] = (float) weight;
            constant -= weight * scale.mean[i];
        }
        this.constant = (float) constant;
    }

    /** As they were stored. */
    Weights(byte[] rarity, short[] pieces, float step, float[] traits, float constant) {
        this.rarity = rarity;
        System.arraycopy(pieces, 0, this.pieces, 0, Grams.SIZE);
        this.step = step;
        System.arraycopy(traits, 0, this.traits, 0, Traits.COUNT);
        this.constant = constant;
    }

    static Weights learn(List<Example> examples) {
        Scale scale = Scale.of(examples);
        Rows rows = new Rows(examples, scale);
        double[] mixed = Regression.fit(rows);
        double[] bayes = NaiveBayes.fit(rows);
        long rejected = examples.stream().filter(Example::rejected).count();
        double share = BAYES * rejected / (rejected + BAYES_KNOWS);
        double of = (1 - share) / spread(rows, mixed);
        double ofBayes = share / spread(rows, bayes);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = of * mixed[i] + ofBayes * bayes[i];
        }
        return new Weights(scale, mixed);
    }

    private static double spread(Rows rows, double[] weights) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < rows.count(); row++) {
            double score = rows.dot(row, weights);
            sum += score;
            squares += score * score;
        }
        double mean = sum / rows.count();
        return Math.sqrt(Math.max(0, squares / rows.count() - mean * mean)) + 1e-9;
    }

    /** The higher, the more like what was rejected; no chance yet. */
    double score(Features features) {
        float[] unit = Scale.toUnit(rarity, features);
        double[] blocks = new double[2];
        for (int i = 0; i < features.size(); i++) {
            blocks[features.block(i)] += pieces[features.index(i)] * Scale.value(rarity, features, i);
        }
        double sum = constant + step * (blocks[0] * unit[0] + blocks[1] * unit[1]);
        for (int trait = 0; trait < Traits.COUNT; trait++) {
            sum += traits[trait] * features.trait(trait);
        }
        return sum;
    }
}
