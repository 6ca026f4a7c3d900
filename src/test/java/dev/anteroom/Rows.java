package dev.anteroom;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What really stands in the database, read behind the service's back. */
public final class Rows {

    private Rows() {}

    public static List<Map<String, Object>> of(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            return of(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in the database of a service that runs elsewhere. */
    static List<Map<String, Object>> of(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return read(statement.executeQuery());
        }
    }

    private static List<Map<String, Object>> read(ResultSet result) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The one value that a query gives. */
    @SuppressWarnings("unchecked")
    public static <T> T one(String sql, Object... parameters) {
        List<Map<String, Object>> rows = of(sql, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows");
        }
        return (T) rows.get(0).values().iterator().next();
    }

    public static int count(String sql, Object... parameters) {
        return Rows.<Number>one("SELECT count(*) FROM " + sql, parameters).intValue();
    }

    /** Tries to change something; the exception says why the database refused. */
    public static void change(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    /** The tables of the service. */
    public static List<String> tables() {
        return of("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").stream()
                .map(row -> (String) row.get("table_name"))
                .toList();
    }

    /** Everything in a table, every column as text. */
    public static String dump(String table) {
        StringBuilder all = new StringBuilder();
        of("SELECT CAST(t AS text) AS line FROM \"" + table + "\" t")
                .forEach(row -> all.append(row.get("line")).append('\n'));
        return all.toString();
    }

    private static Connection connect() throws SQLException {
        return Arc.container().instance(AgroalDataSource.class).get().getConnection();
    }
}
