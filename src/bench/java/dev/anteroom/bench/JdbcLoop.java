package dev.anteroom.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor of posting: as many threads as connections, each inserts the row that the service would store and commits
 * it, again and again. It runs in the benchmark's own process, as the load on the service does.
 */
final class JdbcLoop {

    private static final String FIXED = "fixed";

    private final Database database;
    private final Comments comments;
    private final String sql;

    JdbcLoop(Database database, Comments comments) {
        this.database = database;
        this.comments = comments;
        this.sql = "INSERT INTO comment (" + String.join(", ", comments.row().keySet()) + ") VALUES (?"
                + ", ?".repeat(comments.row().size() - 1) + ")";
    }

    /** The connections are made first, and the first seconds not counted: each of them prepares its statement. */
    Load run(int connections, int unmeasuredSeconds, int seconds) throws Exception {
        List<Connection> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                open.add(database.connect());
            }
            long from = System.nanoTime() + unmeasuredSeconds * 1_000_000_000L;
            long until = from + seconds * 1_000_000_000L;
            List<Future<long[]>> running = new ArrayList<>();
            for (Connection connection : open) {
                running.add(threads.submit(() -> insert(connection, from, until)));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> one : running) {
                latencies.add(one.get());
            }
            return load(latencies, seconds);
        } finally {
            threads.shutdownNow();
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private long[] insert(Connection connection, long from, long until) throws SQLException {
        long[] latencies = new long[1 << 16];
        int measured = 0;
        Random random = new Random();
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bindFixed(insert);
            for (long began = System.nanoTime(); began < until; ) {
                bindVarying(insert, random);
                insert.executeUpdate();
                connection.commit();
                long ended = System.nanoTime();
                if (began >= from) {
                    if (measured == latencies.length) {
                        latencies = Arrays.copyOf(latencies, 2 * measured);
                    }
                    latencies[measured++] = ended - began;
                }
                began = ended;
            }
        }
        return Arrays.copyOf(latencies, measured);
    }

    private void bindFixed(PreparedStatement insert) throws SQLException {
        int i = 0;
        for (Map.Entry<String, Object> column : comments.row().entrySet()) {
            insert.setObject(++i, column.getValue());
        }
    }

    private void bindVarying(PreparedStatement insert, Random random) throws SQLException {
        String text = Texts.next(random);
        UUID thread = comments.threads().get(random.nextInt(comments.threads().size()));
        int i = 0;
        for (String column : comments.row().keySet()) {
            Object value =
                    switch (column) {
                        case "id" -> UuidCreator.getTimeOrderedEpoch();
                        case "thread_id" -> thread;
                        case "body" -> text;
                        case "html" -> "<p>" + text + "</p>\n";
                        case "likeness_id" -> UuidCreator.getTimeOrderedEpoch();
                        case "created_at" -> new Timestamp(System.currentTimeMillis());
                        default -> FIXED;
                    };
            i++;
            if (value != FIXED) {
                insert.setObject(i, value);
            }
        }
    }

    private static Load load(List<long[]> latencies, int seconds) {
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).toArray();
        return new Load(
                all.length,
                (double) all.length / seconds,
                Numbers.percentile(all, 0.5),
                Numbers.percentile(all, 0.99),
                Numbers.percentile(all, 1));
    }
}
