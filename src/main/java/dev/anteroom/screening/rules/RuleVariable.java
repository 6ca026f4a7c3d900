package dev.anteroom.screening.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a condition can speak of; docs/screening.md says the same, and a test compares the two. */
public enum RuleVariable {
    TEXT("text", Kind.STRING, Extent.string(10_000), "the comment as typed"),
    NORMAL("normal", Kind.STRING, Extent.string(10_000), "the text in normal form, without tricks of spelling"),
    WORDS("words", Kind.STRINGS, Extent.list(2_000, Extent.string(10)), "its words in normal form, in order"),
    LINKS("links", Kind.STRINGS, Extent.list(200, Extent.string(100)), "hosts of its links, in order"),
    LANGUAGE("language", Kind.STRING, Extent.string(10), "language it is in, en or es; empty for others or if unsure"),
    LENGTH("length", Kind.INT, Extent.ONE, "characters of the text"),
    CAPITALS("capitals", Kind.DOUBLE, Extent.ONE, "share of capitals among its letters, 0 to 1"),
    NAME("name", Kind.STRING, Extent.string(500), "the name that the author gave; empty for none"),
    REPLY("reply", Kind.BOOL, Extent.ONE, "whether it answers another comment"),
    HOUR("hour", Kind.INT, Extent.ONE, "the hour in the site's time zone, 0 to 23"),
    WEEKDAY("weekday", Kind.INT, Extent.ONE, "the day of the week there, 1 (Monday) to 7 (Sunday)"),
    THREAD_AGE("threadAge", Kind.DURATION, Extent.ONE, "since the thread was opened"),
    AUTHOR_KNOWN("author.known", Kind.BOOL, Extent.ONE, "whether the author's other comments can be told"),
    AUTHOR_APPROVED("author.approved", Kind.INT, Extent.ONE, "the author's comments that stand approved"),
    AUTHOR_REJECTED("author.rejected", Kind.INT, Extent.ONE, "the author's comments that stand rejected"),
    COPIES_BY_AUTHOR("copies.byAuthor", Kind.INT, Extent.ONE, "copies of the last days by the same author"),
    COPIES_IN_THREAD("copies.inThread", Kind.INT, Extent.ONE, "copies of the last days in the thread"),
    COPIES_ON_SITE("copies.onSite", Kind.INT, Extent.ONE, "copies of the last days on the site"),
    COPIES_REJECTED("copies.rejected", Kind.INT, Extent.ONE, "those of them that moderators rejected"),
    RISK("risk", Kind.DOUBLE, Extent.ONE, "by the checks before the rules, 0 to 1"),
    FINDINGS("findings", Kind.FINDINGS, Extent.list(200, Extent.string(50)), "of the checks before the rules");

    /** Types, in CEL's words. */
    public enum Kind {
        BOOL("bool"),
        INT("int"),
        DOUBLE("double"),
        STRING("string"),
        DURATION("duration"),
        STRINGS("list(string)"),
        FINDINGS("list(Finding)");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As the documentation writes it. */
        public String words() {
            return words;
        }
    }

    private static final Map<String, RuleVariable> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RuleVariable::word, Function.identity()));

    private final String word;
    private final Kind kind;
    private final Extent largest;
    private final String meaning;

    RuleVariable(String word, Kind kind, Extent largest, String meaning) {
        this.word = word;
        this.kind = kind;
        this.largest = largest;
        this.meaning = meaning;
    }

    static Optional<RuleVariable> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** As conditions have it. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /** How large it is for a long comment; conditions are judged by it. */
    Extent largest() {
        return largest;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether somebody has to count in the database for it. */
    boolean isCounted() {
        return switch (this) {
            case AUTHOR_APPROVED,
                    AUTHOR_REJECTED,
                    COPIES_BY_AUTHOR,
                    COPIES_IN_THREAD,
                    COPIES_ON_SITE,
                    COPIES_REJECTED -> true;
            default -> false;
        };
    }
}
