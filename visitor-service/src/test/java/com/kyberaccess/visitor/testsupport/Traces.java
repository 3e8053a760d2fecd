package com.kyberaccess.visitor.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Where in this service's database a text is found: every table, every column.
@ApplicationScoped
public class Traces {
    private static final String TABLES = """
            SELECT format('%I', c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1
            """;

    private final DataSource database;

    Traces(DataSource database) {
        this.database = database;
    }

    /// The names of the tables with `text` in some row, whatever its case.
    public List<String> of(String text) {
        try (var connection = database.getConnection()) {
            var found = new ArrayList<String>();
            for (var table : tables(connection)) {
                // A row as text has all its columns.
                try (var search = connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM " + table + " AS t WHERE t::text ILIKE '%' || ? || '%')")) {
                    search.setString(1, text);
                    try (var row = search.executeQuery()) {
                        row.next();
                        if (row.getBoolean(1)) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(TABLES);
                var row = select.executeQuery()) {
            var tables = new ArrayList<String>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }
}
