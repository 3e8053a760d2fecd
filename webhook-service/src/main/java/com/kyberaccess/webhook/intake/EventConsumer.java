package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.trace.Traces;
import com.kyberaccess.webhook.delivery.Dispatcher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes batches from the three topics: into the event log and the queue in one transaction, then the offsets.
/// What can't be read is parked; for everything else (a database that is down, a dead-letter topic that takes
/// nothing) the batch is tried until it succeeds, and not acknowledged before.
@ApplicationScoped
public class EventConsumer {
    static final String NAME = "webhook-intake";
    private static final String URGENT = "emergency.";

    private final EventReader reader;
    private final EventLog log;
    private final DeadLetters deadLetters;
    private final Dispatcher dispatcher;
    private final Traces traces;
    private final Counter created;

    EventConsumer(
            EventReader reader,
            EventLog log,
            DeadLetters deadLetters,
            Dispatcher dispatcher,
            Traces traces,
            MeterRegistry metrics) {
        this.reader = reader;
        this.log = log;
        this.deadLetters = deadLetters;
        this.dispatcher = dispatcher;
        this.traces = traces;
        this.created = metrics.counter("kyber.webhook.deliveries.created");
    }

    @Incoming("emergency-events")
    @Incoming("visitor-events")
    @Incoming("account-events")
    @Blocking
    @Retry(maxRetries = -1, maxDuration = 0, delay = 200, jitter = 100)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public void take(ConsumerRecords<String, String> batch) {
        var events = new ArrayList<IncomingEvent>(batch.count());
        var poison = new LinkedHashMap<ConsumerRecord<String, String>, PoisonMessageException>();
        var steps = new ArrayList<Span>();
        for (var message : batch) {
            var step = traces.received(message);
            steps.add(step);
            try {
                reader.read(message, Traces.of(step)).ifPresent(events::add);
            } catch (PoisonMessageException e) {
                poison.put(message, e);
            }
        }
        try {
            if (!events.isEmpty()) {
                created.increment(log.store(events));
                dispatcher.wakeFor(
                        events.stream().anyMatch(event -> event.type().startsWith(URGENT)));
            }
            poison.forEach((message, reason) -> deadLetters.park(message, NAME, reason));
        } catch (RuntimeException e) {
            Log.errorf(e, "events not taken in, the batch is tried again count=%d", batch.count());
            throw e;
        } finally {
            steps.forEach(Span::end);
        }
    }
}
