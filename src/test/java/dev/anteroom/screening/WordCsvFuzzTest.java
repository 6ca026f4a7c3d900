package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever a file is: it is read, or what is wrong in it is named. */
class WordCsvFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void aFileIsReadOrItsLinesAreNamed(byte[] file) {
        mustBeReadOrRefused(file);
        byte[] header = "term,outcome,clause,note\n".getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[header.length + file.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(file, 0, whole, header.length, file.length);
        mustBeReadOrRefused(whole);
    }

    private static void mustBeReadOrRefused(byte[] file) {
        WordCsv.Content content = WordCsv.read(file);
        for (WordCsv.LineError error : content.errors()) {
            assertThat(error.message()).isNotEmpty();
            assertThat(error.line()).isNotNegative();
        }
        if (content.errors().isEmpty()) {
            byte[] again = WordCsv.write(content.entries()).getBytes(StandardCharsets.UTF_8);
            assertThat(WordCsv.read(again).entries()).isEqualTo(content.entries());
        }
    }
}
