package com.kyberaccess.auth.audit;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Tenant;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What auth-service keeps for a sandbox: its chain of the audit log. The keys stay, they are the account's.
@Singleton
class AuditSandboxData implements SandboxData {
    private static final List<String> WIPE = List.of(
            "DELETE FROM audit_entry WHERE account_id = ? AND mode = 'sandbox'",
            "DELETE FROM audit_chain WHERE account_id = ? AND mode = 'sandbox'");

    @Override
    public void wipe(Tenant sandbox, Connection connection) throws SQLException {
        for (var statement : WIPE) {
            SandboxResets.delete(connection, statement, sandbox.accountId());
        }
    }
}
