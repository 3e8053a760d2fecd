package com.kyberaccess.webhook.delivery;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Collects attempts as they end and records them in batches: one commit for up to `record-batch` of them, or for
/// those of `record-delay`. While the database is down they wait here; there are never more than may be in flight.
@ApplicationScoped
class AttemptRecorder {
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    private final AttemptLog log;
    private final DeliveryMetrics metrics;
    private final DeliveryConfig config;

    AttemptRecorder(AttemptLog log, DeliveryMetrics metrics, DeliveryConfig config) {
        this.log = log;
        this.metrics = metrics;
        this.config = config;
    }

    void add(Attempt attempt) {
        ended.add(attempt);
    }

    /// Records until interrupted.
    ///
    /// @param recorded called after the commit
    void run(Consumer<List<Attempt>> recorded) {
        try {
            while (true) {
                var batch = collect();
                while (!record(batch)) {
                    Thread.sleep(AFTER_FAILURE);
                }
                batch.forEach(metrics::attempted);
                recorded.accept(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Attempt> collect() throws InterruptedException {
        var batch = new ArrayList<Attempt>();
        batch.add(ended.take());
        long until = System.nanoTime() + config.recordDelay().toNanos();
        while (batch.size() < config.recordBatch()) {
            if (ended.drainTo(batch, config.recordBatch() - batch.size()) > 0) {
                continue;
            }
            var next = ended.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private boolean record(List<Attempt> batch) {
        try {
            int counted = log.record(batch);
            if (counted < batch.size()) {
                Log.infof(
                        "attempts dropped, their deliveries were deleted or taken over count=%d",
                        batch.size() - counted);
            }
            return true;
        } catch (RuntimeException e) {
            Log.errorf(e, "attempts not recorded, they are tried again count=%d", batch.size());
            return false;
        }
    }
}
