package dev.anteroom.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.screening.learning.Evaluation;
import dev.anteroom.screening.learning.Training;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The versions of all classifiers, and which one each site uses. */
@ApplicationScoped
class ClassifierVersions {

    private static final int KEPT = 10;

    private static final String COLUMNS = "SELECT version, created_at, decisions, rejected, CAST(evaluation AS text) ";

    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    ClassifierVersions(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /** The latest ten and the chosen one, the newest first. */
    List<ClassifierVersionView> of(int siteId) {
        List<Object[]> rows = database.createNativeQuery(
                        COLUMNS + "FROM classifier_version WHERE site_id = ?1 ORDER BY version DESC", Object[].class)
                .setParameter(1, siteId)
                .getResultList();
        return rows.stream().map(this::view).toList();
    }

    Optional<ClassifierVersionView> one(int siteId, int version) {
        List<Object[]> rows = database.createNativeQuery(
                        COLUMNS + "FROM classifier_version WHERE site_id = ?1 AND version = ?2", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, version)
                .getResultList();
        return rows.stream().map(this::view).findFirst();
    }

    private ClassifierVersionView view(Object[] row) {
        try {
            return new ClassifierVersionView(
                    (Integer) row[0],
                    (Instant) row[1],
                    (Integer) row[2],
                    (Integer) row[3],
                    json.readValue((String) row[4], Evaluation.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evaluations were written by this class", e);
        }
    }

    /** A site's own version that is in force; empty where it has none, or uses none. */
    Optional<Integer> inForce(int siteId, ClassifierChoice choice) {
        return switch (choice.use()) {
            case NONE -> Optional.empty();
            case VERSION -> Optional.of(choice.version());
            case LATEST -> latest(siteId);
        };
    }

    private Optional<Integer> latest(int siteId) {
        return Optional.ofNullable(
                (Integer) database.createNativeQuery("SELECT max(version) FROM classifier_version WHERE site_id = ?1")
                        .setParameter(1, siteId)
                        .getSingleResult());
    }

    byte[] model(int siteId, int version) {
        return (byte[]) database.createNativeQuery(
                        "SELECT model FROM classifier_version WHERE site_id = ?1 AND version = ?2", byte[].class)
                .setParameter(1, siteId)
                .setParameter(2, version)
                .getSingleResult();
    }

    /** Adds what was learned as the next version, and forgets those that are too many. */
    ClassifierVersionView add(int siteId, Training training, UUID moderatorId) {
        int version = latest(siteId).orElse(0) + 1;
        Instant now = clock.instant();
        Evaluation evaluation = training.evaluation();
        database.createNativeQuery("""
                        INSERT INTO classifier_version
                            (site_id, version, created_at, moderator_id, decisions, rejected, model, evaluation)
                        VALUES (?1, ?2, ?3, CAST(?4 AS uuid), ?5, ?6, ?7, CAST(?8 AS jsonb))""")
                .setParameter(1, siteId)
                .setParameter(2, version)
                .setParameter(3, now)
                .setParameter(4, moderatorId == null ? null : moderatorId.toString())
                .setParameter(5, evaluation.decisions())
                .setParameter(6, evaluation.rejected())
                .setParameter(7, training.model().bytes())
                .setParameter(8, written(evaluation))
                .executeUpdate();
        database.createNativeQuery("""
                        DELETE FROM classifier_version v WHERE site_id = ?1 AND version <= ?2
                        AND NOT EXISTS (SELECT FROM classifier c WHERE c.site_id = ?1 AND c.version = v.version)""")
                .setParameter(1, siteId)
                .setParameter(2, version - KEPT)
                .executeUpdate();
        return new ClassifierVersionView(version, now, evaluation.decisions(), evaluation.rejected(), evaluation);
    }

    private String written(Evaluation evaluation) {
        try {
            return json.writeValueAsString(evaluation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ClassifierChoice choice(int siteId) {
        List<Object[]> rows = database.createNativeQuery(
                        "SELECT in_use, version, shared, lender_id FROM classifier WHERE site_id = ?1", Object[].class)
                .setParameter(1, siteId)
                .getResultList();
        return rows.stream()
                .map(row -> new ClassifierChoice(
                        ClassifierUse.valueOf((String) row[0]), (Integer) row[1], (Boolean) row[2], (Integer) row[3]))
                .findFirst()
                .orElse(ClassifierChoice.DEFAULT);
    }

    void choose(int siteId, ClassifierChoice choice) {
        database.createNativeQuery("""
                        INSERT INTO classifier (site_id, in_use, version, shared, lender_id)
                        VALUES (?1, ?2, CAST(?3 AS integer), ?4, CAST(?5 AS integer))
                        ON CONFLICT (site_id) DO UPDATE SET in_use = EXCLUDED.in_use, version = EXCLUDED.version,
                            shared = EXCLUDED.shared, lender_id = EXCLUDED.lender_id""")
                .setParameter(1, siteId)
                .setParameter(2, choice.use().name())
                .setParameter(3, choice.version())
                .setParameter(4, choice.shared())
                .setParameter(5, choice.lenderId())
                .executeUpdate();
    }

    /** The sites that borrow from one. */
    @SuppressWarnings("unchecked")
    List<Integer> borrowers(int lenderId) {
        List<Integer> borrowers = database.createNativeQuery("SELECT site_id FROM classifier WHERE lender_id = ?1")
                .setParameter(1, lenderId)
                .getResultList();
        return List.copyOf(borrowers);
    }
}
