package dev.anteroom.tuning;

import dev.anteroom.base.Ids;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.learning.Example;
import dev.anteroom.screening.learning.Features;
import dev.anteroom.screening.learning.Training;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.Session;

/**
 * What there is to learn from: the decisions of people that stand. What the service decided by itself teaches nothing, or
 * it would learn from its own mistakes; what was reversed is not there any more, and so is unlearned.
 */
@ApplicationScoped
class ClassifierLessons {

    private static final String STANDING = """
            FROM decision d JOIN comment c ON c.site_id = d.site_id AND c.id = d.comment_id AND c.decision_id = d.id
            WHERE d.site_id = ? AND d.moderator_id IS NOT NULL AND c.state IN ('APPROVED', 'REJECTED')""";

    /** Texts that are in memory at once. */
    private static final int FETCHED = 200;

    private final EntityManager database;

    ClassifierLessons(EntityManager database) {
        this.database = database;
    }

    /** The latest, in the order in which they were decided. */
    List<Example> of(int siteId) {
        return database.unwrap(Session.class).doReturningWork(connection -> read(connection, siteId));
    }

    private static List<Example> read(Connection connection, int siteId) throws SQLException {
        List<Example> examples = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT c.body, c.state = 'REJECTED' " + STANDING + " ORDER BY d.id DESC LIMIT ?")) {
            statement.setFetchSize(FETCHED);
            statement.setInt(1, siteId);
            statement.setInt(2, Training.MOST_EXAMPLES);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    examples.add(new Example(Features.of(Text.of(rows.getString(1))), rows.getBoolean(2)));
                }
            }
        }
        Collections.reverse(examples);
        return examples;
    }

    /** How many there are, up to as many as are learned from, and how many of them are rejections. */
    Count count(int siteId) {
        return database.unwrap(Session.class).doReturningWork(connection -> count(connection, siteId));
    }

    /** Of the decisions of people that stand. */
    record Count(int decisions, int rejected) {}

    private static Count count(Connection connection, int siteId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*), count(*) FILTER (WHERE state = 'REJECTED') FROM (SELECT c.state " + STANDING
                        + " ORDER BY d.id DESC LIMIT ?) latest")) {
            statement.setInt(1, siteId);
            statement.setInt(2, Training.MOST_EXAMPLES);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Count(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** How many decisions people have made since, counted no further than needed. */
    int madeSince(int siteId, Instant since, int enough) {
        return ((Number) database.createNativeQuery("""
                        SELECT count(*) FROM (SELECT FROM decision WHERE site_id = ?1 AND id >= ?2
                            AND moderator_id IS NOT NULL LIMIT ?3) AS lately""")
                        .setParameter(1, siteId)
                        .setParameter(2, Ids.earliest(since))
                        .setParameter(3, enough)
                        .getSingleResult())
                .intValue();
    }
}
