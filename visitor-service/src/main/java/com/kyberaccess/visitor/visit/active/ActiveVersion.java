package com.kyberaccess.visitor.visit.active;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.count.Sql;
import java.sql.SQLException;

/// How often who is on site has changed in a tenant: numbered changes, and those that wait for their number.
/// That sum grows with every commit, in whatever order they come, and does not change as numbers are given.
///
/// @param epoch of the numbers
record ActiveVersion(String epoch, long changes) {
    private static final String READ = """
            SELECT COALESCE(h.epoch::text, p.last::text, ''), COALESCE(h.seq, 0) + p.waiting
            FROM (SELECT count(*) AS waiting, max(id) AS last FROM active_pending WHERE account_id = ? AND mode = ?) p
            LEFT JOIN active_head h ON h.account_id = ? AND h.mode = ?
            """;

    /// Of the statement's moment.
    static ActiveVersion of(Sql sql, Tenant tenant) throws SQLException {
        var mode = tenant.mode().wireName();
        return sql.list(
                        READ,
                        row -> new ActiveVersion(row.getString(1), row.getLong(2)),
                        tenant.accountId(),
                        mode,
                        tenant.accountId(),
                        mode)
                .getFirst();
    }
}
