package com.kyberaccess.visitor.visit.event;

import jakarta.transaction.Synchronization;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What one transaction logs: written in one batch right before its commit, because many may come or leave at once.
final class LoggedEvents implements Synchronization {
    private static final String INSERT = """
            INSERT INTO check_in_event (id, account_id, mode, visit_id, location_id, event_type, at, visitor_name,
                host_name, location_name, method, badge_printed, id_scanned, nda_signed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final List<LoggedEvent> events = new ArrayList<>();

    LoggedEvents(DataSource database) {
        this.database = database;
    }

    void add(LoggedEvent event) {
        events.add(event);
    }

    @Override
    public void beforeCompletion() {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                insert.setObject(1, event.id());
                insert.setObject(2, event.accountId());
                insert.setString(3, event.mode());
                insert.setObject(4, event.visitId());
                insert.setObject(5, event.locationId());
                insert.setString(6, event.eventType());
                insert.setObject(7, event.at().atOffset(ZoneOffset.UTC));
                insert.setString(8, event.visitorName());
                insert.setString(9, event.hostName());
                insert.setString(10, event.locationName());
                insert.setString(11, event.method());
                insert.setBoolean(12, event.badgePrinted());
                insert.setBoolean(13, event.idScanned());
                insert.setBoolean(14, event.ndaSigned());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("check-in events not logged", e);
        }
    }

    @Override
    public void afterCompletion(int status) {
        // Rolled back or not, there is nothing left to do.
    }
}
