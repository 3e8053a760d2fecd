package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/// Erases what the log has of a deleted visitor (design, §6, *DELETE*): their events' bodies are reduced to ids,
/// also for attempts that are still to come, and what receivers answered to them is emptied. In the transaction
/// that takes the deletion in. An event of theirs that comes after it is reduced as it comes.
@ApplicationScoped
class Erasure {
    private static final String DELETED = "visitor.deleted";

    private static final String REMEMBER =
            "INSERT INTO erased_visitor VALUES (?, ?, ?, ?) ON CONFLICT (visitor_id, account_id, mode) DO NOTHING";

    private static final String KNOWN =
            "SELECT visitor_id, account_id, mode FROM erased_visitor WHERE visitor_id = ANY (?)";

    private static final String EVENTS = """
            SELECT id, type, occurred_at FROM event
            WHERE visitor_id = ? AND account_id = ? AND mode = ? AND NOT erased AND type <> 'visitor.deleted'
            ORDER BY id FOR UPDATE
            """;

    private static final String REDUCE = "UPDATE event SET body = ?, erased = true WHERE id = ?";

    private static final String ANSWERS = """
            UPDATE delivery_attempt a
            SET response_headers = CASE WHEN response_headers IS NOT NULL THEN '{}' END,
                response_body = CASE WHEN response_body IS NOT NULL THEN ''::bytea END
            FROM subscription s
            CROSS JOIN unnest(?::uuid[]) AS e (id)
            JOIN delivery d ON d.subscription_id = s.id AND d.event_id = e.id
            WHERE s.account_id = ? AND s.mode = ? AND a.delivery_id = d.id
            """;

    private final DataSource database;
    private final Clock clock;

    Erasure(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Visitor(String id, UUID accountId, String mode) {}

    /// @param events that were stored in this transaction, or before
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(List<IncomingEvent> events) {
        var visitors = events.stream()
                .map(IncomingEvent::visitorId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        if (visitors.length == 0) {
            return;
        }
        try (var connection = database.getConnection()) {
            remember(connection, events);
            for (var visitor : erased(connection, visitors)) {
                erase(connection, visitor);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("visitors not erased", e);
        }
    }

    private void remember(Connection connection, List<IncomingEvent> events) throws SQLException {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var event : events) {
            if (event.type().equals(DELETED) && event.visitorId() != null) {
                try (var insert = connection.prepareStatement(REMEMBER)) {
                    insert.setString(1, event.visitorId());
                    insert.setObject(2, event.tenant().accountId());
                    insert.setString(3, event.tenant().mode().wireName());
                    insert.setObject(4, now);
                    insert.executeUpdate();
                }
            }
        }
    }

    private static List<Visitor> erased(Connection connection, Object[] visitors) throws SQLException {
        try (var select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, connection.createArrayOf("text", visitors));
            var erased = new ArrayList<Visitor>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    erased.add(new Visitor(row.getString(1), row.getObject(2, UUID.class), row.getString(3)));
                }
            }
            return erased;
        }
    }

    private static void erase(Connection connection, Visitor visitor) throws SQLException {
        var reduced = new ArrayList<UUID>();
        try (var select = connection.prepareStatement(EVENTS);
                var reduce = connection.prepareStatement(REDUCE)) {
            select.setString(1, visitor.id());
            select.setObject(2, visitor.accountId());
            select.setString(3, visitor.mode());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    reduce.setBytes(
                            1,
                            EventBody.erased(
                                    Outbox.EVENT_ID.text(id),
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    visitor.id(),
                                    Tenant.ACCOUNT_ID.text(visitor.accountId())));
                    reduce.setObject(2, id);
                    reduce.addBatch();
                    reduced.add(id);
                }
            }
            reduce.executeBatch();
        }
        if (reduced.isEmpty()) {
            return;
        }
        try (var answers = connection.prepareStatement(ANSWERS)) {
            answers.setArray(1, connection.createArrayOf("uuid", reduced.toArray()));
            answers.setObject(2, visitor.accountId());
            answers.setString(3, visitor.mode());
            answers.executeUpdate();
        }
        Log.infof("visitor erased from the event log events=%d", reduced.size());
    }
}
