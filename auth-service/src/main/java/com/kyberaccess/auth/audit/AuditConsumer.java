package com.kyberaccess.auth.audit;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.sandbox.SandboxResets;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes entries from the topic, a batch in a transaction. What is no entry is parked; everything else that fails is
/// tried again until it succeeds, and nothing is acknowledged before.
@ApplicationScoped
class AuditConsumer {
    private static final String NAME = "auth-service-audit";

    private final AuditReader reader;
    private final AuditChain chain;
    private final SandboxResets resets;
    private final DeadLetters deadLetters;

    AuditConsumer(AuditReader reader, AuditChain chain, SandboxResets resets, DeadLetters deadLetters) {
        this.reader = reader;
        this.chain = chain;
        this.resets = resets;
        this.deadLetters = deadLetters;
    }

    @Incoming("audit-entries")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void take(ConsumerRecords<String, String> batch) {
        var entries = new ArrayList<IncomingEntry>(batch.count());
        for (var message : batch) {
            try {
                var entry = reader.read(message);
                if (!resets.isStale(entry.tenant(), entry.entry().timestamp())) {
                    entries.add(entry);
                }
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
            }
        }
        if (!entries.isEmpty()) {
            chain.append(entries);
        }
    }
}
