package dev.anteroom.comments;

import dev.anteroom.base.InvalidText;
import dev.anteroom.sites.Site;
import dev.anteroom.web.Refusal;
import java.util.function.Supplier;

/**
 * What an author writes: name and text, cleaned and checked, with what follows from them.
 *
 * @param name as shown, or null
 * @param body as typed
 * @param html the body with its marks, safe to be shown
 * @param sketch what the body is like, by which its copies are found
 */
record CommentContent(String name, String body, String html, Sketch sketch) {

    static CommentContent of(Site site, String name, String body) {
        String author =
                checked("name", () -> AuthorName.of(name).map(AuthorName::value).orElse(null));
        CommentText text = checked("body", () -> CommentText.of(body, site.bodyLimit()));
        return new CommentContent(author, text.value(), Markup.html(text), Sketch.of(site.id(), text.value()));
    }

    private static <T> T checked(String field, Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidText invalid) {
            throw Refusal.field(field, invalid.getMessage());
        }
    }
}
