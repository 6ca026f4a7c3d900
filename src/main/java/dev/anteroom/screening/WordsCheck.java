package dev.anteroom.screening;

import dev.anteroom.screening.Reading.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for the words of a site's lists, as written and in disguise (docs/screening.md). */
public final class WordsCheck implements Check {

    public static final String NAME = "words";

    private final List<CompiledWords> lists;

    /** Takes 2 ms for each thousand entries, so it is made once and kept. */
    public WordsCheck(List<WordList> lists) {
        this.lists = lists.stream().map(CompiledWords::new).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        List<Finding> findings = new ArrayList<>();
        for (CompiledWords words : lists) {
            if (words.list().isFor(examination.text().language())) {
                findings.addAll(found(words, examination.text().normal()));
            }
        }
        return findings;
    }

    /** What one list finds goes into one finding for each outcome and clause. */
    private record Consequence(Outcome outcome, String clause) {}

    private static final class Found {
        final Set<String> terms = new LinkedHashSet<>();
        final List<Span> spans = new ArrayList<>();
        boolean disguised;

        void add(WordEntry entry, Hit hit) {
            terms.add(entry.term());
            spans.add(hit.span());
            disguised |= hit.disguised();
        }
    }

    private static List<Finding> found(CompiledWords words, NormalForm text) {
        Map<Consequence, Found> found = new LinkedHashMap<>();
        boolean whole = true;
        for (Reading reading : words.read(text)) {
            whole &= reading.isWhole();
            for (Hit hit : reading.hits()) {
                WordEntry entry = words.entry(hit.number());
                found.computeIfAbsent(new Consequence(entry.outcome(), entry.clause()), any -> new Found())
                        .add(entry, hit);
            }
        }
        List<Finding> findings = new ArrayList<>();
        found.forEach((consequence, all) -> findings.add(finding(words.list(), consequence, all)));
        if (!whole) {
            findings.add(Finding.of(
                    NAME, Outcome.HOLD, null, "The text is too tangled to be read for words to its end.", List.of()));
        }
        return findings;
    }

    private static Finding finding(WordList list, Consequence consequence, Found found) {
        String detail = "List “" + list.name() + "”: " + String.join(", ", found.terms)
                + (found.disguised ? " (in disguise)" : "");
        return Finding.of(NAME, consequence.outcome(), consequence.clause(), detail, Spans.merged(found.spans));
    }
}
