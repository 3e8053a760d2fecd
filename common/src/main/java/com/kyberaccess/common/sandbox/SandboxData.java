package com.kyberaccess.common.sandbox;

import com.kyberaccess.common.security.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// What a service keeps for a sandbox: a bean, usually a {@link SandboxTables}.
public interface SandboxData {
    /// The tables with columns `account_id` and `mode` that it takes care of. A test of each service finds those that
    /// nobody does.
    Set<String> tables();

    /// Deletes all of it, in the caller's transaction. No events tell of it: every service forgets by itself.
    ///
    /// @param sandbox a tenant in sandbox mode
    /// @param connection takes part in the transaction
    void wipe(Tenant sandbox, Connection connection) throws SQLException;
}
