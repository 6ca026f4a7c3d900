package dev.anteroom.screening.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well a classifier does on decisions that it was not trained on.
 *
 * @param decisions how many it was judged by
 * @param rejected of them, the rejections
 * @param area under the ROC curve: how often, of a rejected and an approved comment, the rejected one has the higher score;
 *     0.5 is a coin
 * @param averagePrecision area under the curve of precision and recall; a coin has the share of the rejected
 * @param calibrationError by how much chance and share of rejections differ, on average over ten groups of equal size
 * @param brier mean square of the difference between chance and decision
 * @param toFind95 the share of the queue, riskiest first, that has to be read to find 95 % of what is to be rejected
 * @param thresholds what would follow from each
 * @param rejectable what could be rejected by itself at 99 % precision
 * @param approvable what could be approved by itself at 99 % precision
 * @param calibration what came of the comments by the chance that they were given
 */
@Schema(name = "ClassifierEvaluation")
public record Evaluation(
        int decisions,
        int rejected,
        double area,
        double averagePrecision,
        double calibrationError,
        double brier,
        double toFind95,
        List<Threshold> thresholds,
        Share rejectable,
        Share approvable,
        List<Group> calibration) {

    private static final int GROUPS = 10;
    private static final double SURE = 0.99;

    private static final double[] GRID = {
        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98,
        0.99
    };

    /**
     * What a threshold does.
     *
     * @param score from which on a comment is held or rejected
     * @param comments that have it
     * @param precision of those, the share that moderators rejected; null where there are none
     * @param recall of the rejected, the share that is found
     */
    @Schema(name = "ClassifierThreshold")
    public record Threshold(double score, int comments, Double precision, double recall) {}

    /**
     * A part of the queue that could be decided without reading it.
     *
     * @param score where it begins or ends; null where no part is sure enough
     * @param share of the queue
     */
    @Schema(name = "ClassifierShare")
    public record Share(Double score, double share) {}

    /**
     * Comments that were given about the same chance.
     *
     * @param chance on average
     * @param comments how many
     * @param rejected the share that moderators rejected
     */
    @Schema(name = "ClassifierGroup")
    public record Group(double chance, int comments, double rejected) {}

    /**
     * @param chances that were given to comments before their decision was known
     * @param rejected what was decided; at least one of each kind
     */
    public static Evaluation of(double[] chances, boolean[] rejected) {
        int[] order = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -chances[i]))
                .mapToInt(i -> i)
                .toArray();
        int positive = 0;
        double squares = 0;
        for (int i = 0; i < rejected.length; i++) {
            positive += rejected[i] ? 1 : 0;
            squares += Math.pow(chances[i] - (rejected[i] ? 1 : 0), 2);
        }
        List<Group> groups = groups(chances, rejected, order);
        return new Evaluation(
                chances.length,
                positive,
                area(chances, rejected, order),
                averagePrecision(chances, rejected, order),
                error(groups, chances.length),
                squares / chances.length,
                toFind(0.95, rejected, order, positive),
                thresholds(chances, rejected, positive),
                sure(chances, rejected, order, true),
                sure(chances, rejected, order, false),
                groups);
    }

    /** By the sum of ranks (Mann and Whitney); equal scores share theirs. */
    private static double area(double[] chances, boolean[] rejected, int[] order) {
        double above = 0;
        double pairs = 0;
        long approvedSoFar = 0;
        long rejectedInAll = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int bad = 0;
            while (to < order.length && chances[order[to]] == chances[order[from]]) {
                bad += rejected[order[to++]] ? 1 : 0;
            }
            int good = to - from - bad;
            above += (double) rejectedInAll * good + 0.5 * bad * good;
            rejectedInAll += bad;
            approvedSoFar += good;
            from = to;
        }
        pairs = (double) rejectedInAll * approvedSoFar;
        return above / pairs;
    }

    private static double averagePrecision(double[] chances, boolean[] rejected, int[] order) {
        double sum = 0;
        int found = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int bad = 0;
            while (to < order.length && chances[order[to]] == chances[order[from]]) {
                bad += rejected[order[to++]] ? 1 : 0;
            }
            found += bad;
            sum += bad * (double) found / to;
            from = to;
        }
        return sum / found;
    }

    private static double toFind(double share, boolean[] rejected, int[] order, int positive) {
        int found = 0;
        for (int read = 0; read < order.length; read++) {
            found += rejected[order[read]] ? 1 : 0;
            if (found >= Math.ceil(share * positive)) {
                return (read + 1.0) / order.length;
            }
        }
        return 1;
    }

    private static List<Threshold> thresholds(double[] chances, boolean[] rejected, int positive) {
        List<Threshold> thresholds = new ArrayList<>();
        for (double score : GRID) {
            int comments = 0;
            int right = 0;
            for (int i = 0; i < chances.length; i++) {
                if (chances[i] >= score) {
                    comments++;
                    right += rejected[i] ? 1 : 0;
                }
            }
            Double precision = comments == 0 ? null : (double) right / comments;
            thresholds.add(new Threshold(score, comments, precision, (double) right / positive));
        }
        return thresholds;
    }

    /** The largest part of the queue from one end in which at most one in a hundred is of the other kind. */
    private static Share sure(double[] chances, boolean[] rejected, int[] order, boolean fromRiskiest) {
        int wrong = 0;
        int best = 0;
        Double score = null;
        for (int read = 1; read <= order.length; read++) {
            int at = order[fromRiskiest ? read - 1 : order.length - read];
            wrong += rejected[at] == fromRiskiest ? 0 : 1;
            int next = fromRiskiest ? read : order.length - read - 1;
            // Comments of the same score are decided alike.
            boolean whole = read == order.length || chances[order[next]] != chances[at];
            if (whole && wrong <= (1 - SURE) * read) {
                best = read;
                score = chances[at];
            }
        }
        return new Share(score, (double) best / order.length);
    }

    private static List<Group> groups(double[] chances, boolean[] rejected, int[] order) {
        List<Group> groups = new ArrayList<>();
        for (int group = GROUPS - 1; group >= 0; group--) {
            int from = (int) ((long) order.length * group / GROUPS);
            int to = (int) ((long) order.length * (group + 1) / GROUPS);
            double chance = 0;
            int bad = 0;
            for (int i = from; i < to; i++) {
                chance += chances[order[i]];
                bad += rejected[order[i]] ? 1 : 0;
            }
            if (to > from) {
                groups.add(new Group(chance / (to - from), to - from, (double) bad / (to - from)));
            }
        }
        return groups;
    }

    private static double error(List<Group> groups, int all) {
        double error = 0;
        for (Group group : groups) {
            error += group.comments() * Math.abs(group.chance() - group.rejected()) / all;
        }
        return error;
    }
}
