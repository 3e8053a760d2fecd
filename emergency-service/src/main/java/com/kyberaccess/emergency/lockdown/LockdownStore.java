package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of lockdowns.
@ApplicationScoped
class LockdownStore {
    private static final String INSERT = """
            INSERT INTO lockdown (id, account_id, mode, location_id, level, reason, notify_all, activated_at,
                                  activated_by, confirmed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String LIFT = """
            UPDATE lockdown SET lifted_at = ?, lifted_by = ?, lift_reason = ?
            WHERE id = ? AND account_id = ? AND mode = ? AND lifted_at IS NULL
            """;
    private static final String SELECT = """
            SELECT k.id, k.location_id, l.name, k.level, k.reason, k.notify_all, k.activated_at, k.activated_by,
                   k.confirmed_by, k.lifted_at, k.lifted_by, k.lift_reason
            FROM lockdown k LEFT JOIN location l ON l.location_id = k.location_id
            WHERE k.account_id = ? AND k.mode = ?
            """;
    private static final String BY_ID = SELECT + " AND k.id = ?";
    private static final String ACTIVE = SELECT + " AND k.lifted_at IS NULL ORDER BY k.activated_at, k.id";
    private static final String FILTER = """
             AND (?::boolean IS NULL OR (k.lifted_at IS NULL) = ?::boolean)
             AND (?::uuid IS NULL OR k.location_id = ?::uuid)
            """;
    private static final String PAGE = SELECT + FILTER + " ORDER BY k.activated_at DESC, k.id DESC LIMIT ? OFFSET ?";
    private static final String COUNT =
            "SELECT count(*) FROM lockdown k WHERE k.account_id = ? AND k.mode = ?" + FILTER;

    private final Database database;

    LockdownStore(Database database) {
        this.database = database;
    }

    /// Which lockdowns to list; null does not filter.
    record Filter(@Nullable Boolean active, @Nullable UUID location) {}

    /// @return false if one of the same scope is active
    boolean insert(Tenant tenant, Lockdown lockdown) {
        return database.execute(
                        INSERT,
                        lockdown.id(),
                        tenant.accountId(),
                        tenant.mode().wireName(),
                        lockdown.locationId(),
                        EnumNames.of(lockdown.level()),
                        lockdown.reason(),
                        lockdown.notifyStaff(),
                        lockdown.activatedAt(),
                        lockdown.activatedBy(),
                        lockdown.confirmedBy())
                == 1;
    }

    /// @return false if it has been lifted already
    boolean lift(Tenant tenant, Lockdown lockdown) {
        return database.execute(
                        LIFT,
                        lockdown.liftedAt(),
                        lockdown.liftedBy(),
                        lockdown.liftReason(),
                        lockdown.id(),
                        tenant.accountId(),
                        tenant.mode().wireName())
                == 1;
    }

    Optional<Lockdown> find(Tenant tenant, UUID id) {
        return database.first(
                BY_ID,
                LockdownStore::lockdown,
                tenant.accountId(),
                tenant.mode().wireName(),
                id);
    }

    List<Lockdown> active(Tenant tenant) {
        return database.list(
                ACTIVE,
                LockdownStore::lockdown,
                tenant.accountId(),
                tenant.mode().wireName());
    }

    List<Lockdown> page(Tenant tenant, Filter filter, PageRequest page) {
        return database.list(
                PAGE,
                LockdownStore::lockdown,
                tenant.accountId(),
                tenant.mode().wireName(),
                filter.active(),
                filter.active(),
                filter.location(),
                filter.location(),
                page.perPage(),
                page.offset());
    }

    long count(Tenant tenant, Filter filter) {
        return database.first(
                        COUNT,
                        row -> row.getLong(1),
                        tenant.accountId(),
                        tenant.mode().wireName(),
                        filter.active(),
                        filter.active(),
                        filter.location(),
                        filter.location())
                .orElseThrow();
    }

    private static Lockdown lockdown(ResultSet row) throws SQLException {
        return new Lockdown(
                Columns.id(row, 1),
                Columns.idOrNull(row, 2),
                row.getString(3),
                LockdownLevel.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getBoolean(6),
                Columns.instant(row, 7),
                row.getString(8),
                row.getString(9),
                Columns.instantOrNull(row, 10),
                row.getString(11),
                row.getString(12));
    }
}
