package dev.anteroom.tuning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.anteroom.screening.WordEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word list.
 *
 * @param size how many entries it has
 * @param entries left out where several lists are shown
 */
@Schema(name = "WordList")
record WordListView(
        UUID id,
        String name,
        String language,
        int size,
        Instant createdAt,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<WordEntry> entries) {

    static WordListView of(StoredWordList list) {
        return of(list, null);
    }

    static WordListView whole(StoredWordList list) {
        return of(list, list.list().entries());
    }

    private static WordListView of(StoredWordList list, List<WordEntry> entries) {
        return new WordListView(
                list.id(), list.name(), list.language(), list.size(), list.createdAt(), list.changedAt(), entries);
    }
}
