package dev.anteroom.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.screening.WordEntry;
import dev.anteroom.screening.WordList;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/** A word list as it is kept. */
@Entity
@Table(name = "word_list")
class StoredWordList {

    /** What a newer version has added is left out. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private String name;
    private String language;
    private String entries;
    private int size;
    private Instant createdAt;
    private Instant changedAt;

    protected StoredWordList() {}

    static StoredWordList of(UUID id, int siteId, WordList list, Instant now) {
        StoredWordList stored = new StoredWordList();
        stored.id = id;
        stored.siteId = siteId;
        stored.createdAt = now;
        stored.replace(list, now);
        return stored;
    }

    void replace(WordList list, Instant now) {
        name = list.name();
        language = list.language();
        size = list.entries().size();
        changedAt = now;
        try {
            entries = JSON.writeValueAsString(list.entries());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Entries can always be written", e);
        }
    }

    WordList list() {
        return kept().list();
    }

    /** The list as it is kept, without reading its entries. */
    Kept kept() {
        return new Kept(name, language, entries);
    }

    /** A list whose entries are not read yet. */
    record Kept(String name, String language, String entries) {

        WordList list() {
            try {
                List<WordEntry> read = JSON.readValue(entries, new TypeReference<>() {});
                return new WordList(name, language, read);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Entries were written by this class", e);
            }
        }
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    int size() {
        return size;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
