package dev.anteroom.comments;

import dev.anteroom.comments.Likenesses.Likeness;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageKey;
import java.util.UUID;

/**
 * A comment that has come in, with all that is known of it before it is stored.
 *
 * @param id that it will have
 * @param authorKey of {@link Author}, or null
 * @param idempotencyKey as the header says it, or null
 * @param opinion of the site's own checker, or null
 */
record Arrival(
        UUID id,
        Site site,
        PageKey page,
        CommentRequest request,
        CommentContent content,
        byte[] authorKey,
        String idempotencyKey,
        Likeness likeness,
        Opinion opinion) {}
