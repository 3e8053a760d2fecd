package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Feeds the projection from Kafka, a batch in a transaction. What can never be applied is parked; everything
/// else that fails (the database is away) is tried again until it succeeds, and nothing is acknowledged before.
@ApplicationScoped
class PresenceConsumer {
    private static final String NAME = "emergency-service";

    private final Projection projection;
    private final DeadLetters deadLetters;
    private final Traces traces;

    PresenceConsumer(Projection projection, DeadLetters deadLetters, Traces traces) {
        this.projection = projection;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    @Incoming("visitor-events")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void consume(ConsumerRecords<String, String> batch) {
        var steps = traces.received(batch);
        try {
            apply(batch);
        } finally {
            steps.forEach(Span::end);
        }
    }

    private void apply(ConsumerRecords<String, String> batch) {
        var changes = new ArrayList<Change>();
        for (var message : batch) {
            try {
                changes.add(projection.read(message));
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
                changes.add(Change.nothing(message));
            }
        }
        projection.apply(changes);
    }
}
