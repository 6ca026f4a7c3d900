package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.screening.WordCsv.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCsvTest {

    private static Content read(String file) {
        return WordCsv.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void mustBeRefused(Content content, long line, String saying) {
        assertThat(content.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.message()).contains(saying);
        });
    }

    @Test
    void reads_what_spreadsheets_write() {
        Content content = read(
                "\uFEFFTerm,Outcome,Clause,Note\r\nidiot*,hold,2,\"Says \"\"hello\"\", twice\"\r\n\r\ncoño,REJECT,3,\r\n");
        assertThat(content.errors()).isEmpty();
        assertThat(content.entries())
                .containsExactly(
                        new WordEntry("idiot*", Outcome.HOLD, "2", "Says \"hello\", twice"),
                        new WordEntry("coño", Outcome.REJECT, "3", null));
    }

    @Test
    void the_note_may_be_left_out() {
        assertThat(read("term,outcome,clause\nidiot,note,").entries())
                .containsExactly(new WordEntry("idiot", Outcome.NOTE, null, null));
    }

    @Test
    void reads_what_it_wrote() {
        List<WordEntry> entries = List.of(
                new WordEntry("idiot*", Outcome.HOLD, "2", "=HYPERLINK(\"https://a.example\")"),
                new WordEntry("drop dead", Outcome.REJECT, "1.2", "'=1+1"),
                new WordEntry("-idiot", Outcome.NONE, null, "It's, \"so\" to say\nin two lines"),
                new WordEntry("'tis", Outcome.NOTE, null, "@home"));
        String file = WordCsv.write(entries);
        assertThat(file.lines().toList().get(0)).isEqualTo("term,outcome,clause,note");
        assertThat(read(file).errors()).isEmpty();
        assertThat(read(file).entries()).isEqualTo(entries);
    }

    @Test
    void no_cell_that_it_writes_is_a_formula() {
        String file = WordCsv.write(List.of(
                new WordEntry("-idiot", Outcome.HOLD, "-2", "=1+1"),
                new WordEntry("moron", Outcome.HOLD, null, "+1"),
                new WordEntry("fool", Outcome.HOLD, null, "@SUM(A1)")));
        assertThat(file).doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | columns | term,outcome,clause;idiot",
                "2 | columns | term,outcome,clause;idiot,hold,2,note",
                "3 | columns | term,outcome,clause,note;idiot,hold,2,note;moron,hold,2",
                "2 | outcome | term,outcome,clause;idiot,delete,2",
                "2 | outcome | term,outcome,clause;idiot,,2",
                "3 | clause | term,outcome,clause;moron,hold,;idiot,reject,",
                "2 | * | term,outcome,clause;*,hold,",
                "1 | name the columns | word;idiot",
                "1 | name the columns | outcome,term,clause;hold,idiot,2",
                "1 | name the columns | term,outcome,clause,note,more;hold,idiot,2,,",
                "2 | not CSV | term,outcome,clause;\"idiot,hold,2",
                "3 | not CSV | term,outcome,clause;moron,hold,;\"idiot\"x,hold,2"
            })
    void a_line_that_is_wrong_is_named(long line, String saying, String file) {
        mustBeRefused(read(file.replace(';', '\n')), line, saying);
    }

    @Test
    void a_line_is_counted_as_an_editor_counts_it() {
        mustBeRefused(read("term,outcome,clause,note\nidiot,hold,,\"two\nlines\"\nmoron,hold\n"), 4, "columns");
    }

    @Test
    void an_empty_file_lacks_its_columns() {
        mustBeRefused(read(""), 1, "name the columns");
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        mustBeRefused(WordCsv.read(new byte[WordCsv.MOST_BYTES + 1]), 0, "2 MiB");
    }

    @Test
    void a_line_that_is_too_long_is_refused() {
        mustBeRefused(read("term,outcome,clause\n" + "x".repeat(2_001)), 2, "too long");
    }

    @Test
    void too_many_entries_are_refused() {
        mustBeRefused(read("term,outcome,clause\n" + "idiot,hold,\n".repeat(10_001)), 10_002, "too many");
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        byte[] latin = "term,outcome,clause\ncoño,hold,\n".getBytes(StandardCharsets.ISO_8859_1);
        mustBeRefused(WordCsv.read(latin), 2, "UTF-8");
        mustBeRefused(WordCsv.read("term,outcome,clause\n".getBytes(StandardCharsets.UTF_16LE)), 1, "");
    }

    @Test
    void nobody_is_told_more_than_twenty_errors() {
        assertThat(read("term,outcome,clause\n" + "idiot\n".repeat(5_000)).errors())
                .hasSize(20);
    }
}
