package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.VisitCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/// Counts visits by host and day, for all hosts of a page in one query. A visit that took place is found by its
/// effective time, which then is the check-in time, because that is indexed by host.
@ApplicationScoped
class HostVisitCounts implements VisitCounts {
    private static final String COUNT = """
            SELECT v.host_id, count(*)
            FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) AS day (host_id, since, until)
            JOIN visit v ON v.account_id = ? AND v.mode = ? AND v.host_id = day.host_id
                AND v.effective_at >= day.since AND v.effective_at < day.until
            WHERE v.check_in_time IS NOT NULL
            GROUP BY v.host_id
            """;

    private final DataSource database;

    HostVisitCounts(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Long> of(Tenant tenant, Collection<HostDay> days) {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(COUNT)) {
            count.setArray(1, connection.createArrayOf("uuid", column(days, HostDay::host)));
            count.setArray(2, connection.createArrayOf("timestamptz", column(days, day -> time(day.since()))));
            count.setArray(3, connection.createArrayOf("timestamptz", column(days, day -> time(day.until()))));
            count.setObject(4, tenant.accountId());
            count.setString(5, tenant.mode().wireName());
            var counts = new HashMap<UUID, Long>();
            try (var rows = count.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("visits of hosts not counted", e);
        }
    }

    private static Object[] column(Collection<HostDay> days, Function<HostDay, Object> value) {
        return days.stream().map(value).toArray();
    }

    private static String time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }
}
