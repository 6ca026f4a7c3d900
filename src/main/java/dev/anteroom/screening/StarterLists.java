package dev.anteroom.screening;

import dev.anteroom.screening.WordCsv.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Small lists to begin with, written for this project: insults, threats and spam, in English and Spanish. No site has them
 * until somebody takes them over; all entries hold or note, and cite no clause.
 */
public final class StarterLists {

    private StarterLists() {}

    /** All of them, read anew at each call. */
    public static List<WordList> all() {
        return List.of(
                list("Insults", "en", "insults-en"),
                list("Threats", "en", "threats-en"),
                list("Spam", "en", "spam-en"),
                list("Insultos", "es", "insults-es"),
                list("Amenazas", "es", "threats-es"),
                list("Spam (español)", "es", "spam-es"));
    }

    private static WordList list(String name, String language, String file) {
        try (InputStream in = StarterLists.class.getResourceAsStream("starter/" + file + ".csv")) {
            Content content = WordCsv.read(in.readAllBytes());
            if (!content.errors().isEmpty()) {
                throw new IllegalStateException(file + ": " + content.errors());
            }
            return new WordList(name, language, content.entries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
