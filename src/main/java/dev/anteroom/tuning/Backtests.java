package dev.anteroom.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All backtests of the last week. */
@ApplicationScoped
class Backtests {

    private static final Duration KEPT = Duration.ofDays(7);

    /** Many times as long as a node takes from one word to the next. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    Backtests(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Writes down a new one. Returns false where another of the site is under way. */
    boolean begin(int siteId, UUID id, UUID moderatorId, int total) {
        failSilent(siteId);
        return database.createNativeQuery("""
                        INSERT INTO backtest (site_id, id, moderator_id, state, total, done, created_at, seen_at)
                        VALUES (?1, ?2, ?3, 'RUNNING', ?4, 0, ?5, ?5)
                        ON CONFLICT (site_id) WHERE state = 'RUNNING' DO NOTHING""")
                        .setParameter(1, siteId)
                        .setParameter(2, id)
                        .setParameter(3, moderatorId)
                        .setParameter(4, total)
                        .setParameter(5, clock.instant())
                        .executeUpdate()
                == 1;
    }

    private void failSilent(int siteId) {
        database.createNativeQuery("""
                        UPDATE backtest SET state = 'FAILED'
                        WHERE site_id = ?1 AND state = 'RUNNING' AND seen_at < ?2""")
                .setParameter(1, siteId)
                .setParameter(2, clock.instant().minus(SILENCE))
                .executeUpdate();
    }

    /** Says how far it is. Returns false where it is not to go on. */
    boolean progress(int siteId, UUID id, int done) {
        return database.createNativeQuery("""
                        UPDATE backtest SET done = least(total, ?3), seen_at = ?4
                        WHERE site_id = ?1 AND id = ?2 AND state = 'RUNNING'""")
                        .setParameter(1, siteId)
                        .setParameter(2, id)
                        .setParameter(3, done)
                        .setParameter(4, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Ends one that is under way; nothing happens to one that is not. */
    void end(int siteId, UUID id, BacktestState state, BacktestResult result) {
        database.createNativeQuery("""
                        UPDATE backtest SET state = ?3, result = ?4,
                            done = CASE WHEN ?3 = 'DONE' THEN total ELSE done END
                        WHERE site_id = ?1 AND id = ?2 AND state = 'RUNNING'""")
                .setParameter(1, siteId)
                .setParameter(2, id)
                .setParameter(3, state.name())
                .setParameter(4, result == null ? null : written(result))
                .executeUpdate();
    }

    Optional<BacktestView> withId(int siteId, UUID id) {
        failSilent(siteId);
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT state, total, done, created_at, result FROM backtest
                        WHERE site_id = ?1 AND id = ?2""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, id)
                .getResultList();
        return rows.stream()
                .map(row -> new BacktestView(
                        id,
                        BacktestState.valueOf((String) row[0]),
                        (Integer) row[1],
                        (Integer) row[2],
                        (Instant) row[3],
                        row[4] == null ? null : read((String) row[4])))
                .findFirst();
    }

    private String written(BacktestResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Results can always be written", e);
        }
    }

    private BacktestResult read(String result) {
        try {
            return json.readValue(result, BacktestResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Results were written by this class", e);
        }
    }

    @Scheduled(every = "24h", delayed = "15m")
    @Transactional
    void forgetOld() {
        database.createNativeQuery("DELETE FROM backtest WHERE created_at < ?1")
                .setParameter(1, clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
