package dev.anteroom.screening.outside;

import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import java.util.List;

/**
 * What a site's own checker thinks of a text; or that it could not be heard, which holds the comment.
 *
 * @param clause or null
 * @param detail what a moderator reads
 */
public record Opinion(Outcome outcome, String clause, String detail, List<Span> spans) {

    public Opinion {
        spans = List.copyOf(spans);
    }

    /** None could be had. */
    static Opinion missing(String why) {
        return new Opinion(Outcome.HOLD, null, "Your own checker " + why + ".", List.of());
    }

    List<Finding> findings() {
        return outcome == Outcome.NONE
                ? List.of()
                : List.of(Finding.of(OutsideCheck.NAME, outcome, clause, detail, spans));
    }
}
