package dev.anteroom.queue;

import dev.anteroom.comments.Comment;
import dev.anteroom.comments.CommentState;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds comments by what they say and what became of them, among all there are. */
@ApplicationScoped
class Search {

    /** Milliseconds for a statement, of which a search has three. One that reads on holds up others more than it helps. */
    private static final int LONGEST = 2_000;

    /** Comments that are read before anything is looked up: a page of what is common is among them. */
    private static final int RECENT = 2_000;

    /** Comments that are sorted sooner than searched for one by one. */
    private static final int RARE = 10_000;

    /** Where a search reads: among the latest comments, among those with the words, or wherever the planner likes. */
    private enum From {
        LATEST,
        FOUND,
        ALL
    }

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
     * The latest first. What is common stands among the latest and is met there; what is rare is looked up by its words and
     * sorted. PostgreSQL cannot be left to choose: it takes no beginning of a word to be rarer than one in two hundred.
     */
    List<Comment> find(Question asked) {
        try {
            bound();
            String words = asked.text().hasWords() ? words(asked) : null;
            if (words == null && asked.text().hasWords()) {
                return List.of();
            }
            List<Comment> recent = read(asked, words, From.LATEST);
            if (recent.size() == asked.limit()) {
                return recent;
            }
            return read(asked, words, words != null && isRare(asked, words) ? From.FOUND : From.ALL);
        } catch (PersistenceException e) {
            if (isCanceled(e)) {
                throw Refusal.of(ErrorCode.SEARCH_TOO_BROAD);
            }
            throw e;
        }
    }

    private void bound() {
        database.createNativeQuery("SELECT set_config('statement_timeout', ?1, true),"
                        + " set_config('plan_cache_mode', 'force_custom_plan', true)")
                .setParameter(1, String.valueOf(LONGEST))
                .getSingleResult();
    }

    /** The words with what their languages make of them, worked out first, so that the planner sees them; null for none. */
    private String words(Question asked) {
        return (String) database.createNativeQuery("SELECT CAST(search_query(?1, ?2, ?3) AS text)")
                .setParameter(1, asked.text().words().toArray(String[]::new))
                .setParameter(2, asked.text().phrases().toArray(String[]::new))
                .setParameter(3, asked.languages().toArray(String[]::new))
                .getSingleResult();
    }

    /** Counts by the index of words, and no further than needed. */
    private boolean isRare(Question asked, String words) {
        lookUpOnly(true);
        Map<String, Object> parameters = new HashMap<>(Map.of("words", words, "most", RARE + 1));
        Number found = (Number) query(
                        "SELECT count(*) FROM (SELECT 1 FROM comment_words WHERE " + ofSites(asked, parameters)
                                + " AND words @@ CAST(:words AS tsquery) LIMIT :most) AS counted",
                        Long.class,
                        parameters)
                .getSingleResult();
        lookUpOnly(false);
        return found.intValue() <= RARE;
    }

    private void lookUpOnly(boolean only) {
        database.createNativeQuery(
                        "SELECT set_config('enable_seqscan', ?1, true), set_config('enable_indexscan', ?1, true),"
                                + " set_config('enable_indexonlyscan', ?1, true)")
                .setParameter(1, only ? "off" : "on")
                .getSingleResult();
    }

    private static String ofSites(Question asked, Map<String, Object> parameters) {
        // Of one site it is read in the order of its index; an array would have to be sorted.
        if (asked.siteIds().size() == 1) {
            parameters.put("site", asked.siteIds().get(0));
            return "site_id = :site";
        }
        parameters.put("sites", asked.siteIds().toArray(Integer[]::new));
        return "site_id = ANY(:sites)";
    }

    private List<Comment> read(Question asked, String words, From from) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder some = new StringBuilder("SELECT * FROM comment_words WHERE " + ofSites(asked, parameters));
        if (asked.after() != null) {
            some.append(" AND (created_at, comment_id) < (:at, :id)");
            parameters.put("at", asked.after().at());
            parameters.put("id", asked.after().id());
        }
        and(some, parameters, " AND created_at >= :from", "from", asked.from());
        and(some, parameters, " AND created_at < :to", "to", asked.to());
        if (from == From.LATEST) {
            some.append(" ORDER BY created_at DESC, comment_id DESC LIMIT :recent");
            parameters.put("recent", RECENT);
        }
        boolean found = from == From.FOUND;
        some.append(found ? " AND words @@ CAST(:words AS tsquery)" : "");

        StringBuilder sql = new StringBuilder();
        sql.append("WITH w AS ").append(found ? "MATERIALIZED" : "NOT MATERIALIZED");
        sql.append(" (").append(some).append(") SELECT c.* FROM w");
        // Of the latest, each text is fetched by its key and no further than the page is long. The planner takes a part
        // of a word
        // to be in one text of ten thousand, and would first look for it in all of them.
        sql.append(
                from == From.LATEST
                        ? " CROSS JOIN LATERAL (SELECT * FROM comment WHERE site_id = w.site_id AND id = w.comment_id OFFSET 0) AS c"
                        : " JOIN comment c ON c.site_id = w.site_id AND c.id = w.comment_id");
        if (asked.clause() != null || asked.moderator() != null) {
            sql.append(" JOIN decision d ON d.site_id = c.site_id AND d.id = c.decision_id");
        }
        sql.append(" WHERE true");
        and(sql, parameters, found ? "" : " AND w.words @@ CAST(:words AS tsquery)", "words", words);
        parts(asked.text(), sql, parameters);
        String state = asked.state() == null ? null : asked.state().name();
        and(sql, parameters, " AND c.state = :state", "state", state);
        and(sql, parameters, " AND c.author_key = :author", "author", asked.author());
        and(sql, parameters, " AND :clause = ANY(d.clauses)", "clause", asked.clause());
        and(sql, parameters, " AND d.moderator_id = :moderator", "moderator", asked.moderator());
        sql.append(" ORDER BY w.created_at DESC, w.comment_id DESC LIMIT :limit");
        parameters.put("limit", asked.limit());
        @SuppressWarnings("unchecked")
        List<Comment> comments =
                query(sql.toString(), Comment.class, parameters).getResultList();
        return comments;
    }

    private Query query(String sql, Class<?> type, Map<String, Object> parameters) {
        Query query = database.createNativeQuery(sql, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static void parts(SearchText text, StringBuilder sql, Map<String, Object> parameters) {
        for (String part : text.parts()) {
            String name = "part" + parameters.size();
            String escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            and(sql, parameters, " AND plain_text(c.body) LIKE '%' || plain_text(:" + name + ") || '%'", name, escaped);
        }
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
