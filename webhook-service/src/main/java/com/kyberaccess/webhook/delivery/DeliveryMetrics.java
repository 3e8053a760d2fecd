package com.kyberaccess.webhook.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// `kyber_webhook_attempts_seconds{outcome}` (how many, how long), `kyber_webhook_due_rows` and
/// `kyber_webhook_due_age_seconds` (how many deliveries should have been sent by now, and how late the oldest is).
@ApplicationScoped
class DeliveryMetrics {
    private static final String BACKLOG = """
            SELECT count(*), coalesce(extract(epoch FROM ? - min(due_at)), 0)
            FROM delivery_due WHERE due_at <= ? AND lease_until <= ?
            """;
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DataSource database;
    private final Clock clock;
    private final Timer delivered;
    private final Timer retrying;
    private final Timer failed;
    private final Timer gone;
    private final LoadingCache<String, Backlog> backlog =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> query());

    DeliveryMetrics(DataSource database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        delivered = attempts(metrics, "delivered");
        retrying = attempts(metrics, "retrying");
        failed = attempts(metrics, "failed");
        gone = attempts(metrics, "gone");
    }

    private record Backlog(double rows, double ageSeconds) {}

    private static Timer attempts(MeterRegistry metrics, String outcome) {
        return Timer.builder("kyber.webhook.attempts")
                .description("Requests to subscribers, by what they mean for the delivery")
                .tag("outcome", outcome)
                .register(metrics);
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("kyber.webhook.due.rows", () -> backlog.get("").rows())
                .description("Deliveries that are due and not claimed")
                .register(metrics);
        Gauge.builder("kyber.webhook.due.age.seconds", () -> backlog.get("").ageSeconds())
                .description("How long the oldest of them has been due")
                .register(metrics);
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
                return new Backlog(row.getDouble(1), row.getDouble(2));
            }
        } catch (SQLException e) {
            Log.warnf("backlog metric not read error=%s", e.getMessage());
            return new Backlog(Double.NaN, Double.NaN);
        }
    }
}
