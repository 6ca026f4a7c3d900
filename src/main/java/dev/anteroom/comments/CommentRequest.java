package dev.anteroom.comments;

import dev.anteroom.base.CleanText;
import dev.anteroom.base.Graphemes;
import dev.anteroom.base.InvalidText;
import dev.anteroom.sites.Origin;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageKey;
import dev.anteroom.threads.PageUrl;
import dev.anteroom.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment as a stranger sends it. */
@Schema(name = "CommentRequest")
record CommentRequest(
        @NotNull(message = "is missing") @Valid PageRequest page,

        @Schema(description = "The comment replied to, or null")
        UUID parent,

        @Schema(description = "A name to be shown, 1 to 60 characters, or null", examples = "Lucía")
        String name,

        @NotNull(message = "is missing")
        @Schema(
                description = "The text: 1 to 10,000 characters as a person counts them, or the site's limit",
                examples = "Beautifully said")
        String body,

        @Schema(
                description = "A random secret of 16 to 200 characters that the author's browser made and"
                        + " keeps; null for an author who is nobody's same",
                examples = "null")
        String authorSecret,

        @Schema(
                description =
                        "The answer to a challenge, in Base64 as ALTCHA has it; null unless `proof-required` asked"
                                + " for one",
                examples = "null")
        String proof) {

    /** What is posted: the same with another proof is the same. */
    CommentRequest withoutProof() {
        return new CommentRequest(page, parent, name, body, authorSecret, null);
    }

    /** The page that is commented on: by its id, or else by its URL. */
    @Schema(name = "PageRequest")
    record PageRequest(
            @Schema(
                    description = "The embedder's own id of the page, 1 to 500 characters",
                    examples = "2026/03/the-long-road")
            String id,

            @Schema(examples = "https://notes.example/2026/03/the-long-road.html")
            String url,

            @Schema(description = "Up to 300 characters", examples = "The long road")
            String title) {

        private static final int LONGEST_TITLE = 300;

        /** UTF-16 units: room for the marks of 300 characters, not for a wall of them. */
        private static final int MOST_TITLE_UNITS = 3_000;

        PageKey key() {
            try {
                return PageKey.of(id, url);
            } catch (InvalidText invalid) {
                throw Refusal.field(id == null || id.isBlank() ? "page.url" : "page.id", invalid.getMessage());
            }
        }

        /**
         * Where the page is. A stranger says it, so it is kept only where it leads to the site itself: else the first
         * to comment could set a link of theirs on the page's thread.
         */
        String address(Site site) {
            if (url == null || url.isBlank()) {
                return null;
            }
            try {
                String address = PageUrl.parse(url).value();
                URI uri = URI.create(address);
                String origin = uri.getScheme() + "://" + uri.getRawAuthority();
                return site.allows(Origin.parse(origin).value()) ? address : null;
            } catch (InvalidText invalid) {
                throw Refusal.field("page.url", invalid.getMessage());
            }
        }

        String checkedTitle() {
            if (title == null || title.isBlank()) {
                return null;
            }
            try {
                String line = title.length() > MOST_TITLE_UNITS ? title : CleanText.onOneLine(CleanText.of(title));
                if (line.length() > MOST_TITLE_UNITS || Graphemes.count(line) > LONGEST_TITLE) {
                    throw Refusal.field("page.title", "must be at most " + LONGEST_TITLE + " characters");
                }
                return line.isEmpty() ? null : line;
            } catch (InvalidText invalid) {
                throw Refusal.field("page.title", invalid.getMessage());
            }
        }
    }
}
