package dev.anteroom.bench;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Fills a site with the comments of months, past the service and as it would have written them: one every twenty seconds,
 * in threads of about two hundred, with words, likenesses, decisions and the journal. Indexes are taken off meanwhile.
 */
final class Stock {

    /** Copies of one text, all pending; the oldest of all and of no risk, so that no deep page of the queue has them. */
    static final int FLOOD = 5_000;

    /** A word that fifty comments have, however many there are. */
    static final String RARE = "quetzal";

    private static final int RARELY = 50;
    private static final int TEXTS = 2_000;

    /** Entries of so many comments are written in one transaction: the service's own are small. */
    private static final int TOGETHER = 2_000;

    private static final List<String> TABLES = List.of("comment", "comment_words", "decision", "journal", "likeness");

    private final Database database;
    private final Comments pattern;
    private final int comments;
    private final int all;

    /** Ten in ten, five or one. */
    private final int pendingTenths;

    private Stock(Database database, Comments pattern, int comments, int pendingTenths) {
        this.database = database;
        this.pattern = pattern;
        this.comments = comments;
        this.all = comments + FLOOD;
        this.pendingTenths = pendingTenths;
    }

    /** Nobody else may use the database: the service would take the whole journal for news. */
    static void fill(Database database, int comments, int pendingTenths) throws Exception {
        new Stock(database, Comments.of(database), comments, pendingTenths).fill();
    }

    private void fill() throws SQLException, InterruptedException {
        // Neither the words' trigger nor the checks of foreign keys: both are minutes, and what is written is right.
        database.execute("SET session_replication_role = replica");
        database.execute("SET maintenance_work_mem = '512MB'");
        database.execute("SET synchronous_commit = off");
        List<String> indexes = takeOffIndexes();
        plan();
        comments();
        words();
        decisions();
        likenesses();
        journal();
        for (String index : indexes) {
            database.execute(index);
        }
        database.execute("DROP TABLE made, made_thread, made_text");
        database.execute("RESET session_replication_role");
        for (String table : TABLES) {
            database.execute("VACUUM (ANALYZE) " + table);
        }
        database.settle();
    }

    private List<String> takeOffIndexes() throws SQLException {
        Array tables = database.connection().createArrayOf("text", TABLES.toArray());
        String which = " FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(?)"
                + " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname) ORDER BY indexname";
        List<String> definitions = database.column(String.class, "SELECT indexdef" + which, tables);
        for (String name : database.column(String.class, "SELECT indexname" + which, tables)) {
            database.execute("DROP INDEX " + name);
        }
        return definitions;
    }

    /** What differs from comment to comment. Of each ten the even ones wait, or the first, or all. */
    private void plan() throws SQLException {
        String pending =
                switch (pendingTenths) {
                    case 1 -> "i % 10 = 0";
                    case 5 -> "i % 2 = 0";
                    case 10 -> "true";
                    default -> throw new IllegalArgumentException(pendingTenths + " tenths");
                };
        // One more than a multiple of ten: then what a comment of the sixth kind replies to is of the fifth, and
        // approved.
        int threads = Math.max(501, comments / 2_000 * 10 + 1);
        threads(threads);
        texts();
        database.execute("""
                CREATE UNLOGGED TABLE made AS SELECT i, id, uuid_extract_timestamp(id) AS at, i %% %1$d AS thread, state,
                    CASE WHEN state <> 'PENDING' THEN uuidv7(ago + interval '10 minutes') END
                        AS decision,
                    CASE WHEN i BETWEEN %1$d + 1 AND %5$d AND i %% 10 IN (2, 6) AND NOT (%3$s AND %4$d = 10) THEN i - %1$d END AS parent
                FROM (SELECT i, ago, uuidv7(ago) AS id,
                    CASE WHEN i > %5$d OR %3$s THEN 'PENDING' WHEN i %% 10 < 7 THEN 'APPROVED' ELSE 'REJECTED' END AS state
                    FROM (SELECT i, (CASE WHEN i > %5$d THEN i - %2$d - %5$d ELSE i - %5$d END) * interval '20 seconds'
                        - interval '11 minutes' AS ago FROM generate_series(1, %2$d) AS i) AS timed) AS numbered""".formatted(threads, all, pending, pendingTenths, comments));
        database.execute("ALTER TABLE made ADD PRIMARY KEY (i)");
        database.execute("ANALYZE made");
    }

    private void threads(int threads) throws SQLException {
        int missing = threads - pattern.threads().size();
        database.execute("""
                INSERT INTO thread (site_id, id, page, created_at)
                SELECT %d, uuidv7(), 'bench/more/' || i, now() FROM generate_series(1, %d) AS i""".formatted(pattern.siteId(), missing));
        database.execute("CREATE UNLOGGED TABLE made_thread AS SELECT id, row_number() OVER (ORDER BY page) - 1 AS n"
                + " FROM thread WHERE site_id = " + pattern.siteId());
        database.execute("ANALYZE thread");
    }

    private void texts() throws SQLException {
        Vocabulary vocabulary = new Vocabulary(2026);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(vocabulary.text());
        }
        database.execute("CREATE UNLOGGED TABLE made_text (n integer PRIMARY KEY, text text, words tsvector)");
        try (var statement = database.connection().prepareStatement("""
                INSERT INTO made_text SELECT n - 1, text, to_tsvector('plain_words', in_pieces(text))
                FROM unnest(?::text[]) WITH ORDINALITY AS u (text, n)""")) {
            statement.setArray(1, database.connection().createArrayOf("text", texts.toArray()));
            statement.executeUpdate();
        }
    }

    /** A comment's own words, so that no two are the same. */
    private String own() {
        return "(CASE WHEN m.i %% %d = 0 THEN ' %s' ELSE '' END || ' nr' || m.i)"
                .formatted(Math.max(1, comments / RARELY), RARE);
    }

    private void comments() throws SQLException {
        Map<String, String> varying = Map.ofEntries(
                Map.entry("id", "m.id"),
                Map.entry("thread_id", "t.id"),
                Map.entry("parent_id", "p.id"),
                Map.entry("depth", "CASE WHEN p.id IS NULL THEN 0 ELSE 1 END"),
                Map.entry("state", "m.state"),
                // Every third has one; an author writes twenty.
                Map.entry(
                        "author_key",
                        "CASE WHEN m.i % 3 = 0 THEN sha256(CAST('author ' || m.i / 3 % " + Math.max(50, comments / 60)
                                + " AS bytea)) END"),
                Map.entry("body", "x.text || " + own()),
                Map.entry("html", "'<p>' || x.text || " + own() + " || '</p>'"),
                Map.entry("likeness_id", "CASE WHEN m.i > " + comments + " THEN flood.id ELSE m.id END"),
                Map.entry("created_at", "m.at"),
                Map.entry("published_at", "CASE WHEN m.state = 'APPROVED' THEN m.at + interval '10 minutes' END"),
                Map.entry("decision_id", "m.decision"),
                Map.entry(
                        "risk", "CASE WHEN m.i > " + comments + " THEN 0 ELSE m.i * 7919::bigint % 1000 / 1000.0 END"),
                Map.entry(
                        "report_risk",
                        "CASE WHEN m.i > " + comments + " THEN 0 ELSE m.i * 7919::bigint % 1000 / 1000.0 END"),
                Map.entry("version", "CASE WHEN m.decision IS NULL THEN 1 ELSE 2 END"));
        String columns = String.join(", ", pattern.row().keySet());
        String values = pattern.row().keySet().stream()
                .map(column -> varying.getOrDefault(column, "pattern." + column))
                .collect(Collectors.joining(", "));
        database.execute("""
                INSERT INTO comment (%s) SELECT %s FROM made m
                JOIN made_thread t ON t.n = m.thread
                JOIN made_text x ON x.n = CASE WHEN m.i > %d THEN 0 ELSE m.i %% %d END
                LEFT JOIN made p ON p.i = m.parent
                JOIN made flood ON flood.i = %d
                JOIN comment pattern ON pattern.site_id = %d AND pattern.id = '%s' ORDER BY m.i""".formatted(columns, values, comments, TEXTS, comments + 1, pattern.siteId(), pattern.id()));
    }

    private void words() throws SQLException {
        database.execute("""
                INSERT INTO comment_words (site_id, comment_id, created_at, words)
                SELECT %d, m.id, m.at, x.words || to_tsvector('plain_words', %s) FROM made m
                JOIN made_text x ON x.n = CASE WHEN m.i > %d THEN 0 ELSE m.i %% %d END ORDER BY m.i""".formatted(pattern.siteId(), own(), comments, TEXTS));
    }

    private static final String MODERATOR =
            " (ARRAY(SELECT id FROM moderator ORDER BY id))[1 + m.i % (SELECT count(*) FROM moderator)::integer] ";

    private void decisions() throws SQLException {
        database.execute("""
                INSERT INTO decision (site_id, id, comment_id, action, previous_state, moderator_id, policy_version, clauses,
                    decided_at)
                SELECT %d, m.decision, m.id, CASE m.state WHEN 'APPROVED' THEN 'APPROVE' ELSE 'REJECT' END, 'PENDING',
                    %s, 1, CASE m.state WHEN 'APPROVED' THEN '{}' ELSE ARRAY[CAST(1 + m.i %% 5 AS text)] END,
                    m.at + interval '10 minutes'
                FROM made m WHERE m.decision IS NOT NULL ORDER BY m.i""".formatted(pattern.siteId(), MODERATOR));
    }

    /** Those of what waits or is not older than 30 days: older ones are forgotten. */
    private void likenesses() throws SQLException {
        String key = "CAST(hashtextextended('', m.i * 6 + %d) AS bit(64))::bit(32)::integer";
        database.execute("""
                INSERT INTO likeness (site_id, id, comment_id, key_1, key_2, key_3, key_4, key_5, key_6, signature, created_at)
                SELECT %d, m.id, m.id, %s, CAST('x' || md5('a' || m.i) || md5('b' || m.i) AS bit(256)), m.at FROM made m
                WHERE m.i <= %d AND (m.state = 'PENDING' OR m.at > now() - interval '30 days') ORDER BY m.i""".formatted(
                        pattern.siteId(),
                        List.of(0, 1, 2, 3, 4, 5).stream().map(key::formatted).collect(Collectors.joining(", ")),
                        comments + 1));
    }

    /** In many transactions, as the service would have it. */
    private void journal() throws SQLException {
        for (int first = 1; first <= all; first += TOGETHER) {
            database.execute("""
                    INSERT INTO journal (site_id, id, at, kind, thread_id, comment_id, decision_id, moderator_id, from_state,
                        to_state)
                    SELECT %1$d, uuidv7(m.at - now()), m.at, 'comment.submitted', t.id, m.id, NULL, NULL, NULL, 'PENDING'
                    FROM made m JOIN made_thread t ON t.n = m.thread WHERE m.i BETWEEN %2$d AND %2$d + %3$d - 1
                    UNION ALL
                    SELECT %1$d, uuidv7(m.at - now() + interval '10 minutes'), m.at + interval '10 minutes',
                        CASE m.state WHEN 'APPROVED' THEN 'comment.approved' ELSE 'comment.rejected' END,
                        t.id, m.id, m.decision, %4$s, 'PENDING', m.state
                    FROM made m JOIN made_thread t ON t.n = m.thread
                    WHERE m.decision IS NOT NULL AND m.i BETWEEN %2$d AND %2$d + %3$d - 1""".formatted(pattern.siteId(), first, TOGETHER, MODERATOR));
        }
    }

    /** Ids of pending comments spread evenly over the queue, the flood left out. */
    static List<UUID> some(Database database, int siteId, UUID flood, int number) throws SQLException {
        return database.column(
                UUID.class,
                "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS n, count(*) OVER () AS number"
                        + " FROM comment WHERE site_id = ? AND cause = 'PENDING' AND likeness_id <> ?) AS numbered"
                        + " WHERE n % (number / ?) = 0 ORDER BY n",
                siteId,
                flood,
                number);
    }
}
