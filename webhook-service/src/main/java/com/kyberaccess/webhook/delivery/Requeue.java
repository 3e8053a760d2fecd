package com.kyberaccess.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/// Puts deliveries into the queue again, under their ids: all steps of the retry table are before them, and their
/// attempts are numbered on.
@ApplicationScoped
public class Requeue {
    /// Held until the transaction ends, so that the webhook is not deleted behind the new rows' back; as intake does.
    private static final String HOLD = "SELECT 1 FROM subscription WHERE id = ? AND status = 'active' FOR KEY SHARE";

    /// In the lane of retries, which leaves the slots of fresh events alone, and in slots of the account's pace.
    private static final String QUEUE = """
            slotted AS MATERIALIZED (
                SELECT chosen.*, row_number() OVER (ORDER BY event_id) AS slot FROM chosen),
            reserved AS MATERIALIZED (
                SELECT tenant.step, reserve_pace(tenant.account_id, tenant.mode, tenant.deliveries, tenant.step,
                                                 greatest(tenant.step, ? * interval '1 microsecond'), ?) AS base
                FROM (SELECT slotted.account_id, slotted.mode, count(*) AS deliveries,
                             CASE max(a.plan) WHEN 'enterprise' THEN ? WHEN 'professional' THEN ? ELSE ? END
                                 * interval '1 microsecond' AS step
                      FROM slotted LEFT JOIN account a ON a.account_id = slotted.account_id
                      WHERE ?
                      GROUP BY slotted.account_id, slotted.mode) tenant)
            INSERT INTO delivery_due (delivery_id, subscription_id, event_id, due_at, attempt, earlier_attempts, lane)
            SELECT slotted.id, slotted.subscription_id, slotted.event_id,
                   greatest((SELECT reserved.base + slotted.slot * reserved.step FROM reserved), ?),
                   slotted.attempts + 1, slotted.attempts, CASE WHEN s.ordered THEN 3 ELSE 2 END
            FROM slotted JOIN subscription s ON s.id = slotted.subscription_id
            """;

    private static final String AGAIN = """
            WITH chosen AS (
                UPDATE delivery SET status = 'retrying', finished_at = NULL
                WHERE subscription_id = ? AND event_id = ANY (?) AND status <> 'retrying' AND NOT test
                RETURNING id, account_id, mode, subscription_id, event_id, attempts),
            """ + QUEUE;

    /// A delivery that waits for a retry need not wait any longer.
    private static final String SOONER =
            "UPDATE delivery_due SET due_at = ? WHERE subscription_id = ? AND event_id = ? AND due_at > ?";

    private static final String SKIPPED = """
            WITH chosen AS (
                INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, created_at)
                SELECT uuidv7(), e.account_id, e.mode, ?, e.id, e.type, e.occurred_at, ? FROM event e WHERE e.id = ANY (?)
                ON CONFLICT (subscription_id, event_id) DO NOTHING
                RETURNING id, account_id, mode, subscription_id, event_id, attempts),
            """ + QUEUE;

    private final DataSource database;

    Requeue(DataSource database) {
        this.database = database;
    }

    /// @return whether there is such a webhook, and it is active
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(UUID subscriptionId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HOLD)) {
            select.setObject(1, subscriptionId);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("webhook not held", e);
        }
    }

    /// Sends finished deliveries of these events again; those that are still under way go on as they are.
    ///
    /// @return how many there are
    @Transactional(Transactional.TxType.MANDATORY)
    public int again(UUID subscriptionId, Collection<UUID> events, Pace pace, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(AGAIN)) {
            insert.setObject(1, subscriptionId);
            insert.setArray(2, connection.createArrayOf("uuid", events.toArray()));
            queue(insert, 3, pace, now);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries not queued again", e);
        }
    }

    /// Makes a delivery's next attempt due.
    @Transactional(Transactional.TxType.MANDATORY)
    public void sooner(UUID subscriptionId, UUID event, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(SOONER)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, subscriptionId);
            update.setObject(3, event);
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("delivery not made due", e);
        }
    }

    /// Makes deliveries of events that the webhook never got.
    ///
    /// @return how many there are
    @Transactional(Transactional.TxType.MANDATORY)
    public int skipped(UUID subscriptionId, Collection<UUID> events, Pace pace, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(SKIPPED)) {
            insert.setObject(1, subscriptionId);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(3, connection.createArrayOf("uuid", events.toArray()));
            queue(insert, 4, pace, now);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("skipped events not queued", e);
        }
    }

    private static void queue(PreparedStatement insert, int first, Pace pace, Instant now) throws SQLException {
        int parameter = first;
        insert.setLong(parameter++, pace.burst());
        insert.setObject(parameter++, now.atOffset(ZoneOffset.UTC));
        insert.setLong(parameter++, pace.enterprise());
        insert.setLong(parameter++, pace.professional());
        insert.setLong(parameter++, pace.starter());
        insert.setBoolean(parameter++, pace.limited());
        insert.setObject(parameter, now.atOffset(ZoneOffset.UTC));
    }

    /// How many deliveries wait for the webhook, counted up to `limit`.
    @Transactional(Transactional.TxType.MANDATORY)
    public int waiting(UUID subscriptionId, int limit) {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("SELECT count(*) FROM"
                        + " (SELECT 1 FROM delivery_due WHERE subscription_id = ? LIMIT ?) AS waiting")) {
            count.setObject(1, subscriptionId);
            count.setInt(2, limit);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("queue not counted", e);
        }
    }
}
