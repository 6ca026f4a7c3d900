package dev.anteroom.threads;

import dev.anteroom.base.Ids;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Page;
import dev.anteroom.web.Refusal;
import java.util.UUID;

/**
 * Which part of a thread is asked for.
 *
 * @param parent null for the top level, else the comment whose replies are asked for
 * @param after null for the first page
 */
record ThreadRequest(boolean newestFirst, int limit, UUID parent, Cursor after) {

    static ThreadRequest of(String order, Integer limit, String parent, String cursor) {
        boolean newest = "newest".equals(order);
        if (!newest && order != null && !"oldest".equals(order)) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "order must be oldest or newest.");
        }
        UUID id = parent == null ? null : Ids.parse(parent).orElseThrow(() -> Refusal.of(ErrorCode.INVALID_ID));
        return new ThreadRequest(newest, Page.limit(limit), id, Cursor.parse(cursor));
    }
}
