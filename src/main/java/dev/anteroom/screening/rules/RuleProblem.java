package dev.anteroom.screening.rules;

/**
 * Why a condition is no rule.
 *
 * @param line in which it is, from 1
 * @param column at which it begins, from 1, in code points
 * @param message one sentence
 */
public record RuleProblem(int line, int column, String message) {

    @Override
    public String toString() {
        return "Line " + line + ", column " + column + ": " + message;
    }
}
