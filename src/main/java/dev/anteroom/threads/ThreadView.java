package dev.anteroom.threads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a thread as the public reads it. */
@Schema(name = "Thread")
public record ThreadView(Head thread, List<Item> items, String next) {

    /**
     * @param comments approved comments in the whole thread
     */
    @Schema(name = "ThreadHead")
    public record Head(
            @Schema(examples = "2026/03/the-long-road") String page,

            @Schema(examples = "https://notes.example/2026/03/the-long-road.html")
            String url,

            String title,
            State state,
            @Schema(examples = "29") int comments) {}

    /** Whether a thread takes comments. */
    public enum State {
        OPEN,
        CLOSED
    }

    /**
     * An approved comment, or the place of one that is no longer public but has replies that are.
     *
     * @param position as a reader numbers them: the third reply to the fourth comment is 4.3
     * @param removed true for a mere place: no author, no text, no times
     * @param replies the first 50
     * @param repliesNext a cursor for more of them, with {@code parent} set to this comment
     */
    @Schema(name = "ThreadItem")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Item(
            UUID id,
            UUID parent,
            @Schema(examples = "4.3") String position,
            Author author,
            @Schema(examples = "<p>Beautifully said</p>") String html,
            Instant createdAt,
            Instant editedAt,
            boolean removed,
            List<Reference> references,
            List<Item> replies,
            String repliesNext) {}

    /**
     * @param name as the author gave it, or null
     * @param pseudonym the same for all comments of one author in this thread; null without an author secret
     */
    @Schema(name = "Author")
    public record Author(
            String name, @Schema(examples = "Anonymous 3") String pseudonym) {}

    /**
     * A time of day in the text that is the time of an earlier comment.
     *
     * @param text as it stands in the comment
     * @param comment the latest comment of that minute
     */
    @Schema(name = "Reference")
    public record Reference(@Schema(examples = "2:49") String text, UUID comment) {}
}
