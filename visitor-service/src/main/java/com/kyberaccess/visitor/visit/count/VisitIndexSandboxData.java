package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.security.Tenant;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// A sandbox's index. Its row goes first: the job that writes the rest holds it.
@Singleton
class VisitIndexSandboxData implements SandboxData {
    private static final String INDEX =
            "DELETE FROM visit_index WHERE account_id = ? AND mode = 'sandbox' RETURNING id";

    @Override
    public Set<String> tables() {
        return Set.of("visit_index");
    }

    @Override
    public void wipe(Tenant sandbox, Connection connection) throws SQLException {
        var sql = new Sql(connection);
        for (var index : sql.list(INDEX, row -> row.getInt(1), sandbox.accountId())) {
            Indexes.wipe(sql, index);
        }
    }
}
