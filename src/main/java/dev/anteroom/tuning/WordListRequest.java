package dev.anteroom.tuning;

import dev.anteroom.screening.WordEntry;
import dev.anteroom.screening.WordList;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word list as an administrator sends it, whole.
 *
 * @param language code of the language of the texts that it is for; null for all
 */
@Schema(name = "WordListRequest")
record WordListRequest(
        @NotNull(message = "is missing") @Schema(examples = "Insults")
        String name,

        @Schema(examples = "en") String language,
        @NotNull(message = "is missing") List<@NotNull(message = "is missing") WordEntry> entries) {

    static WordListRequest of(WordList list) {
        return new WordListRequest(list.name(), list.language(), list.entries());
    }

    WordList list() {
        return new WordList(name, language, entries);
    }
}
