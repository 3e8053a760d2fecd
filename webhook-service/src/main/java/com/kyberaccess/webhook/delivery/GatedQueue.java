package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.schema.SchemaColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/// Claims for webhooks that take one request at a time: those that are ordered, and those whose breaker is open.
@ApplicationScoped
class GatedQueue {
    /// Whoever moves the gate has the webhook. An ordered one gets the earliest event that is queued for it, when
    /// that is due: it blocks those behind it until it is delivered or given up. One that fails gets the oldest
    /// that is due.
    private static final String CLAIM = """
            WITH picked AS MATERIALIZED (
                SELECT %s, head.delivery_id, head.event_id
                FROM subscription s
                CROSS JOIN LATERAL (
                    SELECT delivery_id, event_id, due_at, lease_until FROM (
                        (SELECT * FROM delivery_due d
                         WHERE s.ordered AND d.lane = 3 AND d.subscription_id = s.id
                         ORDER BY d.event_id LIMIT 1)
                        UNION ALL
                        (SELECT * FROM delivery_due d
                         WHERE NOT s.ordered AND d.lane = 1 AND d.subscription_id = s.id AND d.lease_until <= ?
                         ORDER BY d.due_at LIMIT 1)
                        UNION ALL
                        (SELECT * FROM delivery_due d
                         WHERE NOT s.ordered AND d.lane = 2 AND d.subscription_id = s.id AND d.lease_until <= ?
                         ORDER BY d.due_at LIMIT 1)) first
                    ORDER BY due_at LIMIT 1) head
                WHERE (s.ordered OR s.consecutive_failures >= 5)
                  AND s.status = 'active' AND s.next_attempt_at <= ? AND head.due_at <= ? AND head.lease_until <= ?
                ORDER BY random() LIMIT ?
                FOR NO KEY UPDATE OF s SKIP LOCKED),
            held AS (
                UPDATE subscription s SET next_attempt_at = ? FROM picked WHERE s.id = picked.id)
            UPDATE delivery_due d SET lease_until = ?
            FROM picked JOIN event e ON e.id = picked.event_id
            WHERE d.delivery_id = picked.delivery_id
            %s
            """.formatted(ClaimedRows.ENDPOINT, ClaimedRows.RETURNING);

    /// Rows whose webhook was made ordered, or is so no longer, since they were queued. Until this has run the
    /// other lanes leave them alone.
    private static final String SORT = """
            WITH RECURSIVE waiting (lane, id) AS (
                (SELECT lane, subscription_id FROM delivery_due WHERE lane > 0 ORDER BY lane, subscription_id LIMIT 1)
                UNION ALL
                SELECT next.lane, next.subscription_id FROM waiting CROSS JOIN LATERAL (
                    SELECT lane, subscription_id FROM delivery_due
                    WHERE (lane, subscription_id) > (waiting.lane, waiting.id) ORDER BY lane, subscription_id LIMIT 1) next)
            UPDATE delivery_due d SET lane = CASE WHEN s.ordered THEN 3 WHEN d.attempt > 1 THEN 2 ELSE 1 END
            FROM waiting JOIN subscription s ON s.id = waiting.id AND s.ordered <> (waiting.lane = 3)
            WHERE d.lane = waiting.lane AND d.subscription_id = waiting.id
            """;

    private final DataSource database;
    private final SchemaColumns columns;

    GatedQueue(DataSource database, SchemaColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /// Claims one delivery each of up to `limit` webhooks for `lease`.
    @Transactional
    public List<Due> claim(int limit, Instant now, Duration lease) {
        var at = now.atOffset(ZoneOffset.UTC);
        var until = now.plus(lease).atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(DueQueue.SETTINGS);
                var claim = connection.prepareStatement(ClaimedRows.forSchema(CLAIM, columns))) {
            settings.execute();
            int parameter = 1;
            while (parameter <= 5) {
                claim.setObject(parameter++, at);
            }
            claim.setInt(parameter++, limit);
            claim.setObject(parameter++, until);
            claim.setObject(parameter, until);
            return ClaimedRows.read(claim, true);
        } catch (SQLException e) {
            throw new IllegalStateException("no gated deliveries claimed", e);
        }
    }

    /// Moves what is queued to the lane that its webhook wants now.
    @Transactional
    public void sort() {
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(DueQueue.SETTINGS);
                var sort = connection.prepareStatement(SORT)) {
            settings.execute();
            sort.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("lanes not sorted", e);
        }
    }
}
