package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.subscription.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/// The table of what is still to be sent, from which processes claim.
@ApplicationScoped
class DueQueue {
    /// The webhooks that wait come first (one index probe each, however many rows they have), those that are active
    /// and have room; then the oldest due rows of each. So a webhook that is slow, or has a million rows, is passed
    /// over at no cost. Rows that another process is claiming are skipped, rows that a dead one claimed are free
    /// after their lease.
    private static final String CLAIM = """
            WITH RECURSIVE waiting (id) AS (
                (SELECT subscription_id FROM delivery_due ORDER BY subscription_id LIMIT 1)
                UNION ALL
                SELECT (SELECT subscription_id FROM delivery_due WHERE subscription_id > waiting.id
                        ORDER BY subscription_id LIMIT 1)
                FROM waiting WHERE waiting.id IS NOT NULL),
            eligible AS MATERIALIZED (
                SELECT s.id, s.url, s.signing_secret, s.previous_secret, s.previous_secret_until, s.headers, s.ip_allowlist,
                       ? - coalesce(busy.requests, 0) AS room
                FROM waiting
                JOIN subscription s ON s.id = waiting.id AND s.status = 'active'
                LEFT JOIN unnest(?::uuid[], ?::int[]) AS busy (id, requests) ON busy.id = s.id
                WHERE ? > coalesce(busy.requests, 0)
                ORDER BY random()),
            picked AS MATERIALIZED (
                SELECT due.delivery_id, eligible.*
                FROM eligible
                CROSS JOIN LATERAL (
                    SELECT delivery_id FROM delivery_due
                    WHERE subscription_id = eligible.id AND due_at <= ? AND lease_until <= ?
                    ORDER BY due_at LIMIT eligible.room FOR UPDATE SKIP LOCKED) due
                LIMIT ?)
            UPDATE delivery_due d SET lease_until = ?
            FROM picked JOIN event e ON true
            WHERE d.delivery_id = picked.delivery_id AND e.id = d.event_id
            RETURNING d.delivery_id, d.attempt, d.earlier_attempts, e.type, e.body, d.subscription_id, picked.url,
                      picked.signing_secret, picked.previous_secret, picked.previous_secret_until, picked.headers,
                      picked.ip_allowlist
            """;

    /// A lease that a crash of the database forgets is a delivery sent twice at worst: it needs no wait for the
    /// disk. And the plan must suit a queue of a million rows also while it is empty.
    private static final String SETTINGS =
            "SELECT set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)";

    private static final String RELEASE =
            "UPDATE delivery_due SET lease_until = '-infinity' WHERE delivery_id = ANY (?)";

    private final DataSource database;

    DueQueue(DataSource database) {
        this.database = database;
    }

    /// Claims up to `limit` due deliveries for `lease`.
    ///
    /// @param requests what is out already, by webhook
    /// @param perWebhook requests to one webhook at the most
    @Transactional
    public List<Due> claim(int limit, Map<UUID, Integer> requests, int perWebhook, Instant now, Duration lease) {
        try (var connection = database.getConnection();
                var settings = connection.prepareStatement(SETTINGS);
                var claim = connection.prepareStatement(CLAIM)) {
            settings.execute();
            var busy = List.copyOf(requests.entrySet());
            int parameter = 1;
            claim.setInt(parameter++, perWebhook);
            claim.setArray(parameter++, array(connection, "uuid", busy, Map.Entry::getKey));
            claim.setArray(parameter++, array(connection, "int4", busy, Map.Entry::getValue));
            claim.setInt(parameter++, perWebhook);
            claim.setObject(parameter++, now.atOffset(ZoneOffset.UTC));
            claim.setObject(parameter++, now.atOffset(ZoneOffset.UTC));
            claim.setInt(parameter++, limit);
            claim.setObject(parameter, now.plus(lease).atOffset(ZoneOffset.UTC));
            var claimed = new ArrayList<Due>();
            try (var row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(new Due(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getInt(3),
                            endpoint(row),
                            row.getString(4),
                            row.getBytes(5)));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("no deliveries claimed", e);
        }
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var previousUntil = row.getObject(10, OffsetDateTime.class);
        return new Endpoint(
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                previousUntil == null ? null : previousUntil.toInstant(),
                row.getString(11),
                List.of((String[]) row.getArray(12).getArray()));
    }

    /// Gives back what was claimed and will not be sent.
    @Transactional
    public void release(List<UUID> deliveries) {
        try (var connection = database.getConnection();
                var release = connection.prepareStatement(RELEASE)) {
            release.setArray(1, connection.createArrayOf("uuid", deliveries.toArray()));
            release.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("leases not released", e);
        }
    }

    private static <T> Array array(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
