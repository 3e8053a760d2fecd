package com.kyberaccess.webhook.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The service's database, for what its API does not show.
@ApplicationScoped
public class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    public long count(String query, Object... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(String query, Object... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int execute(String statement, Object... parameters) {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
