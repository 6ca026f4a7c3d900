package dev.anteroom.screening.rules;

import dev.anteroom.screening.Examination;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Link;
import dev.anteroom.screening.NormalForm;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The variables of one comment, each worked out when a rule first asks for it, and where in the text rules found things. */
final class Facts implements CelVariableResolver {

    /** One evaluation, which functions find here: they are handed their arguments only. */
    interface Evaluation {
        boolean run() throws CelEvaluationException;
    }

    /** Of a list that is mentioned, so many are walked over in the time of a step. */
    static final int ELEMENTS_A_STEP = 8;

    private static final ThreadLocal<Facts> PRESENT = new ThreadLocal<>();

    private final Examination examination;
    private final Map<RuleVariable, Object> known = new EnumMap<>(RuleVariable.class);
    private final List<Span> spans = new ArrayList<>();
    private Fuel fuel = new Fuel();

    Facts(Examination examination) {
        this.examination = examination;
    }

    static Facts present() {
        return PRESENT.get();
    }

    boolean during(Evaluation evaluation) throws CelEvaluationException {
        spans.clear();
        fuel = new Fuel();
        PRESENT.set(this);
        try {
            return evaluation.run();
        } finally {
            PRESENT.remove();
        }
    }

    Fuel fuel() {
        return fuel;
    }

    /** Places in the text that the last condition was about. */
    List<Span> spans() {
        return spans.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    /** Whether a function was handed the text itself, so that places in it are places in the comment. */
    boolean isText(String handed) {
        return handed == examination.text().original();
    }

    void found(Span span) {
        spans.add(span);
    }

    List<NormalForm.Word> wordsWithSpans() {
        return examination.text().words();
    }

    @Override
    public Optional<Object> find(String word) {
        Optional<Object> value =
                RuleVariable.named(word).map(variable -> known.computeIfAbsent(variable, this::workOut));
        fuel.burn(value.isPresent() && value.get() instanceof List<?> list ? 1 + list.size() / ELEMENTS_A_STEP : 1);
        return value;
    }

    private Object workOut(RuleVariable variable) {
        return switch (variable) {
            case TEXT -> examination.text().original();
            case NORMAL -> examination.text().normal().undone();
            case WORDS ->
                wordsWithSpans().stream().map(NormalForm.Word::letters).toList();
            case LINKS -> examination.text().links().stream().map(Link::host).toList();
            case LANGUAGE -> Optional.ofNullable(examination.text().language()).orElse("");
            case LENGTH -> (long) text().codePointCount(0, text().length());
            case CAPITALS -> capitals(text());
            case NAME -> Optional.ofNullable(examination.submission().name()).orElse("");
            case REPLY -> examination.submission().reply();
            case HOUR -> (long) examination.submission().at().getHour();
            case WEEKDAY -> (long) examination.submission().at().getDayOfWeek().getValue();
            case THREAD_AGE -> examination.history().threadAge();
            case AUTHOR_KNOWN -> examination.history().authorKnown();
            case AUTHOR_APPROVED -> (long) examination.history().authorApproved();
            case AUTHOR_REJECTED -> (long) examination.history().authorRejected();
            case COPIES_BY_AUTHOR -> (long) examination.history().copiesByAuthor();
            case COPIES_IN_THREAD -> (long) examination.history().copiesInThread();
            case COPIES_ON_SITE -> (long) examination.history().copiesOnSite();
            case COPIES_REJECTED -> (long) examination.history().copiesRejected();
            case RISK -> examination.risk();
            case FINDINGS -> examination.findings().stream().map(Facts::plain).toList();
        };
    }

    private String text() {
        return examination.text().original();
    }

    private static double capitals(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        return letters == 0 ? 0 : (double) capitals / letters;
    }

    private static Map<String, Object> plain(Finding finding) {
        return Map.of(
                "check", finding.check(),
                "outcome", name(finding.outcome()),
                "clause", Optional.ofNullable(finding.clause()).orElse(""),
                "score", finding.risk());
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
