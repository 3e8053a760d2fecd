package com.kyberaccess.common.sandbox;

import com.kyberaccess.common.security.Tenant;
import java.sql.Connection;
import java.sql.SQLException;

/// What a service keeps for a sandbox. Each service implements it once; its test finds the tables that were forgotten.
public interface SandboxData {
    /// Deletes all of it, in the caller's transaction. No events tell of it: every service forgets by itself.
    ///
    /// @param sandbox a tenant in sandbox mode
    /// @param connection takes part in the transaction
    void wipe(Tenant sandbox, Connection connection) throws SQLException;
}
