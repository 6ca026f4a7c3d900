package dev.anteroom.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The first login after a start: it proves that the server works, and makes the service's database once. */
final class FirstLogin {

    private FirstLogin() {}

    static void createDatabase(String url, Cluster cluster) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.USER);
        properties.setProperty("password", cluster.password());
        properties.setProperty("socketTimeout", "60");
        // Not through the DriverManager: it looks for drivers in class loaders that Quarkus has not made yet.
        try (Connection connection = new org.postgresql.Driver().connect(url, properties);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE DATABASE " + Cluster.DATABASE);
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + Cluster.DATABASE + "'")) {
            return rows.next();
        }
    }
}
