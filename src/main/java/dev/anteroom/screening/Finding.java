package dev.anteroom.screening;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one check saw.
 *
 * @param check its name, such as {@code words}
 * @param outcome what follows
 * @param clause of the site's policy that it speaks to, or null; a rejection needs one
 * @param detail in a moderator's words, one sentence of at most 500 characters
 * @param spans where in the text, in order; empty for what is not at a place
 * @param score how sure the check is that the comment will be rejected, 0 to 1; null where it does not say
 */
@Schema(name = "Finding")
public record Finding(
        @Schema(examples = "words") String check,
        Outcome outcome,
        @Schema(examples = "2") String clause,
        @Schema(examples = "An insult of the site's list") String detail,
        List<Span> spans,
        Double score) {

    private static final int LONGEST_DETAIL = 500;

    public Finding {
        if (score != null && !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score is from 0 to 1, not " + score);
        }
        spans = List.copyOf(spans);
        if (detail.length() > LONGEST_DETAIL) {
            int end = Character.isHighSurrogate(detail.charAt(LONGEST_DETAIL - 2))
                    ? LONGEST_DETAIL - 2
                    : LONGEST_DETAIL - 1;
            detail = detail.substring(0, end) + "…";
        }
    }

    /** One that gives no score. */
    public static Finding of(String check, Outcome outcome, String clause, String detail, List<Span> spans) {
        return new Finding(check, outcome, clause, detail, spans, null);
    }

    /** The same, but no stricter. */
    public Finding atMost(Outcome strictest) {
        return outcome.compareTo(strictest) <= 0 ? this : new Finding(check, strictest, clause, detail, spans, score);
    }

    /** How likely it makes a rejection, taken by itself, 0 to 1. */
    public double risk() {
        return score == null ? outcome.risk() : score;
    }
}
