package com.kyberaccess.visitor.visit.retention;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.settings.RetentionAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/// The rules that hold now, of every tenant: a location's own, else that of its tenant's settings. Read in one query,
/// because most tenants have none.
@ApplicationScoped
class RetentionRules {
    private static final String HOLDING = """
            SELECT account_id, mode, l.id,
                CASE WHEN l.retention_action IS NULL THEN s.retention_action ELSE l.retention_action END AS action,
                CASE WHEN l.retention_action IS NULL THEN s.retention_days ELSE l.retention_days END AS days
            FROM location l LEFT JOIN visitor_settings s USING (account_id, mode)
            WHERE coalesce(l.retention_action, s.retention_action, 'none') <> 'none'
            ORDER BY l.id
            """;

    private final DataSource database;

    RetentionRules(DataSource database) {
        this.database = database;
    }

    List<RetentionRule> holding() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HOLDING);
                var row = select.executeQuery()) {
            var rules = new ArrayList<RetentionRule>();
            while (row.next()) {
                rules.add(rule(row));
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("retention rules not read", e);
        }
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        return new RetentionRule(
                new Tenant(
                        row.getObject(1, UUID.class), Mode.of(row.getString(2)).orElseThrow()),
                row.getObject(3, UUID.class),
                RetentionAction.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getInt(5));
    }
}
