package com.kyberaccess.common.sandbox;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.EventCodec;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of resets, in every service.
@ApplicationScoped
class SandboxResetConsumer {
    private final EventCodec codec;
    private final SandboxResets resets;
    private final DeadLetters deadLetters;
    private final String name;

    SandboxResetConsumer(
            EventCodec codec,
            SandboxResets resets,
            DeadLetters deadLetters,
            @ConfigProperty(name = "mp.messaging.incoming.sandbox-resets.group.id") String name) {
        this.codec = codec;
        this.resets = resets;
        this.deadLetters = deadLetters;
        this.name = name;
    }

    @Incoming("sandbox-resets")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void take(ConsumerRecords<String, String> batch) {
        for (var message : batch) {
            try {
                take(message);
            } catch (PoisonMessageException e) {
                deadLetters.park(message, name, e);
            }
        }
    }

    private void take(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        if (!received.event().event().equals(SandboxReset.EVENT)) {
            return;
        }
        var reset = codec.data(received.event(), SandboxReset.class);
        if (reset.resetAt() == null) {
            throw new PoisonMessageException("sandbox.reset needs reset_at");
        }
        resets.reset(received.tenant().accountId(), reset.resetAt());
    }
}
