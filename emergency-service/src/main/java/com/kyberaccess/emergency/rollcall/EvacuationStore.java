package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of evacuations.
@ApplicationScoped
class EvacuationStore {
    private static final String INSERT = """
            INSERT INTO evacuation (id, account_id, mode, severity, reason, drill, location_ids, notify_all, started_at,
                                    started_by, confirmed_by, list_as_of)
            VALUES (?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?, ?, ?, ?)
            """;
    private static final String END = """
            UPDATE evacuation SET ended_at = ?, ended_by = ?, conducted_by = ?, notified_by = ?, staff = ?::text[],
                                  conditions = ?, problems = ?
            WHERE id = ? AND account_id = ? AND mode = ? AND ended_at IS NULL
            """;
    private static final String SELECT = """
            SELECT id, account_id, mode, severity, reason, drill, location_ids, notify_all, started_at, started_by,
                   confirmed_by, list_as_of, ended_at, ended_by, conducted_by, notified_by, staff, conditions, problems
            FROM evacuation WHERE account_id = ? AND mode = ?
            """;
    private static final String BY_ID = SELECT + " AND id = ?";
    /// Until the end of the transaction the evacuation does not end.
    private static final String HELD = BY_ID + " FOR SHARE";

    private static final String ACTIVE = SELECT + " AND ended_at IS NULL ORDER BY started_at, id";
    private static final String FILTER = """
             AND (?::boolean IS NULL OR (ended_at IS NULL) = ?::boolean) AND (?::boolean IS NULL OR drill = ?::boolean)
            """;
    private static final String PAGE = SELECT + FILTER + " ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?";
    private static final String COUNT = "SELECT count(*) FROM evacuation WHERE account_id = ? AND mode = ?" + FILTER;

    private final Database database;

    EvacuationStore(Database database) {
        this.database = database;
    }

    /// Which evacuations to list; null does not filter.
    record Filter(@Nullable Boolean active, @Nullable Boolean drill) {}

    void insert(Evacuation evacuation) {
        database.execute(
                INSERT,
                evacuation.id(),
                evacuation.tenant().accountId(),
                evacuation.tenant().mode().wireName(),
                evacuation.severity(),
                evacuation.reason(),
                evacuation.drill(),
                evacuation.locationIds(),
                evacuation.notifyStaff(),
                evacuation.startedAt(),
                evacuation.startedBy(),
                evacuation.confirmedBy(),
                evacuation.listAsOf());
    }

    /// @return false if it has ended already
    boolean end(Tenant tenant, UUID id, Instant at, String by, Evacuation.Account account) {
        return database.execute(
                        END,
                        at,
                        by,
                        account.conductedBy(),
                        account.notifiedBy(),
                        account.staff(),
                        account.conditions(),
                        account.problems(),
                        id,
                        tenant.accountId(),
                        tenant.mode().wireName())
                == 1;
    }

    Optional<Evacuation> find(Tenant tenant, UUID id) {
        return database.first(
                BY_ID,
                EvacuationStore::evacuation,
                tenant.accountId(),
                tenant.mode().wireName(),
                id);
    }

    Optional<Evacuation> held(Tenant tenant, UUID id) {
        return database.first(
                HELD,
                EvacuationStore::evacuation,
                tenant.accountId(),
                tenant.mode().wireName(),
                id);
    }

    List<Evacuation> active(Tenant tenant) {
        return database.list(
                ACTIVE,
                EvacuationStore::evacuation,
                tenant.accountId(),
                tenant.mode().wireName());
    }

    List<Evacuation> page(Tenant tenant, Filter filter, PageRequest page) {
        return database.list(
                PAGE,
                EvacuationStore::evacuation,
                tenant.accountId(),
                tenant.mode().wireName(),
                filter.active(),
                filter.active(),
                filter.drill(),
                filter.drill(),
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
                        filter.drill(),
                        filter.drill())
                .orElseThrow();
    }

    private static Evacuation evacuation(ResultSet row) throws SQLException {
        return new Evacuation(
                Columns.id(row, 1),
                new Tenant(Columns.id(row, 2), Mode.of(row.getString(3)).orElseThrow()),
                row.getInt(4),
                row.getString(5),
                row.getBoolean(6),
                Columns.ids(row, 7),
                row.getBoolean(8),
                Columns.instant(row, 9),
                row.getString(10),
                row.getString(11),
                Columns.instantOrNull(row, 12),
                Columns.instantOrNull(row, 13),
                row.getString(14),
                new Evacuation.Account(
                        row.getString(15),
                        row.getString(16),
                        Columns.texts(row, 17),
                        row.getString(18),
                        row.getString(19)));
    }
}
