package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.subscription.DisabledReason;
import com.kyberaccess.webhook.subscription.WebhookFailing;
import com.kyberaccess.webhook.subscription.WebhookSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Counts each webhook's consecutive failures, exactly: in the transaction that records the attempts, on the
/// webhook's locked row. One that does well and did well before is read and not written.
@ApplicationScoped
class HealthRecorder {
    /// In one order for all replicas, so that they wait for each other and not in a circle.
    private static final String LOCK = """
            SELECT id, account_id, mode, consecutive_failures, failing_since,
                   nullif(next_attempt_at, '-infinity') AS next_attempt_at
            FROM subscription
            WHERE id = ANY (?) OR (id = ANY (?) AND consecutive_failures > 0)
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String CHANGE = """
            UPDATE subscription SET consecutive_failures = ?, failing_since = ?,
                   next_attempt_at = coalesce(?, '-infinity'::timestamptz)
            WHERE id = ?
            """;

    private static final List<Integer> WARNED_AT = List.of(50, 75, 90);

    private final DataSource database;
    private final WebhookSwitch webhooks;
    private final Event<WebhookFailing> failing;
    private final Breaker breaker;

    HealthRecorder(DataSource database, WebhookSwitch webhooks, Event<WebhookFailing> failing, DeliveryConfig config) {
        this.database = database;
        this.webhooks = webhooks;
        this.failing = failing;
        this.breaker = new Breaker(config.probeIntervalMin(), config.probeIntervalMax());
    }

    /// A webhook's row, locked.
    record Row(Tenant tenant, Health health) {}

    /// Locks those of the attempts' webhooks whose health they may change; before the queue's rows are touched,
    /// which is the order in which a webhook is deleted.
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Row> lock(List<Attempt> attempts) {
        var all = attempts.stream().map(attempt -> attempt.due().subscriptionId());
        var changed = attempts.stream()
                .filter(attempt -> attempt.due().gated() || !(attempt.outcome() instanceof Outcome.Delivered))
                .map(attempt -> attempt.due().subscriptionId());
        var rows = new LinkedHashMap<UUID, Row>();
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("uuid", changed.distinct().toArray()));
            lock.setArray(2, connection.createArrayOf("uuid", all.distinct().toArray()));
            try (var row = lock.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getObject("id", UUID.class), row(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("webhooks not locked", e);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var mode = Mode.of(row.getString("mode")).orElseThrow();
        return new Row(
                new Tenant(row.getObject("account_id", UUID.class), mode),
                new Health(
                        row.getInt("consecutive_failures"),
                        instant(row, "failing_since"),
                        instant(row, "next_attempt_at")));
    }

    /// @param locked what {@link #lock} returned
    /// @param attempts that counted, in the order in which they ended
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Map<UUID, Row> locked, List<Attempt> attempts, Instant now) {
        var byWebhook = attempts.stream()
                .collect(Collectors.groupingBy(attempt -> attempt.due().subscriptionId()));
        locked.forEach((webhook, row) -> {
            var ours = byWebhook.get(webhook);
            if (ours != null) {
                var run = FailureRun.of(ours);
                change(webhook, row.health().after(run, breaker));
                tell(webhook, row, run, now);
            }
        });
    }

    private void change(UUID webhook, Health health) {
        try (var connection = database.getConnection();
                var change = connection.prepareStatement(CHANGE)) {
            change.setInt(1, health.consecutiveFailures());
            change.setObject(2, offset(health.failingSince()));
            change.setObject(3, offset(health.nextAttemptAt()));
            change.setObject(4, webhook);
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("failures not counted", e);
        }
    }

    private void tell(UUID webhook, Row row, FailureRun run, Instant now) {
        int before = row.health().consecutiveFailures();
        int peak = row.health().peak(run);
        if (run.gone()) {
            webhooks.disable(webhook, DisabledReason.ENDPOINT_GONE);
        } else if (peak >= Breaker.DISABLED_AFTER) {
            webhooks.disable(webhook, DisabledReason.CONSECUTIVE_FAILURES);
        } else {
            WARNED_AT.stream()
                    .filter(count -> before < count && count <= peak)
                    .forEach(count -> failing.fire(
                            new WebhookFailing(webhook, row.tenant(), count, Breaker.DISABLED_AFTER, now)));
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
