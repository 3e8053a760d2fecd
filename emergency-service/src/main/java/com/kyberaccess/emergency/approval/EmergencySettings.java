package com.kyberaccess.emergency.approval;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// The settings of an account.
@ApplicationScoped
public class EmergencySettings {
    private static final String SELECT = "SELECT two_person FROM emergency_setting WHERE account_id = ? AND mode = ?";
    private static final String UPSERT = """
            INSERT INTO emergency_setting (account_id, mode, two_person) VALUES (?, ?, ?)
            ON CONFLICT (account_id, mode) DO UPDATE SET two_person = excluded.two_person
            """;

    private final Database database;
    private final AuditTrail audit;

    EmergencySettings(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Whether alarms need two persons; not unless the account has chosen it.
    public boolean twoPersonRule(Tenant tenant) {
        return database.first(
                        SELECT,
                        row -> row.getBoolean(1),
                        tenant.accountId(),
                        tenant.mode().wireName())
                .orElse(false);
    }

    @Transactional
    SettingsView change(Tenant tenant, SettingsRequest request) {
        var before = new SettingsView(twoPersonRule(tenant));
        if (request.twoPersonRule() == null || request.twoPersonRule() == before.twoPersonRule()) {
            return before;
        }
        database.execute(UPSERT, tenant.accountId(), tenant.mode().wireName(), request.twoPersonRule());
        var after = new SettingsView(request.twoPersonRule());
        audit.record("emergency.settings_changed", tenant.account(), before, after);
        return after;
    }
}
