package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Which tenants have an index.
@ApplicationScoped
class Indexes {
    /// Without the cuts' migration (docs/adr/0033) no index is used or kept: lists read the visits directly.
    private static final String USABLE = "to_regclass('visit_cut') IS NOT NULL";

    private static final String FIND =
            "SELECT id FROM visit_index WHERE account_id = ? AND mode = ? AND ready AND " + USABLE;
    private static final String OWNER = "SELECT account_id, mode FROM visit_index WHERE id = ?";
    private static final String KNOWN = "SELECT id FROM visit_index WHERE account_id = ? AND mode = ?";
    private static final String UNBUILT =
            "SELECT id, account_id, mode FROM visit_index WHERE NOT ready AND " + USABLE + " ORDER BY id";
    private static final String DUE = """
            SELECT index_id FROM visit_change WHERE %s GROUP BY index_id
            HAVING count(*) >= ? OR min(at) < now() - ? * interval '1 millisecond'
            """.formatted(USABLE);
    private static final String IS_LARGE =
            "SELECT 1 FROM visit WHERE account_id = ? AND mode = ? ORDER BY effective_at, id OFFSET ? LIMIT 1";
    /// Waits for the changes under way, whose transactions don't know yet that they have to be noted.
    private static final String LOCK = "SET LOCAL lock_timeout = '5s'; LOCK TABLE visit IN SHARE MODE";
    private static final String CREATE =
            "INSERT INTO visit_index (account_id, mode) VALUES (?, ?) ON CONFLICT (account_id, mode) DO NOTHING";

    private final DataSource database;

    Indexes(DataSource database) {
        this.database = database;
    }

    /// An index that is to be built.
    record Unbuilt(int index, Tenant tenant) {}

    /// The tenant's index, if it can be used.
    static Optional<Integer> find(Sql sql, Tenant tenant) throws SQLException {
        return sql
                .list(
                        FIND,
                        row -> row.getInt(1),
                        tenant.accountId(),
                        tenant.mode().wireName())
                .stream()
                .findFirst();
    }

    /// Whose index it is.
    static Tenant owner(Sql sql, int index) throws SQLException {
        return sql.list(OWNER, row -> tenant(row, 1), index).getFirst();
    }

    private static Tenant tenant(ResultSet row, int first) throws SQLException {
        return new Tenant(
                row.getObject(first, UUID.class),
                Mode.of(row.getString(first + 1)).orElseThrow());
    }

    @Transactional
    List<Unbuilt> unbuilt() {
        return query(sql -> sql.list(UNBUILT, row -> new Unbuilt(row.getInt(1), tenant(row, 2))));
    }

    /// Those with `size` noted changes, or with one that is older than `after`.
    @Transactional
    List<Integer> due(int size, Duration after) {
        return query(sql -> sql.list(DUE, row -> row.getInt(1), size, after.toMillis()));
    }

    /// Whether the tenant has so many visits and no index.
    @Transactional
    boolean needsOne(Tenant tenant, int threshold) {
        return query(sql -> {
            var mode = tenant.mode().wireName();
            return sql.list(KNOWN, row -> row.getInt(1), tenant.accountId(), mode)
                            .isEmpty()
                    && !sql.list(IS_LARGE, row -> row.getInt(1), tenant.accountId(), mode, threshold - 1)
                            .isEmpty();
        });
    }

    /// From the commit on the tenant's changes are noted; the index is still to be built.
    @Transactional
    void create(Tenant tenant) {
        query(sql -> {
            sql.run(LOCK);
            return sql.execute(CREATE, tenant.accountId(), tenant.mode().wireName());
        });
    }

    private <T> T query(Sql.Query<T> query) {
        return Sql.on(database, "indexes of visits not read or written", query);
    }
}
