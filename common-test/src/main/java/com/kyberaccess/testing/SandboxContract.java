package com.kyberaccess.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.sandbox.SandboxResets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Holds a service to wiping every table that has a sandbox's rows.
public final class SandboxContract {
    /// Partitions go with their tables.
    private static final String TENANT_TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id')
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'mode')
            """;

    private SandboxContract() {}

    /// @param kept tables that have a mode and outlive a reset
    public static void assertEveryTableIsWiped(SandboxResets resets, DataSource database, Set<String> kept) {
        var tables = new HashSet<String>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(TENANT_TABLES);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        tables.removeAll(kept);
        assertThat(resets.tables()).isEqualTo(tables);
    }

    /// How many rows of an account's sandbox there are in `table`.
    public static int sandboxRows(DataSource database, String table, UUID account) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM " + table + " WHERE account_id = ? AND mode = 'sandbox'")) {
            select.setObject(1, account);
            var row = select.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
