package com.kyberaccess.emergency.presence;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Several replicas may run it at once; it is idempotent.
@ApplicationScoped
class PresenceRetention {
    private final PresenceStore store;

    PresenceRetention(PresenceStore store) {
        this.store = store;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        store.forgetLongGone();
    }
}
