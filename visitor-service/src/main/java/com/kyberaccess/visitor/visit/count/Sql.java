package com.kyberaccess.visitor.visit.count;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Statements on a connection of the caller's transaction. Instants become timestamps; collections of ids, of
/// numbers and of texts become arrays.
public record Sql(Connection connection) {
    /// One snapshot for all statements, and plans that go by an index: what the statistics say of a table that
    /// is filled and emptied all day, or of a search term, is wrong too often, and the price is a scan of ten
    /// million rows.
    private static final String SNAPSHOT = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            SET LOCAL enable_seqscan = off;
            SET LOCAL enable_hashjoin = off;
            SET LOCAL enable_mergejoin = off;
            SET LOCAL max_parallel_workers_per_gather = 0;
            SET LOCAL plan_cache_mode = force_custom_plan;
            SET LOCAL jit = off
            """;

    /// Reads one row of a result.
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What is done with the statements.
    public interface Query<T> {
        T run(Sql sql) throws SQLException;
    }

    /// Runs it on a connection of the caller's transaction.
    ///
    /// @param failed what did not succeed, for the message
    /// @throws IllegalStateException if the database refuses or is away
    public static <T> T on(DataSource database, String failed, Query<T> query) {
        try (var connection = database.getConnection()) {
            return query.run(new Sql(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(failed, e);
        }
    }

    /// Call it first in the transaction.
    public void snapshot() throws SQLException {
        run(SNAPSHOT);
    }

    /// Several statements without values.
    public void run(String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    public int execute(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            return statement.executeUpdate();
        }
    }

    public <T> List<T> list(String sql, Row<T> view, Object... values) throws SQLException {
        return list(sql, view, List.of(values));
    }

    public <T> List<T> list(String sql, Row<T> view, List<Object> values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            bind(select, values);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view.read(rows));
                }
            }
            return found;
        }
    }

    void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, parameter(values.get(i)));
        }
    }

    private Object parameter(Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> many -> connection.createArrayOf(elementType(many), many.toArray());
            default -> value;
        };
    }

    private static String elementType(Collection<?> values) {
        return values.stream().allMatch(UUID.class::isInstance)
                ? "uuid"
                : values.stream().allMatch(Long.class::isInstance) ? "int8" : "text";
    }
}
