package com.kyberaccess.webhook.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.webhook.subscription.WebhookDisabled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;

/// `kyber_webhook_attempts_seconds{outcome}` (how many, how long), `kyber_webhook_due_rows{lane}` and
/// `kyber_webhook_due_age_seconds` (how many deliveries should have been sent by now, and how late the oldest is),
/// `kyber_webhook_breakers_open` (webhooks that fail and get probes), `kyber_webhook_disabled_total{reason}`.
@ApplicationScoped
class DeliveryMetrics {
    private static final String BACKLOG = """
            SELECT count(*) FILTER (WHERE lane = 0), count(*) FILTER (WHERE lane = 1), count(*) FILTER (WHERE lane = 2),
                   count(*) FILTER (WHERE lane = 3), coalesce(extract(epoch FROM ? - min(due_at)), 0),
                   (SELECT count(*) FROM subscription WHERE status = 'active' AND consecutive_failures >= 5)
            FROM delivery_due WHERE due_at <= ? AND lease_until <= ?
            """;
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DataSource database;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Timer delivered;
    private final Timer retrying;
    private final Timer failed;
    private final Timer gone;
    private final LoadingCache<String, Backlog> backlog =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> query());

    DeliveryMetrics(DataSource database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
        delivered = attempts(metrics, "delivered");
        retrying = attempts(metrics, "retrying");
        failed = attempts(metrics, "failed");
        gone = attempts(metrics, "gone");
    }

    /// @param rows by lane
    private record Backlog(double[] rows, double ageSeconds, double openBreakers) {}

    private static Timer attempts(MeterRegistry metrics, String outcome) {
        return Timer.builder("kyber.webhook.attempts")
                .description("Requests to subscribers, by what they mean for the delivery")
                .tag("outcome", outcome)
                .register(metrics);
    }

    void register(@Observes StartupEvent event) {
        for (var lane : Lane.values()) {
            Gauge.builder("kyber.webhook.due.rows", () -> backlog.get("").rows()[lane.ordinal()])
                    .description("Deliveries that are due and not claimed, by lane")
                    .tag("lane", EnumNames.of(lane))
                    .register(metrics);
        }
        Gauge.builder("kyber.webhook.breakers.open", () -> backlog.get("").openBreakers())
                .description("Active webhooks that fail and get one probe at a time")
                .register(metrics);
        Gauge.builder("kyber.webhook.due.age.seconds", () -> backlog.get("").ageSeconds())
                .description("How long the oldest of them has been due")
                .register(metrics);
    }

    void disabled(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookDisabled event) {
        metrics.counter("kyber.webhook.disabled", "reason", EnumNames.of(event.reason()))
                .increment();
    }

    void attempted(Attempt attempt) {
        var timer =
                switch (attempt.outcome()) {
                    case Outcome.Delivered ignored -> delivered;
                    case Outcome.Retry ignored -> retrying;
                    case Outcome.GaveUp ignored -> failed;
                    case Outcome.EndpointGone ignored -> gone;
                };
        timer.record(attempt.exchange().took());
    }

    private Backlog query() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(BACKLOG)) {
            select.setObject(1, now);
            select.setObject(2, now);
            select.setObject(3, now);
            try (var row = select.executeQuery()) {
                row.next();
                var rows = new double[Lane.values().length];
                for (var lane : Lane.values()) {
                    rows[lane.ordinal()] = row.getDouble(lane.ordinal() + 1);
                }
                return new Backlog(rows, row.getDouble(5), row.getDouble(6));
            }
        } catch (SQLException e) {
            Log.warnf("backlog metric not read error=%s", e.getMessage());
            var unknown = new double[Lane.values().length];
            Arrays.fill(unknown, Double.NaN);
            return new Backlog(unknown, Double.NaN, Double.NaN);
        }
    }
}
