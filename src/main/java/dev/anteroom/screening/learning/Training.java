package dev.anteroom.screening.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes a model of decisions. Its scores are made chances by decisions that the weights were not learned from, and by those
 * it is judged too: the examples are dealt into five parts, and each part is scored by what the other four teach.
 *
 * @param model ready for use
 * @param evaluation how well such a model does on decisions that it has not seen
 */
public record Training(Model model, Evaluation evaluation) {

    /** Of these, the latest, it learns; enough by far, and a bound on time and memory. */
    public static final int MOST_EXAMPLES = 20_000;

    /** Of more pieces than this, 16 MB, the oldest examples are left out. */
    private static final int MOST_PIECES = 4_000_000;

    /** With fewer decisions it is silent. */
    public static final int LEAST_EXAMPLES = 200;

    /** With fewer of either kind it is silent: docs/decisions/0016-the-classifier.md has the measure. */
    public static final int LEAST_OF_EACH = 20;

    private static final int PARTS = 5;

    /**
     * @param examples in the order of the decisions
     * @return nothing where there are too few to learn from
     */
    public static Optional<Training> of(List<Example> examples) {
        List<Example> latest = bounded(examples);
        long rejected = latest.stream().filter(Example::rejected).count();
        return isEnough(latest.size(), rejected) ? Optional.of(learn(latest)) : Optional.empty();
    }

    /** Whether so many decisions, of which so many are rejections, are enough to learn from. */
    public static boolean isEnough(long decisions, long rejected) {
        return decisions >= LEAST_EXAMPLES && rejected >= LEAST_OF_EACH && decisions - rejected >= LEAST_OF_EACH;
    }

    private static List<Example> bounded(List<Example> examples) {
        List<Example> latest = new ArrayList<>();
        int pieces = 0;
        for (int i = examples.size() - 1; i >= 0 && latest.size() < MOST_EXAMPLES; i--) {
            pieces += examples.get(i).features().size();
            if (pieces > MOST_PIECES) {
                break;
            }
            latest.add(examples.get(i));
        }
        Collections.reverse(latest);
        return latest;
    }

    private static Training learn(List<Example> examples) {
        double[] scores = new double[examples.size()];
        int[] parts = new int[examples.size()];
        boolean[] rejected = new boolean[examples.size()];
        for (int i = 0; i < parts.length; i++) {
            // Copies into the same part: a text that is asked for was not learned.
            parts[i] = Math.floorMod(examples.get(i).features().fingerprint() * 0x9E3779B9 >>> 8, PARTS);
            rejected[i] = examples.get(i).rejected();
        }
        for (int part = 0; part < PARTS; part++) {
            scorePart(part, examples, parts, scores);
        }
        Calibration calibration = Calibration.fit(scores, rejected);
        return new Training(
                new Model(Weights.learn(examples), calibration),
                Evaluation.of(chances(scores, rejected, parts), rejected));
    }

    private static void scorePart(int part, List<Example> examples, int[] parts, double[] scores) {
        List<Example> others = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != part) {
                others.add(examples.get(i));
            }
        }
        Weights weights = Weights.learn(others);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == part) {
                scores[i] = weights.score(examples.get(i).features());
            }
        }
    }

    /** Calibrated by the other parts, so that the calibration is judged by what it has not seen either. */
    private static double[] chances(double[] scores, boolean[] rejected, int[] parts) {
        double[] chances = new double[scores.length];
        for (int part = 0; part < PARTS; part++) {
            Calibration calibration = calibrateWithout(part, scores, rejected, parts);
            for (int i = 0; i < scores.length; i++) {
                if (parts[i] == part) {
                    chances[i] = calibration.chance(scores[i]);
                }
            }
        }
        return chances;
    }

    private static Calibration calibrateWithout(int part, double[] scores, boolean[] rejected, int[] parts) {
        int count = 0;
        double[] some = new double[scores.length];
        boolean[] kinds = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (parts[i] != part) {
                some[count] = scores[i];
                kinds[count++] = rejected[i];
            }
        }
        return Calibration.fit(Arrays.copyOf(some, count), Arrays.copyOf(kinds, count));
    }
}
