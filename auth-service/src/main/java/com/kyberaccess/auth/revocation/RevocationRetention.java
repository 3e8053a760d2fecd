package com.kyberaccess.auth.revocation;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.RevocationFeed;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Forgets revocations that no token can outlive any more, in the table and, by tombstones, in the topic and so
/// in every replica's memory. The key itself stays revoked in its own row. Several replicas may run it at once.
@ApplicationScoped
class RevocationRetention {
    private static final int BATCH = 1_000;

    private final RevocationTable table;
    private final Outbox outbox;
    private final Clock clock;

    RevocationRetention(RevocationTable table, Outbox outbox, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What is more than a batch waits for the next run.
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        var now = clock.instant();
        table.removeLapsed(now, BATCH)
                .forEach(id -> outbox.appendTombstone(RevocationFeed.TOPIC, id, "revocation.lapsed", now));
    }
}
