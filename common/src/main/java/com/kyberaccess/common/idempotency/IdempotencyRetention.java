package com.kyberaccess.common.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Deletes what has expired, in batches, so that no transaction gets long.
@ApplicationScoped
class IdempotencyRetention {
    private final IdempotencyTable table;

    IdempotencyRetention(IdempotencyTable table) {
        this.table = table;
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        boolean more;
        do {
            more = table.purge();
        } while (more);
    }
}
