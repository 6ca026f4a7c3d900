package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Word lists as files: CSV as in RFC 4180, UTF-8, with the columns {@code term,outcome,clause} and, if one likes,
 * {@code note}, named in the first line. What a spreadsheet would take for a formula is written with an apostrophe before
 * it, and read without (OWASP, "CSV Injection").
 */
public final class WordCsv {

    /** Bytes; 10,000 entries with long notes. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_ERRORS = 20;
    private static final List<String> COLUMNS = List.of("term", "outcome", "clause", "note");
    private static final String FORMULA = "=+-@\t\r";

    /** What is wrong in one line, the first being 1; 0 for the file. */
    public record LineError(long line, String message) {}

    /**
     * A file that was read.
     *
     * @param entries all that are sound
     * @param errors at most {@value #MOST_ERRORS}; where there is one, nothing should be imported
     */
    public record Content(List<WordEntry> entries, List<LineError> errors) {}

    private final List<WordEntry> entries = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();

    private WordCsv() {}

    /** Reads a file. Never throws for what is in it. */
    public static Content read(byte[] file) {
        WordCsv csv = new WordCsv();
        csv.readBytes(file);
        return new Content(List.copyOf(csv.entries), List.copyOf(csv.errors));
    }

    private void readBytes(byte[] file) {
        if (file.length > MOST_BYTES) {
            error(0, "The file is too large: at most 2 MiB are allowed.");
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            error(1 + text.chars().filter(c -> c == '\n').count(), "The file is not in UTF-8.");
            return;
        }
        String content = text.toString();
        String withoutMark = content.startsWith("\uFEFF") ? content.substring(1) : content;
        if (areLinesShort(withoutMark)) {
            readText(withoutMark);
        }
    }

    private boolean areLinesShort(String text) {
        long line = 1;
        for (int from = 0; from < text.length(); line++) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (end - from > LONGEST_LINE) {
                error(line, "The line is too long: at most 2,000 characters are allowed.");
                return false;
            }
            from = end + 1;
        }
        return true;
    }

    private void readText(String text) {
        long line = 1;
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            int columns = 0;
            while (errors.size() < MOST_ERRORS) {
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    break;
                }
                CSVRecord record = records.next();
                if (columns == 0) {
                    columns = header(record);
                    if (columns == 0) {
                        return;
                    }
                } else if (record.size() > 1 || !record.get(0).isBlank()) {
                    readRecord(record, columns, line);
                }
                if (entries.size() > WordList.MOST_ENTRIES) {
                    error(line, "There are too many entries: at most 10,000 are allowed.");
                    return;
                }
            }
            if (columns == 0) {
                error(1, "The first line must name the columns: term,outcome,clause and perhaps note.");
            }
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException broken) {
            error(line, "The line is not CSV: is a quotation mark missing?");
        }
    }

    /** Returns how many columns there are; 0 where they are not ours. */
    private int header(CSVRecord record) {
        List<String> names = record.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (names.size() < 3 || names.size() > 4 || !names.equals(COLUMNS.subList(0, names.size()))) {
            error(1, "The first line must name the columns: term,outcome,clause and perhaps note.");
            return 0;
        }
        return names.size();
    }

    private void readRecord(CSVRecord record, int columns, long line) {
        if (record.size() != columns) {
            error(line, "The line has " + record.size() + " columns; the first line names " + columns + ".");
            return;
        }
        try {
            entries.add(new WordEntry(
                    plain(record.get(0)),
                    outcome(record.get(1)),
                    plain(record.get(2)),
                    columns > 3 ? plain(record.get(3)) : null));
        } catch (InvalidText refused) {
            error(line, refused.getMessage());
        }
    }

    private static Outcome outcome(String value) {
        String name = value.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findAny()
                .orElse(null);
    }

    private void error(long line, String message) {
        errors.add(new LineError(line, message));
    }

    /** Writes a list, with all columns. */
    public static String write(List<WordEntry> entries) {
        StringBuilder file = new StringBuilder();
        try {
            CSVFormat format = CSVFormat.RFC4180;
            format.printRecord(file, COLUMNS.toArray());
            for (WordEntry entry : entries) {
                format.printRecord(
                        file,
                        guarded(entry.term()),
                        entry.outcome().name().toLowerCase(Locale.ROOT),
                        guarded(entry.clause()),
                        guarded(entry.note()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString();
    }

    private static String guarded(String cell) {
        return cell == null ? "" : isFormula(cell) ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** Whether it is, or would be without the apostrophes at its beginning. */
    private static boolean isFormula(String cell) {
        int i = 0;
        while (i < cell.length() && cell.charAt(i) == '\'') {
            i++;
        }
        return i < cell.length() && FORMULA.indexOf(cell.charAt(i)) >= 0;
    }
}
