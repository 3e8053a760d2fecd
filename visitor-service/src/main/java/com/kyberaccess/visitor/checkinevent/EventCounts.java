package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.count.Condition;
import com.kyberaccess.visitor.visit.count.Sql;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// How many lines of the log match: exact at every moment, and for a large tenant by counters of UTC days, what has not
/// been added to them yet, and the lines of the days that the range has in part. All of that is one statement, so one
/// snapshot.
@ApplicationScoped
class EventCounts {
    static final String COUNTED = "SELECT 1 FROM check_in_event_counted c WHERE c.account_id = ? AND c.mode = ?";
    private static final String DIRECT = "SELECT count(*) FROM check_in_event v WHERE ";

    /// One folder, builder or end of a sandbox at a time: whoever holds the lock alone changes counters.
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(62, 0)";

    /// The same lock for who can't come back later.
    static final String AFTER_OTHERS = "SELECT pg_advisory_xact_lock(62, 0)";

    private static final String FOLD = """
            WITH noted AS (
                DELETE FROM check_in_event_uncounted
                WHERE ctid = ANY (ARRAY (SELECT ctid FROM check_in_event_uncounted LIMIT 5000)) RETURNING *),
            added AS (
                INSERT INTO check_in_event_count (account_id, mode, day, location_id, event_type, total)
                SELECT account_id, mode, day, location_id, event_type, sum(change)
                FROM noted JOIN check_in_event_counted USING (account_id, mode)
                GROUP BY account_id, mode, day, location_id, event_type
                ON CONFLICT (account_id, mode, day, location_id, event_type)
                    DO UPDATE SET total = check_in_event_count.total + excluded.total)
            SELECT count(*) FROM noted
            """;
    /// In one snapshot: what is visible of the log is counted, and what is visible of the changes is forgotten, because
    /// each was committed with its lines.
    private static final String BUILD = """
            WITH forgotten AS (DELETE FROM check_in_event_uncounted WHERE account_id = ? AND mode = ?),
            counted AS (
                INSERT INTO check_in_event_count (account_id, mode, day, location_id, event_type, total)
                SELECT account_id, mode, (at AT TIME ZONE 'UTC')::date, location_id, event_type, count(*)
                FROM check_in_event WHERE account_id = ? AND mode = ?
                GROUP BY 1, 2, 3, 4, 5)
            INSERT INTO check_in_event_counted (account_id, mode) VALUES (?, ?)
            """;

    /// Ten million lines take some ten seconds.
    private static final int BUILD_SECONDS = 1_800;

    private final DataSource database;
    private final SchemaColumns columns;

    EventCounts(DataSource database, SchemaColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /// Whether the schema has counters: on the one before, lines are counted one by one.
    boolean available() {
        return columns.has("check_in_event_count", "total");
    }

    /// @param direct whether the lines themselves were counted, the tenant having no counters
    record Total(long lines, boolean direct) {}

    @Transactional
    Total total(Tenant tenant, CheckInEventFilter filter) {
        return query(sql -> {
            var days = available() ? WholeDays.of(filter) : null;
            if (days != null) {
                var lines = sql.list(
                        days.sql(COUNTED), row -> row.getBoolean(1) ? row.getLong(2) : -1, days.values(tenant));
                if (lines.getFirst() >= 0) {
                    return new Total(lines.getFirst(), false);
                }
            }
            return new Total(direct(sql, filter.condition(tenant)), days != null);
        });
    }

    private static long direct(Sql sql, Condition lines) throws SQLException {
        return sql.list(DIRECT + lines.sql(), row -> row.getLong(1), lines.values())
                .getFirst();
    }

    /// Adds some of what was noted to the counters.
    ///
    /// @return whether there may be more; false too while another replica is at it
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean fold() {
        return query(sql -> alone(sql) && sql.list(FOLD, row -> row.getLong(1)).getFirst() > 0);
    }

    /// Gives a tenant counters, if it has none.
    ///
    /// @return false if another replica was at them; to be tried again
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = BUILD_SECONDS)
    boolean build(Tenant tenant) {
        return query(sql -> {
            if (!alone(sql)) {
                return false;
            }
            var id = tenant.accountId();
            var mode = tenant.mode().wireName();
            if (sql.list(COUNTED, row -> row.getInt(1), id, mode).isEmpty()) {
                sql.execute(BUILD, id, mode, id, mode, id, mode);
            }
            return true;
        });
    }

    private static boolean alone(Sql sql) throws SQLException {
        return sql.list(ALONE, row -> row.getBoolean(1), List.of()).getFirst();
    }

    private <T> T query(Sql.Query<T> query) {
        return Sql.on(database, "check-in events not counted", query);
    }
}
