package dev.anteroom.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or null on the last
 */
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    /** Checks {@code ?limit=}: 1 to 100, 50 where it is not given. */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return asked;
    }

    /**
     * Makes a page of rows that were read one more than the limit, which tells whether there is a next page without
     * counting.
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, ?> cursor, Function<List<R>, List<T>> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                view.apply(shown), more ? cursor.apply(shown.get(limit - 1)).toString() : null);
    }

    /** The page with {@code Link: rel="next"} (RFC 8288). */
    public Response response(UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(this).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (next != null) {
            response.header(HttpHeaders.LINK, link(uri, next));
        }
        return response.build();
    }

    /** The value of the header that leads to the next page of what was asked for. */
    public static String link(UriInfo uri, String next) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", next)
                .build()
                .getRawQuery();
        return "<?" + query + ">; rel=\"next\"";
    }
}
