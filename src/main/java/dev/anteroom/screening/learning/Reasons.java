package dev.anteroom.screening.learning;

import dev.anteroom.screening.Span;
import dev.anteroom.screening.learning.Lexicon.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which words of a text raised its score. The score is a sum, so each word's part in it is known: that of the pieces in it,
 * half that of the pairs it is in, and its share of the traits of its kinds.
 */
final class Reasons {

    /** More is not read. */
    private static final int MOST = 5;

    /** Of the strongest word's part; what is below is noise. */
    private static final double NOTABLE = 0.3;

    private Reasons() {}

    /** The strongest words, in the order of the text; none where no word raised it. */
    static List<Span> of(Weights weights, Tokens tokens, Features features) {
        double[] parts = parts(weights, tokens, features);
        double[] sorted = parts.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        if (last < 0 || sorted[last] <= 0) {
            return List.of();
        }
        double least = Math.max(NOTABLE * sorted[last], sorted[Math.max(0, last - MOST + 1)]);
        List<Span> spans = new ArrayList<>();
        int end = 0;
        for (int token = 0; token < parts.length && spans.size() < MOST; token++) {
            // One character can be several tokens, such as ½.
            if (parts[token] > 0 && parts[token] >= least && tokens.start(token) >= end) {
                end = tokens.end(token);
                spans.add(new Span(tokens.start(token), end));
            }
        }
        return spans;
    }

    private static double[] parts(Weights weights, Tokens tokens, Features features) {
        double[] parts = new double[tokens.size()];
        float[] unit = Scale.toUnit(weights.rarity, features);
        Grams.read(tokens, (index, block, token, size) -> {
            int count = features.count(index, block);
            // What is there several times counts less each time.
            double each = (1 + Math.log(count)) / count * (weights.rarity[index] & 0xff) * unit[block];
            double part = weights.step * weights.pieces[index] * each / size;
            parts[token] += part;
            if (size == 2) {
                parts[token + 1] += part;
            }
        });
        addTraits(parts, weights, tokens, features);
        return parts;
    }

    private static void addTraits(double[] parts, Weights weights, Tokens tokens, Features features) {
        int[] kinds = Traits.kinds(tokens);
        for (Kind kind : Kind.values()) {
            int trait = Traits.ofKind(kind);
            double all = weights.traits[trait] * features.trait(trait)
                    + weights.traits[trait + 1] * features.trait(trait + 1);
            // The first of the two is the logarithm of how many there are, and one.
            double each = all / Math.expm1(features.trait(trait));
            for (int token = 0; token < kinds.length; token++) {
                parts[token] += kind.in(kinds[token]) ? each : 0;
            }
        }
    }
}
