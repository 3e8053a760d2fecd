package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of lockdowns and evacuations from Kafka.
@ApplicationScoped
class ClosureConsumer {
    private static final String NAME = "visitor-service";

    private final ClosureProjection projection;
    private final ClosureStore store;
    private final DeadLetters deadLetters;

    ClosureConsumer(ClosureProjection projection, ClosureStore store, DeadLetters deadLetters) {
        this.projection = projection;
        this.store = store;
        this.deadLetters = deadLetters;
    }

    @Incoming("emergency-events")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void consume(ConsumerRecords<String, String> batch) {
        var changes = new ArrayList<Runnable>();
        for (var message : batch) {
            try {
                changes.add(projection.read(message));
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
            }
        }
        projection.apply(changes);
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        store.forgetLongEnded();
    }
}
