package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.schema.SchemaColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The table of what is still to be sent, from which processes claim.
@ApplicationScoped
class DueQueue {
    /// One plan, kept: every join is a look-up in an index, however many rows the queue or the log have. Planning
    /// anew costs more than a small batch does.
    static final String LOOK_UPS_ONLY = "set_config('plan_cache_mode', 'force_generic_plan', true),"
            + " set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
            + " set_config('enable_mergejoin', 'off', true)";

    /// The webhooks that wait in the lane come first (one index probe each, however many rows they have), those
    /// that are active, have room and are not gated. Accounts take turns, and share the batch; within an account
    /// its webhooks do. Then the oldest due rows of each. So a webhook that is slow, or an account with a million
    /// rows, is passed over at no cost. Rows that another process is claiming are skipped, rows that a dead one
    /// claimed are free after their lease.
    private static final String CLAIM = """
            WITH RECURSIVE waiting (id) AS (
                (SELECT subscription_id FROM delivery_due WHERE lane = %1$d ORDER BY subscription_id LIMIT 1)
                UNION ALL
                SELECT (SELECT subscription_id FROM delivery_due
                        WHERE lane = %1$d AND subscription_id > waiting.id ORDER BY subscription_id LIMIT 1)
                FROM waiting WHERE waiting.id IS NOT NULL),
            rooms AS MATERIALIZED (SELECT ?::jsonb AS webhooks, ?::jsonb AS accounts),
            candidate AS MATERIALIZED (
                SELECT %3$s,
                       coalesce(((SELECT webhooks FROM rooms) ->> s.id::text)::int, ?) AS room,
                       coalesce(((SELECT accounts FROM rooms) ->> s.account_id::text)::int, ?) AS account_room
                FROM waiting
                JOIN subscription s ON s.id = waiting.id AND s.status = 'active' AND %2$s
                WHERE (SELECT d.due_at FROM delivery_due d WHERE d.lane = %1$d AND d.subscription_id = s.id
                       ORDER BY d.due_at LIMIT 1) <= ?),
            ranked AS (
                SELECT candidate.*, row_number() OVER turns AS turn, count(*) OVER (PARTITION BY account_id) AS webhooks
                FROM candidate WHERE room > 0 AND account_room > 0
                WINDOW turns AS (PARTITION BY account_id ORDER BY random())),
            eligible AS MATERIALIZED (
                SELECT ranked.*,
                       least(room, greatest(account_room / webhooks, 1),
                             greatest(? / (SELECT count(DISTINCT account_id) FROM ranked) / webhooks, 1)) AS share
                FROM ranked WHERE turn <= account_room
                ORDER BY turn, random()),
            picked AS MATERIALIZED (
                SELECT due.delivery_id, due.event_id, eligible.*
                FROM eligible
                CROSS JOIN LATERAL (
                    SELECT delivery_id, event_id FROM delivery_due
                    WHERE lane = %1$d AND subscription_id = eligible.id AND due_at <= ? AND lease_until <= ?
                    ORDER BY due_at LIMIT eligible.share FOR UPDATE SKIP LOCKED) due
                LIMIT ?)
            UPDATE delivery_due d SET lease_until = ?
            FROM picked JOIN event e ON e.id = picked.event_id
            WHERE d.delivery_id = picked.delivery_id
            %4$s
            """;

    /// Emergency events pass the gate.
    private static final String CLAIM_URGENT = claim(Lane.URGENT, "true");

    private static final String UNGATED = "NOT s.ordered AND s.consecutive_failures < " + Breaker.THRESHOLD;
    private static final String CLAIM_FIRST = claim(Lane.FIRST, UNGATED);
    private static final String CLAIM_RETRY = claim(Lane.RETRY, UNGATED);

    /// A lease that a crash of the database forgets is a delivery sent twice at worst: it needs no wait for the
    /// disk.
    static final String SETTINGS = "SELECT set_config('synchronous_commit', 'off', true), " + LOOK_UPS_ONLY;

    private static final String RELEASE =
            "UPDATE delivery_due SET lease_until = '-infinity' WHERE delivery_id = ANY (?)";
    private static final String RELEASE_GATES =
            "UPDATE subscription SET next_attempt_at = '-infinity' WHERE id = ANY (?) AND next_attempt_at > ?";

    private final DataSource database;
    private final SchemaColumns columns;

    DueQueue(DataSource database, SchemaColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /// Claims up to `limit` due deliveries of a lane for `lease`.
    ///
    /// @param lane any but {@link Lane#ORDERED}, which {@link GatedQueue} has
    @Transactional
    public List<Due> claim(Lane lane, int limit, Rooms rooms, Instant now, Duration lease) {
        var sql =
                switch (lane) {
                    case URGENT -> CLAIM_URGENT;
                    case FIRST -> CLAIM_FIRST;
                    case RETRY -> CLAIM_RETRY;
                    case ORDERED -> throw new IllegalArgumentException("ordered webhooks are gated");
                };
        var at = now.atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(SETTINGS);
                var claim = connection.prepareStatement(ClaimedRows.forSchema(sql, columns))) {
            settings.execute();
            int parameter = 1;
            claim.setString(parameter++, json(rooms.webhooks()));
            claim.setString(parameter++, json(rooms.accounts()));
            claim.setInt(parameter++, rooms.webhookDefault());
            claim.setInt(parameter++, rooms.accountDefault());
            claim.setObject(parameter++, at);
            claim.setInt(parameter++, limit);
            claim.setObject(parameter++, at);
            claim.setObject(parameter++, at);
            claim.setInt(parameter++, limit);
            claim.setObject(parameter, now.plus(lease).atOffset(ZoneOffset.UTC));
            return ClaimedRows.read(claim, false);
        } catch (SQLException e) {
            throw new IllegalStateException("no deliveries claimed", e);
        }
    }

    private static String claim(Lane lane, String gate) {
        return CLAIM.formatted(lane.column(), gate, ClaimedRows.ENDPOINT, ClaimedRows.RETURNING);
    }

    /// Gives back what was claimed and will not be sent. Webhooks before their queue, as in {@link
    /// HealthRecorder}.
    @Transactional
    public void release(Collection<Due> deliveries, Instant now) {
        try (var connection = database.getConnection();
                var release = connection.prepareStatement(RELEASE);
                var gates = connection.prepareStatement(RELEASE_GATES)) {
            var gated = deliveries.stream().filter(Due::gated).toList();
            gates.setArray(1, array(connection, "uuid", gated, Due::subscriptionId));
            gates.setObject(2, now.atOffset(ZoneOffset.UTC));
            gates.executeUpdate();
            release.setArray(1, array(connection, "uuid", deliveries, Due::deliveryId));
            release.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("leases not released", e);
        }
    }

    private static String json(Map<UUID, Integer> values) {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> Array array(Connection connection, String type, Collection<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
