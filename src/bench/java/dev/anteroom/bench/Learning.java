package dev.anteroom.bench;

import dev.anteroom.screening.Text;
import dev.anteroom.screening.learning.Evaluation;
import dev.anteroom.screening.learning.Example;
import dev.anteroom.screening.learning.Features;
import dev.anteroom.screening.learning.Model;
import dev.anteroom.screening.learning.Training;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The classifier on comments that people have judged, in the order of a file, as a moderator's days: each comment is scored
 * by what was learned before, then its decision is added, and after every so many it is learned anew. It needs neither
 * service nor database: {@code java -cp … dev.anteroom.bench.Learning <directory> [every]}. The directory has files
 * {@code en.csv} and {@code es.csv} with the columns id, lang, text and violates; none of it comes with the project.
 */
final class Learning implements Bench.Part {

    private static final int EVERY = 250;
    private static final List<String> LANGUAGES = List.of("en", "es");
    private static final int ROUNDS = 20;

    private record Comment(String text, boolean rejected) {}

    public static void main(String... args) throws IOException {
        int every = args.length > 1 ? Integer.parseInt(args[1]) : EVERY;
        for (String line : lines(Path.of(args[0]), every)) {
            System.out.println(line);
        }
    }

    @Override
    public void measure(Setup setup, Report report) throws IOException {
        String directory = System.getenv("BENCH_COMMENTS");
        if (directory == null) {
            report.note("learning was skipped: BENCH_COMMENTS names no directory with en.csv and es.csv");
            return;
        }
        lines(Path.of(directory), EVERY).forEach(report::note);
    }

    private static List<String> lines(Path directory, int every) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String language : LANGUAGES) {
            Path file = directory.resolve(language + ".csv");
            if (Files.exists(file)) {
                replay(language, read(file), every, lines);
            } else {
                lines.add(language + ": skipped, there is no " + file);
            }
        }
        return lines;
    }

    private static List<Comment> read(Path file) throws IOException {
        List<Comment> comments = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(reader)) {
                comments.add(new Comment(row.get("text"), row.get("violates").equals("1")));
            }
        }
        return comments;
    }

    private static void replay(String language, List<Comment> comments, int every, List<String> lines) {
        int count = comments.size();
        double[] chances = new double[count];
        boolean[] rejected = new boolean[count];
        List<Example> decided = new ArrayList<>();
        Optional<Training> known = Optional.empty();
        int silentUntil = -1;
        long longest = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && i % every == 0) {
                long began = System.nanoTime();
                known = Training.of(decided);
                longest = Math.max(longest, System.nanoTime() - began);
            }
            Features features = Features.of(Text.of(comments.get(i).text()));
            chances[i] =
                    known.map(training -> training.model().chance(features)).orElse(0.0);
            silentUntil = known.isEmpty() ? i : silentUntil;
            rejected[i] = comments.get(i).rejected();
            decided.add(new Example(features, rejected[i]));
        }
        lines.add(say(
                "%s: %d comments, %d to be rejected, learned every %d; silent for the first %d",
                language, count, count(rejected), every, silentUntil + 1));
        for (int after : new int[] {500, 1_000, 2_000}) {
            lines.add(say(
                    "%s: area of all that came before, once %d were decided: %s; of all that came after by what was"
                            + " learned from these: %s",
                    language, after, area(chances, rejected, silentUntil + 1, after), afterwards(decided, after)));
        }
        lines.add(figures(language + ", all since it spoke", chances, rejected, silentUntil + 1, count));
        lines.add(figures(language + ", the last 1,000", chances, rejected, count - 1_000, count));
        lines.add(figures(language + ", the last third", chances, rejected, count * 2 / 3, count));
        Model model = known.orElseThrow().model();
        lines.add(say(
                "%s: trained in %.1f s on %d decisions, calibration and evaluation included; stored in %d kB; %s",
                language,
                longest / 1e9,
                (count - 1) / every * every,
                model.bytes().length / 1024,
                speed(model, comments)));
        Evaluation own = known.orElseThrow().evaluation();
        lines.add(say(
                "%s: what it says of itself: area %.3f, to find 95 %% read %.0f %%, at 99 %% precision %.1f %% of the"
                        + " queue could be rejected and %.1f %% approved",
                language,
                own.area(),
                100 * own.toFind95(),
                100 * own.rejectable().share(),
                100 * own.approvable().share()));
    }

    private static int count(boolean[] rejected) {
        int count = 0;
        for (boolean one : rejected) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static String area(double[] chances, boolean[] rejected, int from, int to) {
        boolean[] part = from < to ? Arrays.copyOfRange(rejected, from, to) : new boolean[0];
        int positive = count(part);
        return positive == 0 || positive == part.length
                ? "silent"
                : say(
                        "%.3f",
                        Evaluation.of(Arrays.copyOfRange(chances, from, to), part)
                                .area());
    }

    private static String afterwards(List<Example> decided, int after) {
        return Training.of(decided.subList(0, after))
                .map(training -> {
                    List<Example> later = decided.subList(after, decided.size());
                    double[] chances = new double[later.size()];
                    boolean[] rejected = new boolean[later.size()];
                    for (int i = 0; i < chances.length; i++) {
                        chances[i] = training.model().chance(later.get(i).features());
                        rejected[i] = later.get(i).rejected();
                    }
                    return say("%.3f", Evaluation.of(chances, rejected).area());
                })
                .orElse("silent");
    }

    private static String figures(String what, double[] chances, boolean[] rejected, int from, int to) {
        Evaluation found = Evaluation.of(Arrays.copyOfRange(chances, from, to), Arrays.copyOfRange(rejected, from, to));
        return say(
                "%s: area %.3f, average precision %.3f, calibration error %.3f, Brier %.3f; to find 95 %% of %d a"
                        + " moderator reads %.0f %% in order of risk, and %.0f %% in order of arrival",
                what,
                found.area(),
                found.averagePrecision(),
                found.calibrationError(),
                found.brier(),
                found.rejected(),
                100 * found.toFind95(),
                100 * inOrderOfArrival(rejected, from, to));
    }

    private static double inOrderOfArrival(boolean[] rejected, int from, int to) {
        double enough = Math.ceil(0.95 * count(Arrays.copyOfRange(rejected, from, to)));
        int read = from;
        for (int found = 0; found < enough; read++) {
            found += rejected[read] ? 1 : 0;
        }
        return (double) (read - from) / (to - from);
    }

    private static String speed(Model model, List<Comment> comments) {
        long best = Long.MAX_VALUE;
        int read = Math.min(1_000, comments.size());
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < read; i++) {
                model.read(Text.of(comments.get(i).text())).spans();
            }
            best = Math.min(best, System.nanoTime() - began);
        }
        return say("a score with its reasons takes %.0f µs", best / 1e3 / read);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
