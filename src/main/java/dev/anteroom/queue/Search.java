package dev.anteroom.queue;

import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds comments by what they say and what became of them, among all there are. */
@ApplicationScoped
class Search {

    /** Milliseconds. A search that reads on longer holds up others more than it helps. */
    private static final int LONGEST = 3_000;

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final String QUERY_CANCELED = "57014";

    /**
     * Everything but the sites may be null or empty, and then does not matter.
     *
     * @param clause cited by the standing decision
     * @param moderator who made the standing decision
     * @param from the first moment that they were posted at
     * @param to the first moment that they were not
     */
    record Question(
            List<Integer> siteIds,
            List<String> languages,
            SearchText text,
            CommentState state,
            byte[] author,
            String clause,
            UUID moderator,
            Instant from,
            Instant to,
            Cursor after,
            int limit) {}

    private final EntityManager database;

    Search(EntityManager database) {
        this.database = database;
    }

    /**
     * The latest first. A common word is met soon on the way from the latest back, a rare one is looked up; PostgreSQL
     * knows which is which if it plans for the very words.
     */
    List<Comment> find(Question asked) {
        try {
            database.createNativeQuery("SELECT set_config('statement_timeout', ?1, true),"
                            + " set_config('plan_cache_mode', 'force_custom_plan', true)")
                    .setParameter(1, String.valueOf(LONGEST))
                    .getSingleResult();
            String words = asked.text().hasWords() ? words(asked) : null;
            return words == null && asked.text().hasWords() ? List.of() : read(asked, words);
        } catch (PersistenceException e) {
            if (isCanceled(e)) {
                throw Refusal.of(ErrorCode.SEARCH_TOO_BROAD);
            }
            throw e;
        }
    }

    private List<Comment> read(Question asked, String words) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder("""
                SELECT c.* FROM comment_words w JOIN comment c ON c.site_id = w.site_id AND c.id = w.comment_id""");
        boolean decided = asked.clause() != null || asked.moderator() != null;
        sql.append(decided ? " JOIN decision d ON d.site_id = c.site_id AND d.id = c.decision_id" : "");
        // Of one site it is read in the order of its index; an array would have to be sorted.
        if (asked.siteIds().size() == 1) {
            sql.append(" WHERE w.site_id = :site");
            parameters.put("site", asked.siteIds().get(0));
        } else {
            sql.append(" WHERE w.site_id = ANY(:sites)");
            parameters.put("sites", asked.siteIds().toArray(Integer[]::new));
        }
        and(sql, parameters, " AND w.words @@ CAST(:words AS tsquery)", "words", words);
        parts(asked.text(), sql, parameters);
        and(
                sql,
                parameters,
                " AND c.state = :state",
                "state",
                asked.state() == null ? null : asked.state().name());
        and(sql, parameters, " AND c.author_key = :author", "author", asked.author());
        and(sql, parameters, " AND :clause = ANY(d.clauses)", "clause", asked.clause());
        and(sql, parameters, " AND d.moderator_id = :moderator", "moderator", asked.moderator());
        and(sql, parameters, " AND w.created_at >= :from", "from", asked.from());
        and(sql, parameters, " AND w.created_at < :to", "to", asked.to());
        if (asked.after() != null) {
            sql.append(" AND (w.created_at, w.comment_id) < (:at, :id)");
            parameters.put("at", asked.after().at());
            parameters.put("id", asked.after().id());
        }
        sql.append(" ORDER BY w.created_at DESC, w.comment_id DESC LIMIT :limit");
        parameters.put("limit", asked.limit());
        var query = database.createNativeQuery(sql.toString(), Comment.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Comment> found = query.getResultList();
        return found;
    }

    private static void parts(SearchText text, StringBuilder sql, Map<String, Object> parameters) {
        for (String part : text.parts()) {
            String name = "part" + parameters.size();
            String escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            and(sql, parameters, " AND plain_text(c.body) LIKE '%' || plain_text(:" + name + ") || '%'", name, escaped);
        }
    }

    /** The words with what their languages make of them, worked out first, so that the planner sees them; null for none. */
    private String words(Question asked) {
        return (String) database.createNativeQuery("SELECT CAST(search_query(?1, ?2, ?3) AS text)", String.class)
                .setParameter(1, asked.text().words().toArray(String[]::new))
                .setParameter(2, asked.text().phrases().toArray(String[]::new))
                .setParameter(3, asked.languages().toArray(String[]::new))
                .getSingleResult();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value);
        }
    }

    private static boolean isCanceled(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
