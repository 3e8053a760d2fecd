package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;

/// Changes with every transaction that writes a tenant's presence. It is that transaction's number, which
/// never comes again, also not after a sandbox was emptied.
@ApplicationScoped
public class PresenceVersion {
    private static final String SELECT = "SELECT version FROM presence_version WHERE account_id = ? AND mode = ?";
    private static final String TOUCH = """
            INSERT INTO presence_version (account_id, mode, version) VALUES (?, ?, pg_current_xact_id()::text::bigint)
            ON CONFLICT (account_id, mode) DO UPDATE SET version = excluded.version
            """;
    private static final String TOUCH_ALL = """
            INSERT INTO presence_version (account_id, mode, version)
            SELECT DISTINCT account_id, mode, pg_current_xact_id()::text::bigint FROM presence
            UNION SELECT account_id, mode, pg_current_xact_id()::text::bigint FROM presence_version
            ON CONFLICT (account_id, mode) DO UPDATE SET version = excluded.version
            """;

    private final Database database;

    PresenceVersion(Database database) {
        this.database = database;
    }

    /// Read it before the rows: what is kept under it is then at least as new.
    public long of(Tenant tenant) {
        return database.first(
                        SELECT,
                        row -> row.getLong(1),
                        tenant.accountId(),
                        tenant.mode().wireName())
                .orElse(0L);
    }

    /// In the transaction that writes, as its last statement; always in one order, so that no two wait for
    /// each other.
    void touch(Collection<Tenant> tenants) {
        tenants.stream()
                .distinct()
                .sorted(Comparator.comparing(Tenant::accountId).thenComparing(Tenant::mode))
                .forEach(tenant -> database.execute(
                        TOUCH, tenant.accountId(), tenant.mode().wireName()));
    }

    void touchAll() {
        database.execute(TOUCH_ALL);
    }
}
