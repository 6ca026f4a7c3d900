package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plates of cars: too many things look like one, so only where the text says that one comes. */
final class Plates {

    private static final Set<String> HERALDS = Set.of(
            "plate",
            "plates",
            "registration",
            "matricula",
            "matrícula",
            "matriculas",
            "matrículas",
            "placa",
            "placas",
            "patente",
            "dominio");

    /** Words between "plates" and the plate. */
    private static final int FARTHEST = 6;

    private static final int SHORTEST = 5;
    private static final int LONGEST = 8;
    private static final int MOST_GROUPS = 3;

    private Plates() {}

    static List<Span> in(Flat text, List<Token> tokens) {
        List<Span> found = new ArrayList<>();
        int until = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (HERALDS.contains(tokens.get(i).letters())) {
                until = i + FARTHEST;
            } else if (i <= until) {
                int count = plateAt(text, tokens, i);
                if (count > 0) {
                    found.add(text.span(
                            tokens.get(i).from(), tokens.get(i + count - 1).to()));
                    until = i + count - 1 + FARTHEST;
                    i += count - 1;
                }
            }
        }
        return found;
    }

    /** Letters in capitals and digits, five to eight together, in up to three groups; as many as possible. */
    private static int plateAt(Flat text, List<Token> tokens, int i) {
        int length = 0;
        int digits = 0;
        int best = 0;
        for (int j = i; j < tokens.size() && j - i < MOST_GROUPS; j++) {
            Token token = tokens.get(j);
            boolean joined = j == i
                    || token.from() == tokens.get(j - 1).to() + 1 && " -".indexOf(text.at(token.from() - 1)) >= 0;
            boolean upper = token.isNumber() || isUpper(text, token);
            if (!joined || !upper) {
                break;
            }
            length += token.length();
            digits += token.digits();
            boolean mixed = digits >= 2 && length - digits >= 1;
            best = mixed && length >= SHORTEST && length <= LONGEST ? j - i + 1 : best;
        }
        return best;
    }

    private static boolean isUpper(Flat text, Token token) {
        for (int i = token.from(); i < token.to(); i++) {
            if (Character.isLowerCase(text.typedAt(i))) {
                return false;
            }
        }
        return true;
    }
}
