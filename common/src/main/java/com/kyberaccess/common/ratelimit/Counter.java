package com.kyberaccess.common.ratelimit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Counts for all replicas together where it can, and for this one where it can't: requests go on without Redis.
/// `kyber_rate_limit_local` is 1 meanwhile, and `kyber_rate_limit_local_requests_total` counts them.
@ApplicationScoped
class Counter {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final SharedCounter shared;
    private final LocalCounter local;
    private final RateLimitConfig config;
    private final io.micrometer.core.instrument.Counter countedHere;
    private volatile boolean degraded;
    private volatile long askAgainAt = System.nanoTime();

    Counter(SharedCounter shared, LocalCounter local, RateLimitConfig config, MeterRegistry metrics) {
        this.shared = shared;
        this.local = local;
        this.config = config;
        this.countedHere = io.micrometer.core.instrument.Counter.builder("kyber.rate.limit.local.requests")
                .description("Requests whose limit this process counted by itself")
                .register(metrics);
    }

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("kyber.rate.limit.local", this, counter -> counter.degraded ? 1 : 0)
                .description("1 while Redis does not answer and this process counts by itself")
                .register(metrics);
        connect();
    }

    /// The first request must not wait for the connection, and be counted here because that took too long.
    private void connect() {
        try {
            shared.increment("start", Integer.MAX_VALUE, CONNECT);
        } catch (CounterUnavailableException e) {
            failed(e);
        }
    }

    Window increment(String key, int limit) {
        // An event loop must not wait; what runs there is rare (streams being opened).
        if (BlockingOperationControl.isBlockingAllowed() && (!degraded || System.nanoTime() - askAgainAt >= 0)) {
            try {
                var window = shared.increment(key, limit, config.patience());
                recovered();
                return window;
            } catch (CounterUnavailableException e) {
                failed(e);
            }
        }
        countedHere.increment();
        return local.increment(key, limit);
    }

    private void recovered() {
        if (degraded) {
            degraded = false;
            Log.info("rate limits are counted in Redis again");
        }
    }

    private void failed(CounterUnavailableException e) {
        askAgainAt = System.nanoTime() + config.retryAfterFailure().toNanos();
        if (!degraded) {
            degraded = true;
            Log.errorf(
                    "Redis at quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) does not answer:"
                            + " rate limits are counted by this process alone error=%s",
                    e.getCause());
        }
    }
}
