package com.kyberaccess.emergency.reconciliation;

import com.kyberaccess.common.command.CommandFailedException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Compares slowly and for ever. Several replicas may do it at once; it is idempotent.
@ApplicationScoped
class BackgroundCheck {
    private final Reconciliation reconciliation;
    private final ReconciliationConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;
    private volatile int drift;
    private volatile @Nullable Instant checkedAt;

    BackgroundCheck(Reconciliation reconciliation, ReconciliationConfig config, MeterRegistry metrics, Clock clock) {
        this.reconciliation = reconciliation;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("kyber.presence.drift", () -> drift)
                .description("Visits that differed from visitor-service at the last comparison; alarm above 0")
                .register(metrics);
        Gauge.builder("kyber.presence.compared.age.seconds", this::age)
                .description("Since the last comparison with visitor-service; NaN before the first")
                .register(metrics);
    }

    @Scheduled(
            every = "{kyber.reconciliation.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        if (config.visitorManagementUrl().isEmpty()) {
            return;
        }
        try {
            now();
        } catch (CommandFailedException e) {
            Log.warnf("projection not compared reason=%s", e.getMessage());
        }
    }

    /// Compares and repairs.
    Drift now() {
        var found = reconciliation.run();
        drift = found.total();
        checkedAt = clock.instant();
        if (found.total() > 0) {
            metrics.counter("kyber.presence.repaired").increment(found.total());
            Log.errorf(
                    "projection differed from visitor-service and was repaired missing=%d changed=%d surplus=%d",
                    found.missing(), found.changed(), found.surplus());
        }
        return found;
    }

    private double age() {
        var last = checkedAt;
        return last == null
                ? Double.NaN
                : Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }
}
