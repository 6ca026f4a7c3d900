package dev.anteroom.screening.learning;

import java.util.List;

/**
 * How pieces and traits become numbers: a piece by how rare it is (tf-idf with the logarithm of the count), a trait by how
 * far it is from the mean. Worked out from the examples that are learned from, and from no others.
 */
final class Scale {

    /** A trait weighs like this beside a block of pieces; a tenth to a half does not matter (decision 16). */
    private static final float TRAIT = 0.1f;

    /** Steps of one in the rarity, which is kept as a byte: e^(256 / 16) is more than there can be examples. */
    private static final float RARITY_STEPS = 16;

    private static final float[] OF_COUNT = new float[4096];

    static {
        for (int count = 1; count < OF_COUNT.length; count++) {
            OF_COUNT[count] = (float) (1 + Math.log(count));
        }
    }

    /** Of each piece; 0 for what was never seen. */
    final byte[] rarity;

    final float[] mean = new float[Traits.COUNT];
    final float[] factor = new float[Traits.COUNT];

    private Scale(byte[] rarity) {
        this.rarity = rarity;
    }

    static Scale of(List<Example> examples) {
        int[] seenIn = new int[Grams.SIZE];
        double[] sum = new double[Traits.COUNT];
        double[] squares = new double[Traits.COUNT];
        for (Example example : examples) {
            Features features = example.features();
            for (int i = 0; i < features.size(); i++) {
                seenIn[features.index(i)]++;
            }
            for (int trait = 0; trait < Traits.COUNT; trait++) {
                sum[trait] += features.trait(trait);
                squares[trait] += (double) features.trait(trait) * features.trait(trait);
            }
        }
        Scale scale = new Scale(rarity(seenIn, examples.size()));
        for (int trait = 0; trait < Traits.COUNT; trait++) {
            double mean = sum[trait] / examples.size();
            double spread = Math.sqrt(Math.max(0, squares[trait] / examples.size() - mean * mean));
            scale.mean[trait] = (float) mean;
            scale.factor[trait] = spread < 1e-3 ? 0 : (float) (TRAIT / spread);
        }
        return scale;
    }

    private static byte[] rarity(int[] seenIn, int examples) {
        byte[] rarity = new byte[seenIn.length];
        for (int i = 0; i < seenIn.length; i++) {
            if (seenIn[i] > 0) {
                double idf = Math.log((1.0 + examples) / (1.0 + Math.min(seenIn[i], examples))) + 1;
                rarity[i] = (byte) Math.round(RARITY_STEPS * idf);
            }
        }
        return rarity;
    }

    /** What a piece of a text counts, before its block is brought to length 1. */
    static float value(byte[] rarity, Features features, int piece) {
        return OF_COUNT[features.count(piece)] * (rarity[features.index(piece)] & 0xff);
    }

    /** By what to multiply each block to bring it to length 1; 0 where nothing in it is known. */
    static float[] toUnit(byte[] rarity, Features features) {
        double[] squares = new double[2];
        for (int i = 0; i < features.size(); i++) {
            float value = value(rarity, features, i);
            squares[features.block(i)] += value * value;
        }
        return new float[] {inverse(squares[0]), inverse(squares[1])};
    }

    private static float inverse(double square) {
        return square == 0 ? 0 : (float) (1 / Math.sqrt(square));
    }
}
