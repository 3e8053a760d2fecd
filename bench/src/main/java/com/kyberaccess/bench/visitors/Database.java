package com.kyberaccess.bench.visitors;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// visitor-service's database, for what is prepared and looked up past the API.
record Database(DataSource source) {

    void execute(String statement, Object... parameters) {
        try (var connection = source.getConnection();
                var change = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            change.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// In one session, so that settings hold.
    void script(List<String> statements) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statements.toString(), e);
        }
    }

    long count(String query, Object... parameters) {
        return Long.parseLong(texts(query, parameters).getFirst());
    }

    List<UUID> ids(String query, Object... parameters) {
        return texts(query, parameters).stream().map(UUID::fromString).toList();
    }

    List<String> texts(String query, Object... parameters) {
        try (var connection = source.getConnection();
                var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
