package dev.anteroom.screening;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Telephone numbers: digits in a row or in groups that are a number of some country, or of one of the site's regions, by
 * Google's tables. Only what has the length of one is looked up, as that takes 20 µs.
 */
final class Phones {

    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST = 40;

    /** Numbers that are looked up in one text. */
    private static final int MOST = 40;

    private static final Pattern GROUP = Pattern.compile("[., ]");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    /** What is counted, paid or measured is not called. */
    private static final Set<String> UNITS = Set.copyOf(List.of(
            ("votos votes voters votantes pesos dollars dolares dólares euros usd mxn eur personas people habitantes inhabitants"
                            + " views vistas visitas visits likes seguidores followers km kilometros kilómetros metros meters miles"
                            + " kg toneladas tons litros liters millones million billion mil bytes mb gb users usuarios casos cases"
                            + " muertos deaths barriles barrels acciones shares signatures firmas años years hectareas hectáreas")
                    .split(" ")));

    private final Flat text;
    private final List<String> regions;
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private boolean whole = true;

    private Phones(Flat text, List<String> regions) {
        this.text = text;
        this.regions = regions;
    }

    /**
     * @param others stretches that are something else, in order, such as links
     */
    static Phones in(Flat text, List<String> regions, List<Span> others) {
        Phones phones = new Phones(text, regions);
        phones.scan(others);
        return phones;
    }

    List<Span> spans() {
        return spans;
    }

    /** Whether all numbers were looked at. */
    boolean isWhole() {
        return whole;
    }

    private void scan(List<Span> others) {
        int other = 0;
        for (int i = 0; i < text.length(); ) {
            if (!isStart(i)) {
                i++;
                continue;
            }
            int end = end(i);
            Span span = text.span(i, end);
            while (other < others.size() && others.get(other).end() <= span.start()) {
                other++;
            }
            boolean inOther = other < others.size() && others.get(other).overlaps(span);
            if (!inOther && isNumber(i, end)) {
                spans.add(span);
            }
            i = end;
        }
    }

    /** A number begins with a digit, or a sign before one, and not inside a word, a price or a fraction. */
    private boolean isStart(int i) {
        char c = text.at(i);
        boolean sign = (c == '+' || c == '(') && (Token.isDigit(text.at(i + 1)) || text.at(i + 1) == '+');
        if (!sign && !Token.isDigit(c)) {
            return false;
        }
        char before = text.at(i - 1);
        return !Character.isLetterOrDigit(before)
                && "$€£@#_".indexOf(before) < 0
                && !((before == '.' || before == ',' || before == ':') && Token.isDigit(text.at(i - 2)));
    }

    private int end(int from) {
        int end = from + 1;
        int gap = 0;
        for (int i = from; i < text.length() && gap <= 2; i++) {
            char c = text.at(i);
            if (Token.isDigit(c)) {
                end = i + 1;
                gap = 0;
            } else if (" .-()/+\u20E3\u2010\u2011\u2012\u2013".indexOf(c) >= 0) {
                gap++;
            } else {
                break;
            }
        }
        return end;
    }

    private boolean isNumber(int from, int end) {
        String candidate = text.part(from, Math.min(end, from + LONGEST));
        String digits = digits(candidate);
        boolean international = candidate.startsWith("+") || candidate.startsWith("(+") || digits.startsWith("00");
        if (digits.length() < FEWEST_DIGITS
                || digits.length() > MOST_DIGITS + 2
                || end - from > LONGEST
                || Character.isLetter(text.at(end))
                || "%€$:".indexOf(text.at(end)) >= 0 && text.at(end) != 0
                || isAmount(candidate)
                || isDates(candidate)
                || isCounting(digits)
                || !international && isCounted(end)) {
            return false;
        }
        if (known.size() >= MOST) {
            whole = false;
            return false;
        }
        return known.computeIfAbsent(candidate, any -> isOfACountry(candidate, digits, international));
    }

    private static String digits(String candidate) {
        StringBuilder digits = new StringBuilder(candidate.length());
        candidate.chars().filter(c -> Token.isDigit((char) c)).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** "1.000.000": groups of three with the same sign between them, and not a single sign more. */
    private static boolean isAmount(String candidate) {
        String[] groups = GROUP.split(candidate, -1);
        if (groups.length < 3 || groups[0].length() > 3 || candidate.startsWith("+")) {
            return false;
        }
        boolean dots = candidate.indexOf('.') >= 0 && candidate.indexOf(' ') < 0;
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return false;
            }
        }
        // With spaces it may as well be a telephone number: 612 345 678.
        return dots;
    }

    /** Years, and days with them. */
    private static boolean isDates(String candidate) {
        boolean year = false;
        for (String group : NO_DIGITS.split(candidate)) {
            boolean isYear = group.length() == 4 && (group.startsWith("19") || group.startsWith("20"));
            year |= isYear;
            if (!isYear && group.length() > 2) {
                return false;
            }
        }
        return year;
    }

    /** "9 8 7 6 5 4 3 2 1": somebody counts. */
    private static boolean isCounting(String digits) {
        int step = digits.charAt(1) - digits.charAt(0);
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) - digits.charAt(i - 1) != step) {
                return false;
            }
        }
        return step == 1 || step == -1;
    }

    private boolean isCounted(int end) {
        if (text.at(end) != ' ') {
            return false;
        }
        int to = end + 1;
        while (Character.isLetter(text.at(to)) && to - end < 20) {
            to++;
        }
        return UNITS.contains(text.part(end + 1, to)) || text.startsWith("de ", end + 1) && isCounted(end + 3);
    }

    private boolean isOfACountry(String candidate, String digits, boolean international) {
        if (international) {
            String number = "+" + (digits.startsWith("00") ? digits.substring(2) : digits);
            return isValid(number, null);
        }
        return regions.stream().anyMatch(region -> isValid(digits, region));
    }

    private static boolean isValid(String number, String region) {
        PhoneNumberUtil tables = PhoneNumberUtil.getInstance();
        try {
            return tables.isValidNumber(tables.parse(number, region));
        } catch (NumberParseException none) {
            return false;
        }
    }
}
