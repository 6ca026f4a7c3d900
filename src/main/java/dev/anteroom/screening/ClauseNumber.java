package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.util.regex.Pattern;

/** The number of a clause in what is set for a check. */
public final class ClauseNumber {

    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}._-]{1,20}");

    private ClauseNumber() {}

    /** @throws InvalidText if it is no clause's number, or there is none and a rejection needs one */
    public static void mustBeSound(String clause, Outcome strictest) {
        if (clause != null && !NUMBER.matcher(clause).matches()) {
            throw new InvalidText("The clause is not one: at most 20 letters, digits, dots, hyphens and underscores.");
        }
        if (clause == null && strictest == Outcome.REJECT) {
            throw new InvalidText("To reject, the clause of the policy is needed that it goes against.");
        }
    }
}
