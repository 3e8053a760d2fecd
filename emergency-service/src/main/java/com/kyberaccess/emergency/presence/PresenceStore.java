package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The projection's writes. Each is one statement that states an end state; the caller's transaction holds them
/// together.
@ApplicationScoped
class PresenceStore {
    private final DataSource database;

    PresenceStore(DataSource database) {
        this.database = database;
    }

    void checkedIn(Tenant tenant, UUID visit, UUID location, String name, VisitorEvents.CheckedIn data) {
        var host = data.host();
        execute(
                """
                INSERT INTO presence (visit_id, account_id, mode, location_id, location_name, name, company,
                                      host_id, host_name, badge_number, photo_url, checked_in_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (visit_id) DO UPDATE SET
                    location_id = excluded.location_id, location_name = excluded.location_name, name = excluded.name,
                    company = excluded.company, host_id = excluded.host_id, host_name = excluded.host_name,
                    badge_number = excluded.badge_number, photo_url = excluded.photo_url,
                    checked_in_at = excluded.checked_in_at
                WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
                """,
                visit,
                tenant.accountId(),
                tenant.mode().wireName(),
                location,
                data.location().name(),
                name,
                data.visitor().company(),
                host == null ? null : host.id(),
                host == null ? null : host.name(),
                data.badgeNumber(),
                data.photoUrl(),
                data.checkInTime());
    }

    void left(Tenant tenant, UUID visit, Instant at) {
        execute("""
                INSERT INTO presence (visit_id, account_id, mode, left_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (visit_id) DO UPDATE SET left_at = excluded.left_at
                WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
                """, visit, tenant.accountId(), tenant.mode().wireName(), at);
    }

    /// Forgets the person; the row stays a while as one who left, so that a late duplicate can't bring the name back
    /// on site.
    void erase(Tenant tenant, UUID visit, Instant at) {
        execute("""
                INSERT INTO presence (visit_id, account_id, mode, left_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (visit_id) DO UPDATE SET
                    left_at = coalesce(presence.left_at, excluded.left_at), name = NULL, company = NULL,
                    host_id = NULL, host_name = NULL, photo_url = NULL
                WHERE presence.account_id = excluded.account_id AND presence.mode = excluded.mode
                """, visit, tenant.accountId(), tenant.mode().wireName(), at);
    }

    void location(Tenant tenant, UUID location, String name, ZoneId zone, Instant at) {
        execute("""
                INSERT INTO location (location_id, account_id, mode, name, time_zone, changed_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (location_id) DO UPDATE SET
                    name = excluded.name, time_zone = excluded.time_zone, changed_at = excluded.changed_at
                WHERE location.account_id = excluded.account_id AND location.mode = excluded.mode
                    AND location.changed_at <= excluded.changed_at
                """, location, tenant.accountId(), tenant.mode().wireName(), name, zone.getId(), at);
    }

    void progress(int partition, long nextOffset, Instant eventTime) {
        execute("""
                INSERT INTO projection_progress (partition, next_offset, event_time) VALUES (?, ?, ?)
                ON CONFLICT (partition) DO UPDATE SET next_offset = excluded.next_offset, event_time = excluded.event_time
                """, partition, nextOffset, eventTime);
    }

    /// Drops those who left more than 14 days ago: twice the topics' retention, after which no late event can name
    /// them.
    int forgetLongGone() {
        return execute("DELETE FROM presence WHERE left_at < now() - interval '14 days'");
    }

    private int execute(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("projection not written", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var value = parameters[i];
            statement.setObject(
                    i + 1,
                    value instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : value);
        }
    }
}
