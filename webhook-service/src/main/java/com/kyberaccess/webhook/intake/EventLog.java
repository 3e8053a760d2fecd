package com.kyberaccess.webhook.intake;

import com.kyberaccess.webhook.catalogue.EventCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/// The event log, and the step from it to the queue.
@ApplicationScoped
class EventLog {
    /// A batch in one statement: what is new goes into the log; each new event becomes a delivery, and a row of the
    /// queue, for every active webhook of its tenant that chose it. The lock keeps a webhook from being deleted in
    /// between, once a batch instead of once a row (as a foreign key would).
    private static final String STORE = """
            WITH incoming AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bytea[])
                    AS e (id, account_id, mode, type, wildcard, occurred_at, body)),
            fresh AS (
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                SELECT id, account_id, mode, type, occurred_at, ?, body FROM incoming
                ON CONFLICT (id) DO NOTHING
                RETURNING id),
            matched AS (
                SELECT e.id AS event_id, e.account_id, e.mode, e.type, e.occurred_at, s.id AS subscription_id
                FROM fresh
                JOIN incoming e ON e.id = fresh.id
                JOIN subscription s ON s.account_id = e.account_id AND s.mode = e.mode AND s.status = 'active'
                     AND s.events && ARRAY[e.type, e.wildcard, '*']
                FOR KEY SHARE OF s),
            created AS (
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, created_at)
                SELECT uuidv7(), account_id, mode, subscription_id, event_id, type, occurred_at, ? FROM matched
                ON CONFLICT (subscription_id, event_id) DO NOTHING
                RETURNING id, subscription_id, event_id)
            INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at)
            SELECT id, subscription_id, event_id, ? FROM created
            """;

    private final DataSource database;
    private final Clock clock;

    EventLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Stores the events that are not in the log yet, whether anybody subscribes or not.
    ///
    /// @return how many deliveries they became
    @Transactional
    public int store(List<IncomingEvent> events) {
        // One order for all replicas: those that store the same event wait for each other instead of in a circle. An
        // event
        // that stands twice in a batch is one event.
        var byId = new TreeMap<UUID, IncomingEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        var sorted = List.copyOf(byId.values());
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var store = connection.prepareStatement(STORE)) {
            int parameter = 1;
            parameter = column(connection, store, parameter, "uuid", sorted, IncomingEvent::id);
            parameter = column(connection, store, parameter, "uuid", sorted, event -> event.tenant()
                    .accountId());
            parameter = column(connection, store, parameter, "text", sorted, event -> event.tenant()
                    .mode()
                    .wireName());
            parameter = column(connection, store, parameter, "text", sorted, IncomingEvent::type);
            parameter = column(
                    connection, store, parameter, "text", sorted, event -> EventCatalogue.wildcardOf(event.type()));
            parameter = column(connection, store, parameter, "text", sorted, event -> event.occurredAt()
                    .toString());
            parameter = column(connection, store, parameter, "bytea", sorted, IncomingEvent::body);
            store.setObject(parameter++, now);
            store.setObject(parameter++, now);
            store.setObject(parameter, now);
            return store.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("events not stored", e);
        }
    }

    private static int column(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            String type,
            List<IncomingEvent> events,
            Function<IncomingEvent, Object> value)
            throws SQLException {
        var values = events.stream().map(value);
        statement.setArray(
                parameter,
                connection.createArrayOf(
                        type, type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray()));
        return parameter + 1;
    }
}
