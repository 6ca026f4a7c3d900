package dev.anteroom.comments;

import dev.anteroom.base.InvalidText;
import dev.anteroom.base.Secret;
import dev.anteroom.sites.Site;
import dev.anteroom.web.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What an author writes: name and text, cleaned and checked, with what follows from them.
 *
 * @param name as shown, or null
 * @param body as typed
 * @param html the body with its marks, safe to be shown
 * @param fingerprint equal for texts that differ only in case, accents, spaces and punctuation
 */
record CommentContent(String name, String body, String html, long fingerprint) {

    static CommentContent of(Site site, String name, String body) {
        String author =
                checked("name", () -> AuthorName.of(name).map(AuthorName::value).orElse(null));
        CommentText text = checked("body", () -> CommentText.of(body, site.bodyLimit()));
        return new CommentContent(author, text.value(), Markup.html(text), fingerprint(text.value()));
    }

    private static <T> T checked(String field, Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidText invalid) {
            throw Refusal.field(field, invalid.getMessage());
        }
    }

    private static long fingerprint(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        // A text of signs alone, such as "!!!" or an emoji, has only itself to be compared by.
        String compared = kept.isEmpty() ? text : kept.toString();
        return ByteBuffer.wrap(Secret.sha256(compared.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
