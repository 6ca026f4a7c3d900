package dev.anteroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.database.EmbeddedPostgres;
import dev.anteroom.web.Cursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A moderator at a service with so many comments; what they do is taken back, so that it can be done again. */
final class Desk implements AutoCloseable {

    /** Pages spread over the middle half: one and the same page again would always be in the server's buffers. */
    private static final int DEEP_PAGES = 50;

    private static final int THOUSAND = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path data;
    private final Service service;
    private final Wire wire;
    private final List<UUID> pending;
    private final List<UUID> anything;
    private final UUID copy;
    private final List<String> cursors;
    private final List<String> riskCursors;

    private Desk(String name, Path data, Service service) throws Exception {
        this.name = name;
        this.data = data;
        this.service = service;
        this.wire = service.wire();
        try (Database database = service.database()) {
            int siteId = Comments.of(database).siteId();
            this.copy = database.column(
                            UUID.class, // The first of the flood, after which its likeness is called.
                            "SELECT likeness_id FROM comment WHERE site_id = ? GROUP BY likeness_id ORDER BY count(*) DESC"
                                    + " LIMIT 1",
                            siteId)
                    .get(0);
            this.pending = Stock.some(database, siteId, copy, THOUSAND);
            this.anything = database.column(
                    UUID.class, "SELECT id FROM comment TABLESAMPLE BERNOULLI (2) WHERE site_id = ? LIMIT 500", siteId);
            this.cursors = cursors(database, siteId, copy, "created_at");
            this.riskCursors = cursors(database, siteId, copy, "-risk");
        }
    }

    /**
     * Fills a service's database and opens it.
     *
     * @param pendingTenths of all comments
     */
    static Desk open(Setup setup, int comments, int pendingTenths) throws Exception {
        String name = "%,d, %s pending".formatted(comments, pendingTenths == 10 ? "all" : pendingTenths + " in 10");
        Log.say("filling " + name);
        long began = System.nanoTime();
        Path data = setup.data("scale-" + comments + "-" + pendingTenths);
        try (Service empty = Service.start(setup, data);
                Wire wire = empty.wire()) {
            Newspaper.open(wire).hire(Shift.MODERATORS);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Optional.empty());
        try (Database database = Database.of(data)) {
            Stock.fill(database, comments, pendingTenths);
        } finally {
            postgres.stop();
        }
        Log.say("   took " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        return new Desk(name, data, Service.start(setup, data));
    }

    /** Opens it again after it was closed. */
    static Desk reopen(Setup setup, Desk closed) throws Exception {
        return new Desk(closed.name, closed.data, Service.start(setup, closed.data));
    }

    private static List<String> cursors(Database database, int siteId, UUID flood, String key) throws SQLException {
        List<String> cursors = new ArrayList<>();
        String sql = """
                SELECT %1$s, id FROM (SELECT *, row_number() OVER (ORDER BY %1$s, id) AS n, count(*) OVER () AS number
                    FROM comment WHERE site_id = %2$d AND cause = 'PENDING' AND likeness_id <> '%4$s') AS numbered
                WHERE n > number / 4 AND n <= 3 * (number / 4) AND n %% (number / 2 / %3$d) = 0 ORDER BY n""".formatted(key, siteId, DEEP_PAGES, flood);
        try (var statement = database.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                cursors.add(cursor(rows, key.equals("created_at")));
            }
        }
        return cursors;
    }

    /** As the service makes them: {@code Place}. */
    private static String cursor(ResultSet row, boolean byTime) throws SQLException {
        UUID id = row.getObject(2, UUID.class);
        if (byTime) {
            return new Cursor(row.getTimestamp(1).toInstant(), id).toString();
        }
        ByteBuffer bytes = ByteBuffer.allocate(25).put((byte) 'r').putDouble(row.getDouble(1));
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    String name() {
        return name;
    }

    Path data() {
        return data;
    }

    Service service() {
        return service;
    }

    String cursor(int i) {
        return cursors.get(i * 7 % cursors.size());
    }

    String riskCursor(int i) {
        return riskCursors.get(i * 7 % riskCursors.size());
    }

    UUID anything(int i) {
        return anything.get(i * 7 % anything.size());
    }

    UUID copy() {
        return copy;
    }

    /** Nanoseconds until a call was answered with 200. */
    long get(String path) throws IOException {
        return timed(() -> wire.get(path), 200).nanos();
    }

    /** The same for a call that the service may refuse when it takes too long. */
    long getOrRefused(String path) throws IOException {
        long began = System.nanoTime();
        Wire.Answer answer = wire.get(path);
        if (answer.status() != 200 && !answer.text().contains("search-too-broad")) {
            throw new IllegalStateException(path + " was answered " + answer.text());
        }
        return System.nanoTime() - began;
    }

    long claimTwenty(String order) throws IOException {
        long nanos = post(
                        "/api/v1/claims",
                        "{\"site\":\"" + Newspaper.SITE + "\",\"limit\":20,\"order\":\"" + order + "\"}")
                .nanos();
        timed(() -> wire.delete("/api/v1/claims"), 204);
        return nanos;
    }

    long decideOne(int i) throws IOException {
        Timed made =
                post("/api/v1/comments/" + pending.get(i * 7 % pending.size()) + "/reject", "{\"clauses\":[\"2\"]}");
        timed(() -> wire.delete("/api/v1/decisions/" + made.json().get("id").asText()), 200);
        return made.nanos();
    }

    long decideThousand() throws IOException {
        StringBuilder items = new StringBuilder();
        for (UUID comment : pending.subList(0, THOUSAND)) {
            items.append(items.isEmpty() ? "" : ",").append(item(comment, false));
        }
        return together(items.toString(), THOUSAND).nanos();
    }

    long decideFlood() throws IOException {
        return together(item(copy, true), Stock.FLOOD).nanos();
    }

    private static String item(UUID comment, boolean similar) {
        return "{\"comment\":\"" + comment + "\",\"action\":\"reject\",\"clauses\":[\"5\"],\"similar\":" + similar
                + "}";
    }

    private Timed together(String items, int decided) throws IOException {
        Timed made = post("/api/v1/decisions", "{\"items\":[" + items + "]}");
        long applied = made.json().findValuesAsText("outcome").stream()
                .filter("applied"::equals)
                .count();
        if (applied != decided) {
            throw new IllegalStateException(applied + " were decided, not " + decided);
        }
        timed(
                () -> wire.delete(
                        "/api/v1/decisions/batches/" + made.json().get("batch").asText()),
                200);
        return made;
    }

    long stats(int i) throws IOException {
        // Another period each time: what was asked for within the last minute is answered from memory.
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(7));
        return get(
                "/api/v1/stats?site=" + Newspaper.SITE + "&by=day&from=" + from.minusMillis(System.nanoTime() % 1_000));
    }

    /** Entries that were verified a second. */
    double verify() throws IOException {
        Timed verdict = timed(() -> wire.get("/api/v1/journal/verify"), 200);
        if (!verdict.json().get("broken").isNull()) {
            throw new IllegalStateException(verdict.json().toString());
        }
        return verdict.json().get("entries").asLong() * 1e9 / verdict.nanos();
    }

    private Timed post(String path, String body) throws IOException {
        return timed(() -> wire.post(path, body.getBytes(UTF_8)), 200);
    }

    private interface Call {
        Wire.Answer make() throws IOException;
    }

    private record Timed(long nanos, Wire.Answer answer) {

        JsonNode json() throws IOException {
            return JSON.readTree(answer.body());
        }
    }

    private static Timed timed(Call call, int status) throws IOException {
        long began = System.nanoTime();
        Wire.Answer answer = call.make();
        Timed timed = new Timed(System.nanoTime() - began, answer);
        if (answer.status() != status) {
            throw new IllegalStateException("Answered " + answer.status() + ": " + answer.text());
        }
        return timed;
    }

    @Override
    public void close() throws Exception {
        wire.close();
        service.close();
    }
}
