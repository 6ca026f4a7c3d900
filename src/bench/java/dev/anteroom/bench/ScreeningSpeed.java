package dev.anteroom.bench;

import dev.anteroom.screening.Check;
import dev.anteroom.screening.Examination;
import dev.anteroom.screening.History;
import dev.anteroom.screening.LinksCheck;
import dev.anteroom.screening.LinksSettings;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.PersonalCheck;
import dev.anteroom.screening.PersonalSettings;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.StarterLists;
import dev.anteroom.screening.Submission;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.WordEntry;
import dev.anteroom.screening.WordList;
import dev.anteroom.screening.WordsCheck;
import dev.anteroom.screening.learning.ClassifierCheck;
import dev.anteroom.screening.learning.ClassifierSettings;
import dev.anteroom.screening.learning.Example;
import dev.anteroom.screening.learning.Features;
import dev.anteroom.screening.learning.Model;
import dev.anteroom.screening.learning.Training;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RuleState;
import dev.anteroom.screening.rules.RulesCheck;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** How long a comment is looked at: each check by itself, with the normal form that it needs, and all together. */
final class ScreeningSpeed implements Bench.Part {

    private static final int COMMENTS = 1_000;
    private static final int ENTRIES = 2_000;
    private static final int RULES = 50;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 20;

    /** Characters of one comment in a hundred, of the next nine, and of the rest at most. */
    private static final int[] LENGTHS = {10_000, 1_500, 400};

    private static final String[] SPICE = {
        "https://example.com/a?b=c",
        "example dot com",
        "ana@example.com",
        "+52 55 5622 0000",
        "2026",
        "fr33",
        "f r e e",
        "№ 5",
        "😀",
        "¿Qué?",
        "Calle Morelos 123",
        "4111 1111 1111 1112",
        "I don't",
        "соver",
        "soooo"
    };

    /** All checks that are measured, in the order of the pipeline. */
    private static List<Check> checks(Random random, List<String> texts) {
        List<WordList> lists = new ArrayList<>(StarterLists.all());
        lists.add(new WordList("Many", null, entries(random)));
        return List.of(
                new WordsCheck(lists),
                new LinksCheck(LinksSettings.DEFAULT),
                new PersonalCheck(PersonalSettings.DEFAULT),
                classifier(texts),
                RulesCheck.of(rules()));
    }

    /** One that has learned of these texts that those with an odd number of characters are rejected: any model takes as long. */
    private static Check classifier(List<String> texts) {
        List<Example> examples = texts.stream()
                .map(text -> new Example(Features.of(Text.of(text)), text.length() % 2 == 1))
                .toList();
        Optional<Model> model = Training.of(examples).map(Training::model);
        if (model.isEmpty()) {
            throw new IllegalStateException("It has learned nothing");
        }
        return new ClassifierCheck(() -> model, ClassifierSettings.DEFAULTS);
    }

    /** Fifty of five kinds, none of which holds: so that each is read to its end. */
    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            String condition =
                    switch (i % 5) {
                        case 0 -> "size(links) > " + (50 + i) + " && author.approved == 0";
                        case 1 -> "capitals > 0.9 && length > " + (20_000 + i);
                        case 2 -> "words.exists(word, word == 'zzyzx" + i + "')";
                        case 3 -> "normal.matches('zz[a-y]+x" + i + "')";
                        default -> "risk > 2.0 || text.contains('zzyzx " + i + "')";
                    };
            rules.add(new Rule(new UUID(0, i), "Rule " + i, condition, Outcome.HOLD, null, null, RuleState.LIVE));
        }
        return rules;
    }

    static List<WordEntry> entries(Random random) {
        List<WordEntry> entries = new ArrayList<>();
        while (entries.size() < ENTRIES) {
            StringBuilder term = new StringBuilder();
            for (int i = 0; i < 3 + random.nextInt(3); i++) {
                term.append("bcdfglmnprst".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
            }
            entries.add(new WordEntry(random.nextInt(4) == 0 ? term + "*" : term.toString(), Outcome.NOTE, null, null));
        }
        return entries;
    }

    @Override
    public void measure(Setup setup, Report report) {
        Random random = new Random(7);
        List<String> texts = texts(random);
        Map<String, Consumer<Submission>> measured = new LinkedHashMap<>();
        measured.put("normal form", submission -> submission.text().normal().plain());
        measured.put("language", submission -> submission.text().language());
        List<Check> checks = checks(random, texts);
        for (Check check : checks) {
            measured.put(
                    "check " + check.name(), submission -> check.examine(new Examination(submission, History.NONE)));
        }
        Screening screening = Screening.of(
                checks.stream()
                        .map(check -> new Screening.Step(check, Outcome.REJECT))
                        .toList(),
                Duration.ofSeconds(5));
        measured.put("all checks", submission -> screening.screen(submission, History.NONE));
        measured.forEach((what, run) -> report(what, run, texts, report));
        report.note("Screening: " + COMMENTS + " made-up comments of two languages, median "
                + texts.stream()
                        .mapToInt(String::length)
                        .sorted()
                        .skip(COMMENTS / 2)
                        .findFirst()
                        .orElseThrow()
                + " characters, 1 in 100 of " + LENGTHS[0] + "; " + ENTRIES + " words beside the starter lists, "
                + RULES + " rules, a classifier.");
    }

    private static void report(String what, Consumer<Submission> run, List<String> texts, Report report) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            time(run, texts);
        }
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long[] nanos = time(run, texts);
            medians.add(Numbers.percentile(nanos, 0.5));
            tails.add(Numbers.percentile(nanos, 0.99));
            means.add(Arrays.stream(nanos).average().orElseThrow() / 1e6);
        }
        boolean all = what.equals("all checks");
        report.row(
                all
                        ? Row.limit("screening: " + what + ", mean", "ms", means, 1)
                        : Row.told("screening: " + what + ", mean", "ms", means));
        report.row(Row.told("screening: " + what + ", p50", "ms", medians));
        report.row(Row.told("screening: " + what + ", p99", "ms", tails));
    }

    private static long[] time(Consumer<Submission> run, List<String> texts) {
        long[] nanos = new long[texts.size()];
        ZonedDateTime at = ZonedDateTime.parse("2026-03-02T09:00:00Z");
        for (int i = 0; i < nanos.length; i++) {
            Submission submission = new Submission(Text.of(texts.get(i)), null, false, at, "es");
            long began = System.nanoTime();
            run.accept(submission);
            nanos[i] = System.nanoTime() - began;
        }
        return nanos;
    }

    private static List<String> texts(Random random) {
        String[] words = Texts.WORDS.split(" ");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < COMMENTS; i++) {
            int most = i % 100 == 0 ? LENGTHS[0] : i % 10 == 0 ? LENGTHS[1] : 20 + random.nextInt(LENGTHS[2]);
            StringBuilder text = new StringBuilder();
            while (text.length() < most) {
                String[] from = random.nextInt(20) == 0 ? SPICE : words;
                text.append(text.isEmpty() ? "" : " ").append(from[random.nextInt(from.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
