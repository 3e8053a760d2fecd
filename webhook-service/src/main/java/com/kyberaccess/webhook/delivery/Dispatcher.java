package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.trace.Traces;
import com.kyberaccess.webhook.egress.EgressConfig;
import com.kyberaccess.webhook.egress.Exchange;
import com.kyberaccess.webhook.egress.WebhookClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Moves deliveries from the queue to their receivers:
///
/// ```
/// claim a lane (transaction) ──► sign ──► send (no transaction, no thread) ──► record (transaction, in batches)
///   ▲ woken by intake and by records, else every poll-interval                            │
///   └─────────────────────────────────────────────────────────────────────────────────────┘
/// ```
///
/// All that is remembered across a crash is in the queue's rows: a process killed at any point leaves leases that
/// run out, and the same deliveries, with the same ids, are sent again.
@ApplicationScoped
public class Dispatcher {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);
    /// A claim costs about as much for one delivery as for so many.
    private static final int WORTH_A_CLAIM = 20;

    private static final Duration SORT_INTERVAL = Duration.ofSeconds(1);

    private final DueQueue queue;
    private final GatedQueue gatedQueue;
    private final AttemptRecorder recorder;
    private final RequestFactory requests;
    private final WebhookClient client;
    private final DeliveryConfig config;
    private final Traces traces;
    private final Clock clock;
    private final RetryPolicy retries;
    private final InFlight inFlight;
    private final LaneSchedule schedule;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    Dispatcher(
            DueQueue queue,
            GatedQueue gatedQueue,
            AttemptRecorder recorder,
            RequestFactory requests,
            WebhookClient client,
            DeliveryConfig config,
            Traces traces,
            Clock clock) {
        this.queue = queue;
        this.gatedQueue = gatedQueue;
        this.recorder = recorder;
        this.requests = requests;
        this.client = client;
        this.config = config;
        this.traces = traces;
        this.clock = clock;
        this.retries = new RetryPolicy(config.retryDelays());
        this.inFlight = new InFlight(config.inFlight(), config.inFlightPerWebhook());
        this.schedule = new LaneSchedule(
                config.pollInterval(),
                config.claimInterval(),
                Math.clamp(config.inFlightPerWebhook() / 2, 1, WORTH_A_CLAIM));
    }

    void start(@Observes StartupEvent event, EgressConfig egress, MeterRegistry metrics) {
        if (config.lease().compareTo(egress.deadline().plus(LEASE_MARGIN)) < 0) {
            throw new IllegalStateException(
                    "kyber.webhook.lease must exceed kyber.webhook.egress.deadline by at least 10 s");
        }
        Gauge.builder("kyber.webhook.in.flight", inFlight, InFlight::size)
                .description("Deliveries that this process has claimed and not finished")
                .register(metrics);
        threads.add(Thread.ofPlatform().name("webhook-recorder").daemon().start(() -> recorder.run(this::recorded)));
        threads.add(Thread.ofPlatform().name("webhook-dispatcher").daemon().start(this::run));
    }

    /// Events were taken in: look now.
    ///
    /// @param urgent whether emergency events are among them
    public void wakeFor(boolean urgent) {
        schedule.wake(Lane.FIRST);
        if (urgent) {
            schedule.wake(Lane.URGENT);
        }
    }

    /// Something new may be due: look now.
    public void wake() {
        schedule.wake(Lane.URGENT, Lane.FIRST, Lane.ORDERED);
    }

    /// What is on the wire gets some time to end; what has not is given back at once, without waiting for its
    /// lease.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        schedule.wake(Lane.FIRST);
        var left = inFlight.awaitEmpty(config.shutdownGrace());
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join(AFTER_FAILURE);
        }
        if (!left.isEmpty()) {
            queue.release(left, clock.instant());
            Log.infof("shut down with deliveries in flight, their leases are released count=%d", left.size());
        }
    }

    private void run() {
        var nextSort = clock.instant();
        while (running) {
            try {
                if (!clock.instant().isBefore(nextSort)) {
                    gatedQueue.sort();
                    nextSort = clock.instant().plus(SORT_INTERVAL);
                }
                for (var lane : Lane.values()) {
                    if (running && schedule.isDue(lane)) {
                        schedule.looked(lane, claim(lane) > 0);
                    }
                }
                schedule.await();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "dispatcher interrupted, it starts again");
                try {
                    Thread.sleep(AFTER_FAILURE);
                } catch (InterruptedException stopping) {
                    return;
                }
            }
        }
    }

    /// @return how many were claimed
    private int claim(Lane lane) {
        int limit = Math.min(config.claimBatch(), inFlight.room(lane));
        if (limit <= 0) {
            return 0;
        }
        var claimed = lane == Lane.ORDERED
                ? gatedQueue.claim(limit, clock.instant(), config.lease())
                : queue.claim(lane, limit, inFlight.rooms(lane), clock.instant(), config.lease());
        claimed.forEach(this::send);
        return claimed.size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its end is handled by ended
    private void send(Due due) {
        if (!inFlight.start(due)) {
            return;
        }
        try {
            var at = clock.instant();
            var request = requests.prepare(due.endpoint(), due.deliveryId(), due.eventType(), at, due.body());
            var step = DeliverySpan.start(traces, due);
            client.post(request.target(), request.source(), request.headers(), request.body())
                    .whenComplete((exchange, failure) -> {
                        step.end(exchange, failure);
                        ended(due, at, request.loggedHeaders(), exchange, failure);
                    });
        } catch (RuntimeException e) {
            abandon(due, e);
        }
    }

    private void ended(
            Due due,
            Instant at,
            Map<String, String> headers,
            @Nullable Exchange exchange,
            @Nullable Throwable failure) {
        if (exchange == null) {
            abandon(due, failure);
            return;
        }
        if (inFlight.answered(due, exchange.succeeded()) && !due.gated()) {
            schedule.freed(due.lane());
        }
        var now = clock.instant();
        recorder.add(new Attempt(
                due, at, headers, exchange, retries.after(due.attempt() - due.earlierAttempts(), exchange, now), now));
    }

    /// A fault of ours, no attempt: the lease keeps it away for a while, then it is tried again.
    private void abandon(Due due, @Nullable Throwable failure) {
        Log.errorf(failure, "delivery not sent delivery=%s", Delivery.ID.text(due.deliveryId()));
        inFlight.released(due);
        inFlight.finished(List.of(due.deliveryId()));
    }

    private void recorded(List<Attempt> attempts) {
        inFlight.finished(
                attempts.stream().map(attempt -> attempt.due().deliveryId()).toList());
        schedule.wake(Lane.FIRST);
        for (var attempt : attempts) {
            schedule.wake(attempt.due().gated() ? Lane.ORDERED : attempt.due().lane());
        }
    }
}
