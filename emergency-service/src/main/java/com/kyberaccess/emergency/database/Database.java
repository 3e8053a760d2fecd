package com.kyberaccess.emergency.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Carries out one statement, in the caller's transaction if there is one.
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /// Reads one row of a result.
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// @param values instants become timestamps, collections of ids arrays of `uuid`, of texts arrays of `text`
    /// @return how many rows were written
    public int execute(String sql, @Nullable Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("statement failed", e);
        }
    }

    public <T> List<T> list(String sql, Row<T> view, @Nullable Object... values) {
        try (var connection = source.getConnection();
                var select = connection.prepareStatement(sql)) {
            bind(connection, select, values);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("query failed", e);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> view, @Nullable Object... values) {
        return list(sql, view, values).stream().findFirst();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, parameter(connection, values[i]));
        }
    }

    private static @Nullable Object parameter(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> many -> {
                boolean ids = many.stream().allMatch(UUID.class::isInstance);
                yield connection.createArrayOf(ids ? "uuid" : "text", many.toArray());
            }
            default -> value;
        };
    }
}
