package dev.anteroom.screening.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.anteroom.screening.Span;

/**
 * Regular expressions of rules: RE2's, which take time proportional to the text whatever is in them (R. Cox, "Regular
 * Expression Matching Can Be Simple And Fast", 2007). CEL's own function would compile them for each comment.
 */
final class Patterns {

    /** Longer ones are rather a list of words. */
    static final int LONGEST = 500;

    /** Instructions, each of which may be tried at each character. */
    static final int LARGEST_PROGRAM = 300;

    private static final Cache<String, Pattern> COMPILED =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private Patterns() {}

    /** What is wrong with an expression, or null. */
    static String problem(String expression) {
        if (expression.length() > LONGEST) {
            return "The pattern is longer than " + LONGEST + " characters.";
        }
        try {
            int size = Pattern.compile(expression).programSize();
            return size > LARGEST_PROGRAM ? "The pattern would take too long: it repeats too much." : null;
        } catch (PatternSyntaxException invalid) {
            return "The pattern is none that RE2 reads: " + invalid.getDescription() + ".";
        }
    }

    static Pattern of(String expression) {
        return COMPILED.get(expression, Pattern::compile);
    }

    /** Whether it is found anywhere in the text. */
    static boolean matches(String text, String expression) {
        Facts facts = Facts.present();
        Pattern pattern = of(expression);
        Matcher matcher = pattern.matcher(new Watched(text, facts.fuel(), 1 + pattern.programSize() / 8));
        if (!matcher.find()) {
            return false;
        }
        if (facts.isText(text) && matcher.end() > matcher.start()) {
            facts.found(whole(text, matcher.start(), matcher.end()));
        }
        return true;
    }

    /** No stretch cuts a surrogate pair; a pattern can be made to. */
    private static Span whole(String text, int start, int end) {
        return new Span(cuts(text, start) ? start - 1 : start, cuts(text, end) ? end + 1 : end);
    }

    private static boolean cuts(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** A text each of whose characters costs something: the only handle that the library has to stop it by. */
    private record Watched(String text, Fuel fuel, int price) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            fuel.burn(price);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
