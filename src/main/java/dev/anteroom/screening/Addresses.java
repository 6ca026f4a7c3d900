package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Postal addresses of the forms "123 Main Street" and "Calle Morelos 123". What has no kind of street in it, or names no
 * house, is not seen.
 */
final class Addresses {

    private static final Set<String> ENGLISH =
            words("street avenue road boulevard lane drive court place square terrace highway crescent close");
    private static final Set<String> ENGLISH_SHORT = words("st ave rd blvd ln dr ct pl sq hwy way");
    private static final Set<String> SPANISH = words(
            "calle avenida avda av calz calzada callejon callejón privada priv carrera cra cr kr andador cerrada prolongacion prolongación"
                    + " boulevard blvd bulevar transversal diagonal ronda travesia travesía circuito retorno paseo plaza camino");
    private static final Set<String> MARKS = words("no num núm nro n numero número nº");
    private static final Set<String> SMALL = words("de del la las los el y e san santa");

    /** What is counted is no house. */
    private static final Set<String> COUNTED = words(
            "veces años anos meses dias días horas minutos personas metros km kilometros kilómetros cuadras carriles mil millones pesos"
                    + " euros muertos heridos hombres mujeres niños policias policías por de am pm hrs hr h a y o");

    private static final int MOST_WORDS = 5;
    private static final int LONGEST_NUMBER = 5;

    private Addresses() {}

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }

    static List<Span> in(Flat text, List<Token> tokens) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int end = Math.max(english(text, tokens, i), spanish(text, tokens, i));
            if (end > i) {
                found.add(text.span(tokens.get(i).from(), tokens.get(end - 1).to()));
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** A number, one to three names with capitals, a kind of street; returns where it ends, or 0. */
    private static int english(Flat text, List<Token> tokens, int i) {
        if (!isHouse(tokens.get(i))
                || isYear(tokens.get(i))
                || "$€£#".indexOf(text.at(tokens.get(i).from() - 1)) >= 0) {
            return 0;
        }
        for (int j = i + 1; j < tokens.size() && j <= i + 4 && isNextWord(text, tokens, j); j++) {
            Token token = tokens.get(j);
            boolean kind = ENGLISH.contains(token.letters()) || ENGLISH_SHORT.contains(token.letters());
            if (kind && j > i + 1 && (token.capital() || ENGLISH.contains(token.letters()))) {
                return j + 1;
            }
            boolean ordinal = token.digits() > 0 && token.digits() < token.length() && token.length() <= 5;
            if (!token.capital() && !ordinal) {
                return 0;
            }
        }
        return 0;
    }

    /** A kind of street, its name, a number; returns where it ends, or 0. */
    private static int spanish(Flat text, List<Token> tokens, int i) {
        if (!SPANISH.contains(tokens.get(i).letters())) {
            return 0;
        }
        boolean named = false;
        boolean marked = false;
        for (int j = i + 1; j < tokens.size() && j <= i + 1 + MOST_WORDS; j++) {
            Token token = tokens.get(j);
            String between = text.part(tokens.get(j - 1).to(), token.from());
            if (between.length() > 4 || between.indexOf('\n') >= 0 || between.contains(". ") && j > i + 1 && !marked) {
                return 0;
            }
            marked |= between.indexOf('#') >= 0 || between.indexOf('°') >= 0;
            boolean numeral = token.isNumber() && j == i + 1;
            if (isHouse(token) && !numeral) {
                boolean comma = between.indexOf(',') >= 0;
                return isHouseOfStreet(text, tokens, j, named, marked, comma) ? j + 1 : 0;
            }
            if (MARKS.contains(token.letters())) {
                marked = true;
            } else {
                named |= numeral || token.isWord() && token.capital() && !SMALL.contains(token.letters());
            }
        }
        return 0;
    }

    private static boolean isHouseOfStreet(
            Flat text, List<Token> tokens, int j, boolean named, boolean marked, boolean comma) {
        if (marked) {
            return true;
        }
        Token number = tokens.get(j);
        if (!named
                || SMALL.contains(tokens.get(j - 1).letters())
                || tokens.get(j - 1).isNumber()) {
            return false;
        }
        boolean followed = j + 1 < tokens.size()
                && tokens.get(j + 1).from() == number.to() + 1
                && text.at(number.to()) == ' '
                && COUNTED.contains(tokens.get(j + 1).letters());
        return !followed && (!isYear(number) || comma || text.at(number.to()) == ',') && text.at(number.to()) != ':';
    }

    private static boolean isYear(Token number) {
        return number.length() == 4
                && (number.letters().startsWith("19") || number.letters().startsWith("20"));
    }

    private static boolean isHouse(Token token) {
        boolean lettered = token.length() > 1
                && token.digits() == token.length() - 1
                && !Token.isDigit(token.letters().charAt(token.length() - 1));
        return token.digits() > 0 && token.digits() <= LONGEST_NUMBER && (token.isNumber() || lettered);
    }

    private static boolean isNextWord(Flat text, List<Token> tokens, int j) {
        String between = text.part(tokens.get(j - 1).to(), tokens.get(j).from());
        return between.equals(" ") || between.equals(". ");
    }
}
