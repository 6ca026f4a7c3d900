package dev.anteroom.queue;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in texts, as it was typed: words, "phrases in quotes", and what is no word, or begins with a star,
 * looked for as it stands wherever it is.
 *
 * @param words each is to be there, or a word that begins with it or with its stem
 * @param phrases words that are to follow each other
 * @param parts to be there, also within words
 */
record SearchText(List<String> words, List<String> phrases, List<String> parts) {

    private static final int LONGEST = 200;

    /** Each word costs, and nobody types so many. */
    private static final int MOST = 20;

    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"?|[^\\s\"]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");
    /** Accents are not minded, so alone they are nothing to look for. */
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private static final Pattern HAS_WORD = Pattern.compile("[\\p{L}\\p{Nd}]");

    static SearchText of(String typed) {
        List<String> words = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        if (typed != null) {
            if (typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
                throw Refusal.of(ErrorCode.INVALID_PARAMETER, "q must be at most " + LONGEST + " characters.");
            }
            Matcher tokens = TOKEN.matcher(typed);
            while (tokens.find()) {
                boolean quoted = tokens.group(1) != null;
                String token = (quoted ? tokens.group(1) : tokens.group()).strip();
                if (token.startsWith("*") && token.length() > 1 && !quoted) {
                    parts.add(token.substring(1));
                } else if (!token.isEmpty() && !ACCENTS.matcher(token).matches()) {
                    boolean hasWord = HAS_WORD.matcher(token).find();
                    (!hasWord ? parts : !quoted && WORD.matcher(token).matches() ? words : phrases).add(token);
                }
            }
            if (words.size() + phrases.size() + parts.size() > MOST) {
                throw Refusal.of(ErrorCode.INVALID_PARAMETER, "q must be at most " + MOST + " words.");
            }
        }
        return new SearchText(words, phrases, parts);
    }

    boolean hasWords() {
        return !words.isEmpty() || !phrases.isEmpty();
    }
}
