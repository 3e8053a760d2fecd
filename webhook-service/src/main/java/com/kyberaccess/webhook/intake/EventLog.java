package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import com.kyberaccess.webhook.subscription.FilteredWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The event log, and the step from it to the queue.
@ApplicationScoped
class EventLog {
    /// A batch in one statement: what is new goes into the log; each new event becomes a delivery, and a row of
    /// the queue, for every active webhook of its tenant that chose it. The lock keeps a webhook from being
    /// deleted in between, once a batch instead of once a row (as a foreign key would).
    ///
    /// An event that somebody chose takes a slot of its tenant's pace (see `reserve_pace`), however many did, and
    /// is due then; emergency events are due at once and take none.
    private static final String STORE = """
            WITH incoming AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[],
                                     ?::uuid[], ?::text[])
                    AS e (id, account_id, mode, type, wildcard, occurred_at, visitor_id, body, subject, traceparent)),
            passed AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[]) AS p (event_id, subscription_id)),
            fresh AS (
                INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, visitor_id, body%1$s)
                SELECT id, account_id, mode, type, occurred_at, ?, visitor_id, body%1$s FROM incoming
                ON CONFLICT (id) DO NOTHING
                RETURNING id),
            matched AS (
                SELECT e.id AS event_id, e.account_id, e.mode, e.type, e.occurred_at, s.id AS subscription_id, s.ordered,
                       e.wildcard = 'emergency.*' AS urgent
                FROM fresh
                JOIN incoming e ON e.id = fresh.id
                JOIN subscription s ON s.account_id = e.account_id AND s.mode = e.mode AND s.status = 'active'
                     AND s.events && ARRAY[e.type, e.wildcard, '*'] AND s.id IS DISTINCT FROM e.subject
                     AND (s.filter IS NULL OR (e.id, s.id) IN (SELECT event_id, subscription_id FROM passed))
                FOR KEY SHARE OF s),
            slotted AS MATERIALIZED (
                SELECT uuidv7() AS id, matched.*,
                       dense_rank() OVER (PARTITION BY account_id, mode, urgent ORDER BY event_id) AS slot
                FROM matched),
            reserved AS MATERIALIZED (
                SELECT tenant.account_id, tenant.mode, tenant.step,
                       reserve_pace(tenant.account_id, tenant.mode, tenant.events, tenant.step,
                                    greatest(tenant.step, ? * interval '1 microsecond'), ?) AS base
                FROM (SELECT slotted.account_id, slotted.mode, max(slotted.slot) AS events,
                             CASE max(a.plan) WHEN 'enterprise' THEN ? WHEN 'professional' THEN ? ELSE ? END
                                 * interval '1 microsecond' AS step
                      FROM slotted LEFT JOIN account a ON a.account_id = slotted.account_id
                      WHERE ? AND NOT slotted.urgent
                      GROUP BY slotted.account_id, slotted.mode
                      ORDER BY slotted.account_id, slotted.mode) tenant),
            created AS (
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, created_at)
                SELECT id, account_id, mode, subscription_id, event_id, type, occurred_at, ? FROM slotted
                ON CONFLICT (subscription_id, event_id) DO NOTHING)
            INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at, lane)
            SELECT slotted.id, slotted.subscription_id, slotted.event_id,
                   greatest(CASE WHEN NOT slotted.urgent THEN reserved.base + slotted.slot * reserved.step END, ?),
                   CASE WHEN slotted.urgent THEN 0 WHEN slotted.ordered THEN 3 ELSE 1 END
            FROM slotted LEFT JOIN reserved USING (account_id, mode)
            """;

    private static final String STORE_TRACED = STORE.formatted(", traceparent");
    /// For a log that keeps no traces yet (docs/adr/0033).
    private static final String STORE_UNTRACED = STORE.formatted("");

    /// A large batch is planned for itself: the plan for any batch takes it for ten rows and compares all with all.
    private static final String SETTINGS = "SELECT set_config('plan_cache_mode', ?, true)";

    private static final int LARGE = 50;

    private final DataSource database;
    private final SchemaColumns columns;
    private final Erasure erasure;
    private final PlanRates rates;
    private final FilteredWebhooks filtered;
    private final Clock clock;

    EventLog(
            DataSource database,
            SchemaColumns columns,
            Erasure erasure,
            PlanRates rates,
            FilteredWebhooks filtered,
            Clock clock) {
        this.database = database;
        this.columns = columns;
        this.erasure = erasure;
        this.rates = rates;
        this.filtered = filtered;
        this.clock = clock;
    }

    /// Stores the events that are not in the log yet, whether anybody subscribes or not.
    ///
    /// @return how many deliveries they became
    @Transactional
    public int store(List<IncomingEvent> events) {
        int deliveries = insert(events);
        erasure.apply(events);
        return deliveries;
    }

    private int insert(List<IncomingEvent> events) {
        // One order for all replicas: those that store the same event wait for each other instead of in a circle. An
        // event that stands twice in a batch is one event.
        var byId = new TreeMap<UUID, IncomingEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        var sorted = List.copyOf(byId.values());
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var sql = columns.has("event", "traceparent") ? STORE_TRACED : STORE_UNTRACED;
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(SETTINGS);
                var store = connection.prepareStatement(sql)) {
            settings.setString(1, sorted.size() > LARGE ? "force_custom_plan" : "force_generic_plan");
            settings.execute();
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
            parameter = column(connection, store, parameter, "text", sorted, IncomingEvent::visitorId);
            parameter = column(connection, store, parameter, "bytea", sorted, IncomingEvent::body);
            parameter = column(connection, store, parameter, "uuid", sorted, IncomingEvent::subject);
            parameter = column(connection, store, parameter, "text", sorted, IncomingEvent::traceparent);
            var passed = FilterMatches.of(sorted, filtered.of(accounts(sorted)));
            store.setArray(
                    parameter++,
                    connection.createArrayOf("uuid", passed.events().toArray()));
            store.setArray(
                    parameter++,
                    connection.createArrayOf("uuid", passed.subscriptions().toArray()));
            store.setObject(parameter++, now);
            store.setLong(parameter++, PlanRates.BURST_MICROS);
            store.setObject(parameter++, now);
            store.setLong(parameter++, PlanRates.stepMicros(rates.enterprise()));
            store.setLong(parameter++, PlanRates.stepMicros(rates.professional()));
            store.setLong(parameter++, PlanRates.stepMicros(rates.starter()));
            store.setBoolean(parameter++, rates.enforced());
            store.setObject(parameter++, now);
            store.setObject(parameter, now);
            return store.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("events not stored", e);
        }
    }

    private static Set<UUID> accounts(List<IncomingEvent> events) {
        return events.stream().map(event -> event.tenant().accountId()).collect(Collectors.toSet());
    }

    private static int column(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            String type,
            List<IncomingEvent> events,
            Function<IncomingEvent, @Nullable Object> value)
            throws SQLException {
        var values = events.stream().map(value);
        statement.setArray(
                parameter,
                connection.createArrayOf(
                        type, type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray()));
        return parameter + 1;
    }
}
