package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.count.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// A sandbox's log and its counters. What is deleted of the log is noted for them, so they go after it; and nobody else
/// counts meanwhile.
@Singleton
class CheckInEventSandboxData implements SandboxData {
    private static final String LOG = "check_in_event";
    private static final List<String> COUNTERS =
            List.of("check_in_event_uncounted", "check_in_event_count", "check_in_event_counted");

    private final EventCounts counts;

    CheckInEventSandboxData(EventCounts counts) {
        this.counts = counts;
    }

    @Override
    public Set<String> tables() {
        return Set.of(LOG, COUNTERS.get(0), COUNTERS.get(1), COUNTERS.get(2));
    }

    @Override
    public void wipe(Tenant sandbox, Connection connection) throws SQLException {
        var sql = new Sql(connection);
        sql.list(EventCounts.AFTER_OTHERS, row -> row.getString(1));
        delete(sql, LOG, sandbox);
        if (counts.available()) {
            for (var table : COUNTERS) {
                delete(sql, table, sandbox);
            }
        }
    }

    private static void delete(Sql sql, String table, Tenant sandbox) throws SQLException {
        sql.execute("DELETE FROM " + table + " WHERE account_id = ? AND mode = 'sandbox'", sandbox.accountId());
    }
}
