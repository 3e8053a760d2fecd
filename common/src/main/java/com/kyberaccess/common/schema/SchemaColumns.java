package com.kyberaccess.common.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// Which columns the database has. A service also runs on the schema one migration earlier: what the newest migration
/// adds is written and read only where it is there (docs/adr/0033). Each column is asked for once; a process that was
/// started before its migration goes on without it until it is replaced.
@ApplicationScoped
public class SchemaColumns {
    private static final String HAS = """
            SELECT EXISTS (
                SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND NOT attisdropped)
            """;

    private final DataSource database;
    private final Map<Column, Boolean> known = new ConcurrentHashMap<>();

    SchemaColumns(DataSource database) {
        this.database = database;
    }

    private record Column(String table, String name) {}

    /// @param table as SQL names it, found along the search path
    /// @return false too if there is no such table
    public boolean has(String table, String column) {
        return known.computeIfAbsent(new Column(table, column), this::ask);
    }

    private boolean ask(Column column) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HAS)) {
            select.setString(1, column.table());
            select.setString(2, column.name());
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("column not looked up", e);
        }
    }
}
