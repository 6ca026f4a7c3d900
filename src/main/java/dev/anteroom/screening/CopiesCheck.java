package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;

/** Holds what says again what was said before, exactly or nearly. How near is near is measured where comments are stored. */
public final class CopiesCheck implements Check {

    public static final String NAME = "copies";

    private final CopiesSettings settings;

    public CopiesCheck(CopiesSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsHistory() {
        return true;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        History history = examination.history();
        List<Finding> findings = new ArrayList<>();
        look(findings, history.copiesByAuthor(), settings.byAuthor(), "The author has sent this before: %s.");
        look(findings, history.copiesInThread(), settings.inThread(), "It stands in this thread already: %s.");
        look(findings, history.copiesOnSite(), settings.onSite(), "The site gets this text again and again: %s.");
        look(findings, history.copiesRejected(), settings.likeRejected(), "Moderators have rejected copies of it: %s.");
        return findings;
    }

    private static void look(List<Finding> findings, int copies, Integer enough, String sentence) {
        if (enough != null && copies >= enough) {
            String count = copies >= History.COUNTED
                    ? History.COUNTED + " copies or more"
                    : copies == 1 ? "1 copy" : copies + " copies";
            findings.add(Finding.of(NAME, Outcome.HOLD, null, sentence.formatted(count), List.of()));
        }
    }
}
