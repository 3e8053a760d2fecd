package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
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
    private static final int HOUR = 3_600;

    /// Without the cuts' migration (docs/adr/0033) no index is used or kept: lists read the visits directly.
    private static final String USABLE = "to_regclass('visit_cut') IS NOT NULL";

    private static final String FIND =
            "SELECT id, next_slot FROM visit_index WHERE account_id = ? AND mode = ? AND ready AND " + USABLE;
    private static final String OWNER = "SELECT account_id, mode FROM visit_index WHERE id = ?";
    private static final String KNOWN = "SELECT id FROM visit_index WHERE account_id = ? AND mode = ?";
    private static final String UNBUILT =
            "SELECT id, account_id, mode FROM visit_index WHERE NOT ready AND " + USABLE + " ORDER BY id";
    private static final String READY = "SELECT id FROM visit_index WHERE ready AND " + USABLE;
    private static final String DUE = """
            SELECT index_id FROM visit_change WHERE %s AND index_id IN (SELECT id FROM visit_index) GROUP BY index_id
            HAVING count(*) >= ? OR min(at) < now() - ? * interval '1 millisecond'
            """.formatted(USABLE);
    private static final String IS_LARGE =
            "SELECT 1 FROM visit WHERE account_id = ? AND mode = ? ORDER BY effective_at, id OFFSET ? LIMIT 1";
    /// Waits for the changes under way, whose transactions don't know yet that they have to be noted.
    private static final String LOCK = "SET LOCAL lock_timeout = '5s'; LOCK TABLE visit IN SHARE MODE";
    private static final String CREATE =
            "INSERT INTO visit_index (account_id, mode) VALUES (?, ?) ON CONFLICT (account_id, mode) DO NOTHING";

    private static final String USED_UP = "SELECT id FROM visit_index WHERE next_slot > ?";
    private static final String RENEW = """
            UPDATE visit_index SET id = DEFAULT, ready = false, marked = false, next_slot = DEFAULT,
                built_until = DEFAULT, built_visit = DEFAULT
            WHERE id = ?
            """;
    /// One look-up an index, whatever it has.
    private static final String LEFT = """
            WITH RECURSIVE known AS (
                (SELECT index_id FROM visit_mark ORDER BY index_id LIMIT 1)
                UNION ALL
                SELECT (SELECT m.index_id FROM visit_mark m WHERE m.index_id > known.index_id ORDER BY m.index_id LIMIT 1)
                FROM known WHERE known.index_id IS NOT NULL)
            SELECT index_id FROM known WHERE index_id NOT IN (SELECT id FROM visit_index)
            """;
    private static final List<String> CONTENTS = List.of(
            "visit_change", "visit_slot", "visit_term", "visit_word", "visit_word_gone", "visit_cut", "visit_mark");

    /// Of tables those that there are: on the schema one migration earlier (docs/adr/0033) the newest is missing.
    private static final String PRESENT =
            "SELECT name FROM unnest(?::text[]) AS contents (name) WHERE to_regclass(name) IS NOT NULL";

    private final DataSource database;

    Indexes(DataSource database) {
        this.database = database;
    }

    /// An index that is to be built.
    record Unbuilt(int index, Tenant tenant) {}

    /// The tenant's index, if it can be used.
    static Optional<IndexState> find(Sql sql, Tenant tenant) throws SQLException {
        return sql
                .list(
                        FIND,
                        row -> new IndexState(row.getInt(1), row.getInt(2)),
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

    /// Those that are built.
    @Transactional
    List<Integer> ready() {
        return query(sql -> sql.list(READY, row -> row.getInt(1)));
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

    /// Those that have used more slots.
    @Transactional
    List<Integer> usedUp(int slots) {
        return query(sql -> sql.list(USED_UP, row -> row.getInt(1), slots));
    }

    /// From the commit on it is another index, still to be built. What it was is left, for {@link #sweep}.
    @Transactional
    void renew(int index) {
        query(sql -> {
            sql.run(LOCK);
            return sql.execute(RENEW, index);
        });
    }

    /// Takes away what is left of indexes that are others now: a visit's slot is in one only.
    @Transactional
    @TransactionConfiguration(timeout = HOUR)
    void sweep() {
        query(sql -> {
            for (var index : sql.list(LEFT, row -> row.getInt(1))) {
                wipe(sql, index);
            }
            return true;
        });
    }

    /// Takes away what an index has, but not its row.
    static void wipe(Sql sql, int index) throws SQLException {
        for (var table : sql.list(PRESENT, row -> row.getString(1), CONTENTS)) {
            sql.execute("DELETE FROM " + table + " WHERE index_id = ?", index);
        }
    }

    private <T> T query(Sql.Query<T> query) {
        return Sql.on(database, "indexes of visits not read or written", query);
    }
}
