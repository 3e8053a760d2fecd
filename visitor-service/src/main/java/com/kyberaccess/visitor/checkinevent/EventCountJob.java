package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gives tenants counters when they have become large, and keeps them. Every replica runs it; one at a time works.
@ApplicationScoped
class EventCountJob {
    private final EventCounts counts;
    private final EventCountConfig config;
    private final Set<Tenant> large = ConcurrentHashMap.newKeySet();

    EventCountJob(EventCounts counts, EventCountConfig config) {
        this.counts = counts;
        this.config = config;
    }

    /// Somebody had lines of a tenant counted one by one.
    void counted(Tenant tenant, long lines) {
        if (lines >= config.threshold()) {
            large.add(tenant);
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!counts.available()) {
            return;
        }
        for (var tenant : large) {
            if (counts.build(tenant)) {
                large.remove(tenant);
                Log.infof("check-in events are counted account_id=%s", tenant.account());
            }
        }
        while (counts.fold()) {
            Log.debug("check-in events added to their counters");
        }
    }
}
