package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Keeps the indexes: builds the ones of tenants that have become large, and brings in what has changed. Every
/// replica runs it; on one index they exclude each other.
@ApplicationScoped
class IndexJob {
    /// What brings in changes and merges goes by this name in the scheduler.
    static final String FLUSH = "visit-index-flush";

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    /// Of a slot's 31 bits; the other half is for what changes until it is built anew.
    private static final int MOST_SLOTS = 1 << 30;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final Indexes indexes;
    private final Indexer indexer;
    private final Merging merging;
    private final IndexConfig config;
    private final Clock clock;
    private final Queue<Tenant> listed = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> toMerge = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;
    private final Map<Tenant, Instant> lookedAt = new ConcurrentHashMap<>();

    IndexJob(Indexes indexes, Indexer indexer, Merging merging, IndexConfig config, Clock clock) {
        this.indexes = indexes;
        this.indexer = indexer;
        this.merging = merging;
        this.config = config;
        this.clock = clock;
    }

    /// Somebody reads the list of a tenant that has no index: whether it needs one is looked at later, now and
    /// then.
    void listed(Tenant tenant) {
        var now = clock.instant();
        var last = lookedAt.get(tenant);
        if (last == null || last.plus(LOOK_AGAIN).isBefore(now)) {
            lookedAt.put(tenant, now);
            listed.add(tenant);
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void build() {
        for (var tenant = listed.poll(); tenant != null; tenant = listed.poll()) {
            if (indexes.needsOne(tenant, config.threshold())) {
                indexes.create(tenant);
            }
        }
        for (var index : indexes.usedUp(MOST_SLOTS)) {
            Log.infof("index of visits begun anew, its slots are used up index=%d", index);
            indexes.renew(index);
        }
        for (var unbuilt : indexes.unbuilt()) {
            indexes.sweep();
            Log.infof(
                    "index of visits begun index=%d account_id=%s",
                    unbuilt.index(), unbuilt.tenant().account());
            while (indexer.build(unbuilt.index(), unbuilt.tenant())) {
                Log.debugf("visits indexed index=%d", unbuilt.index());
            }
            Log.infof(
                    "index of visits built index=%d account_id=%s",
                    unbuilt.index(), unbuilt.tenant().account());
            toMerge.add(unbuilt.index());
        }
    }

    @Scheduled(identity = FLUSH, every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() {
        flushDue();
        for (var index = toMerge.poll(); index != null; index = toMerge.poll()) {
            merging.run(index, this::meanwhile);
        }
    }

    /// A merge that a crash has ended goes on, whether or not anything changes.
    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() {
        toMerge.addAll(indexes.ready());
    }

    private void flushDue() {
        for (var index : indexes.due(config.flushSize(), config.flushAfter())) {
            indexer.flush(index);
            if (!toMerge.contains(index)) {
                toMerge.add(index);
            }
        }
    }

    /// What has changed does not wait for a merge, and a merge leaves room for others: half of the time.
    private boolean meanwhile(Duration step) {
        flushDue();
        LockSupport.parkNanos(Math.max(step.toNanos(), SHORTEST_PAUSE.toNanos()));
        return running;
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }
}
