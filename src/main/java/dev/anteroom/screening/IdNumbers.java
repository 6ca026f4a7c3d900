package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that stand for one person, card or account, where a check digit leaves little doubt: CURP and RFC (Mexico), DNI
 * and NIE (Spain), payment cards (ISO/IEC 7812), CLABE (Mexico), IBAN (ISO 13616); and the US Social Security number in its
 * full form.
 */
final class IdNumbers {

    private static final String DNI_LETTERS = "trwagmyfpdxbnjzsqvhlcke";
    private static final String CURP_LETTERS = "0123456789abcdefghijklmnñopqrstuvwxyz";
    private static final String RFC_LETTERS = "0123456789abcdefghijklmn&opqrstuvwxyz ñ";

    /** Tokens of one number that is written in groups: an IBAN has at most 34 characters, in fours. */
    private static final int MOST_GROUPS = 9;

    private IdNumbers() {}

    static List<Span> in(Flat text, List<Token> tokens) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int count = numberAt(text, tokens, i);
            if (count > 0) {
                found.add(text.span(
                        tokens.get(i).from(), tokens.get(i + count - 1).to()));
            }
            i += Math.max(count, 1);
        }
        return found;
    }

    /** How many tokens the number takes that begins here, or 0. */
    private static int numberAt(Flat text, List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.digits() == 0 && token.length() != 1) {
            return 0;
        }
        if (isCurp(token.letters()) || isRfc(token.letters()) || isDni(token.letters())) {
            return 1;
        }
        StringBuilder joined = new StringBuilder();
        int found = 0;
        for (int j = i; j < tokens.size() && j - i < MOST_GROUPS; j++) {
            if (j > i && !isJoined(text, tokens.get(j - 1), tokens.get(j))) {
                break;
            }
            joined.append(tokens.get(j).letters());
            String number = joined.toString();
            if (number.length() > 34) {
                break;
            }
            boolean is = isIban(number)
                    || isCard(number) && isInGroups(tokens, i, j)
                    || isClabe(number)
                    || isDni(number) && j > i
                    || j == i + 2 && isSsn(text, tokens, i);
            found = is ? j - i + 1 : found;
        }
        return found;
    }

    private static boolean isJoined(Flat text, Token before, Token after) {
        char between = text.at(before.to());
        return after.from() == before.to() + 1 && (between == ' ' || between == '-' || between == '.');
    }

    static boolean isCurp(String s) {
        if (s.length() != 18 || !hasForm(s, "aaaa000000aaaaaa*0") || "hmx".indexOf(s.charAt(10)) < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_LETTERS.indexOf(s.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == s.charAt(17) - '0';
    }

    static boolean isRfc(String s) {
        boolean person = s.length() == 13 && hasForm(s, "aaaa000000***");
        boolean company = s.length() == 12 && hasForm(s, "aaa000000***");
        if (!person && !company || !isMonthAndDay(s, person ? 6 : 5)) {
            return false;
        }
        String padded = person ? s : " " + s;
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += RFC_LETTERS.indexOf(padded.charAt(i)) * (13 - i);
        }
        int digit = (11 - sum % 11) % 11;
        char expected = digit == 10 ? 'a' : (char) ('0' + digit);
        return padded.charAt(12) == expected;
    }

    private static boolean isMonthAndDay(String s, int i) {
        int month = Integer.parseInt(s.substring(i, i + 2));
        int day = Integer.parseInt(s.substring(i + 2, i + 4));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** DNI, or NIE with X, Y or Z for 0, 1 or 2. */
    static boolean isDni(String s) {
        if (s.length() != 9 || !hasForm(s, "*0000000a")) {
            return false;
        }
        int first = "xyz".indexOf(s.charAt(0));
        String digits = (first >= 0 ? String.valueOf(first) : s.substring(0, 1)) + s.substring(1, 8);
        return Token.isDigit(digits.charAt(0)) && DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == s.charAt(8);
    }

    /** A payment card of the large networks, by Luhn's sum. */
    static boolean isCard(String s) {
        boolean network = s.startsWith("4") && (s.length() == 13 || s.length() == 16 || s.length() == 19)
                || (s.startsWith("5") || s.startsWith("2") || s.startsWith("6")) && s.length() == 16
                || s.startsWith("3") && (s.length() == 14 || s.length() == 15 || s.length() == 16);
        if (!network || !s.chars().allMatch(c -> Token.isDigit((char) c))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < s.length(); i++) {
            int digit = s.charAt(s.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && s.chars().distinct().count() > 1;
    }

    /** At once, or in groups of four to six as on a card: not any numbers that happen to stand side by side. */
    private static boolean isInGroups(List<Token> tokens, int from, int to) {
        if (from == to) {
            return true;
        }
        for (int i = from; i <= to; i++) {
            if (tokens.get(i).length() < 3 || tokens.get(i).length() > 6) {
                return false;
            }
        }
        return to - from <= 4;
    }

    static boolean isClabe(String s) {
        if (s.length() != 18 || !s.chars().allMatch(c -> Token.isDigit((char) c))) {
            return false;
        }
        int[] weights = {3, 7, 1};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (s.charAt(i) - '0') * weights[i % 3] % 10;
        }
        return (10 - sum % 10) % 10 == s.charAt(17) - '0'
                && s.chars().distinct().count() > 2;
    }

    static boolean isIban(String s) {
        if (s.length() < 15 || s.length() > 34 || !hasForm(s.substring(0, 4), "aa00")) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt((i + 4) % s.length());
            if (!Token.isDigit(c) && (c < 'a' || c > 'z')) {
                return false;
            }
            // A letter counts as two digits: a is 10.
            int value = Character.digit(c, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /** With hyphens, and of a range that is handed out. */
    private static boolean isSsn(Flat text, List<Token> tokens, int i) {
        Token area = tokens.get(i);
        Token group = tokens.get(i + 1);
        Token serial = tokens.get(i + 2);
        return area.isNumber()
                && area.length() == 3
                && group.isNumber()
                && group.length() == 2
                && serial.isNumber()
                && serial.length() == 4
                && text.at(area.to()) == '-'
                && text.at(group.to()) == '-'
                && !area.letters().equals("000")
                && !area.letters().equals("666")
                && area.letters().charAt(0) != '9'
                && !group.letters().equals("00")
                && !serial.letters().equals("0000");
    }

    /** Whether it is as the form says: a for a letter, 0 for a digit, * for either. */
    private static boolean hasForm(String s, String form) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean digit = Token.isDigit(c);
            boolean letter = c >= 'a' && c <= 'z' || c == 'ñ';
            boolean fits =
                    switch (form.charAt(i)) {
                        case 'a' -> letter;
                        case '0' -> digit;
                        default -> letter || digit;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
