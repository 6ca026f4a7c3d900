package dev.anteroom.tuning;

import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Verdict;
import dev.anteroom.tuning.BacktestResult.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Counts what a backtest sees. The examples are the first of each kind, the latest comments that is. */
final class BacktestTally {

    /** What people have made of a comment. */
    enum Human {
        APPROVED,
        REJECTED,
        NOTHING
    }

    private static final int EXAMPLES = 20;

    private int scanned;
    private int approved;
    private int rejected;
    private int held;
    private int turnedAway;
    private int caughtApproved;
    private int caughtRejected;
    private final List<Example> right = new ArrayList<>();
    private final List<Example> wrong = new ArrayList<>();
    private final List<Example> missed = new ArrayList<>();

    void add(UUID comment, Verdict verdict, Human human) {
        scanned++;
        approved += human == Human.APPROVED ? 1 : 0;
        rejected += human == Human.REJECTED ? 1 : 0;
        held += verdict.outcome() == Outcome.HOLD ? 1 : 0;
        turnedAway += verdict.outcome() == Outcome.REJECT ? 1 : 0;
        boolean caught = verdict.outcome().compareTo(Outcome.HOLD) >= 0;
        if (caught && human == Human.APPROVED) {
            caughtApproved++;
            keep(wrong, comment, verdict);
        } else if (caught && human == Human.REJECTED) {
            caughtRejected++;
            keep(right, comment, verdict);
        } else if (human == Human.REJECTED) {
            keep(missed, comment, verdict);
        }
    }

    private static void keep(List<Example> examples, UUID comment, Verdict verdict) {
        if (examples.size() < EXAMPLES) {
            examples.add(new Example(comment, verdict.findings()));
        }
    }

    BacktestResult result() {
        return new BacktestResult(
                scanned,
                approved,
                rejected,
                held,
                turnedAway,
                caughtApproved,
                caughtRejected,
                share(caughtRejected, caughtRejected + caughtApproved),
                share(caughtRejected, rejected),
                right,
                wrong,
                missed);
    }

    private static Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
