package com.kyberaccess.common.sandbox;

import com.kyberaccess.common.security.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A sandbox's rows, by table.
///
/// @param dependents statements that delete what hangs on those rows and has no tenant of its own; every parameter is
///     the account's id
/// @param names tables with columns `account_id` and `mode`, in the order of deletion
public record SandboxTables(List<String> dependents, List<String> names) implements SandboxData {
    @Override
    public Set<String> tables() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    @Override
    public void wipe(Tenant sandbox, Connection connection) throws SQLException {
        for (var dependent : dependents) {
            delete(connection, dependent, sandbox);
        }
        for (var table : names) {
            delete(connection, "DELETE FROM " + table + " WHERE account_id = ? AND mode = 'sandbox'", sandbox);
        }
    }

    private static void delete(Connection connection, String sql, Tenant sandbox) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            for (int i = 1; i <= delete.getParameterMetaData().getParameterCount(); i++) {
                delete.setObject(i, sandbox.accountId());
            }
            delete.executeUpdate();
        }
    }
}
