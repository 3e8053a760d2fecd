package com.kyberaccess.webhook.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads the event log, always of one tenant.
@ApplicationScoped
class EventLogRepository {
    /// Only what transactions stored that are all finished: whatever is stored later stands behind it, so that a reader
    /// who goes on from the last event seen misses none.
    private static final String AFTER = """
            SELECT stored_by::text, id, body FROM event
            WHERE account_id = ? AND mode = ? AND NOT test AND type = ANY (?)
                  AND stored_by < pg_snapshot_xmin(pg_current_snapshot())
                  AND (stored_by, id) > (?::xid8, ?)
            ORDER BY stored_by, id LIMIT ?
            """;

    private static final String POSITION =
            "SELECT stored_by::text FROM event WHERE account_id = ? AND mode = ? AND id = ? AND NOT test";

    private final DataSource database;
    private final ObjectMapper mapper;

    EventLogRepository(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    List<LoggedEvent> after(Tenant tenant, LogPosition position, List<String> types, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AFTER)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            select.setArray(3, connection.createArrayOf("text", types.toArray()));
            select.setString(4, position.transaction());
            select.setObject(5, position.event());
            select.setInt(6, limit);
            var events = new ArrayList<LoggedEvent>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("event log not read", e);
        }
    }

    Optional<LogPosition> position(Tenant tenant, UUID event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(POSITION)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            select.setObject(3, event);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(new LogPosition(row.getString(1), event)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("event log not read", e);
        }
    }

    private LoggedEvent event(ResultSet row) throws SQLException, IOException {
        var event = mapper.readValue(row.getBytes(3), DomainEvent.class);
        return new LoggedEvent(
                event.id(),
                event.event(),
                event.timestamp(),
                event.data(),
                event.accountId(),
                new LogPosition(row.getString(1), row.getObject(2, UUID.class)));
    }
}
