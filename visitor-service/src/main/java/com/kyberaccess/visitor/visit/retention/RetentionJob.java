package com.kyberaccess.visitor.visit.retention;

import com.kyberaccess.common.error.EnumNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Applies every rule, one short transaction after the other. Several replicas may do it at once: each claims visits
/// that nobody else has. What one run does not finish, the next one does.
///
/// ```
/// rules that hold ─► each: claim N due visits (SKIP LOCKED) ─► archive | anonymise | delete ─► again if N were full
/// ```
@ApplicationScoped
class RetentionJob {
    private final RetentionRules rules;
    private final RetentionBatch batch;
    private final RetentionConfig config;
    private final MeterRegistry metrics;

    RetentionJob(RetentionRules rules, RetentionBatch batch, RetentionConfig config, MeterRegistry metrics) {
        this.rules = rules;
        this.batch = batch;
        this.config = config;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${kyber.visitor.retention.every:15m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        rules.holding().forEach(this::apply);
    }

    /// One location's trouble is not the others'.
    private void apply(RetentionRule rule) {
        try {
            int done;
            do {
                done = batch.apply(rule, config.batchSize());
                metrics.counter("kyber.visits.retained", "action", EnumNames.of(rule.action()))
                        .increment(done);
            } while (done == config.batchSize());
        } catch (RuntimeException e) {
            Log.errorf(
                    e,
                    "retention of a location interrupted, it goes on with the next run location=%s",
                    rule.locationId());
        }
    }
}
