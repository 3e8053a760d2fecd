package com.kyberaccess.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;

/// How deliveries are made.
@ConfigMapping(prefix = "kyber.webhook")
public interface DeliveryConfig {
    /// How long after a failed attempt the next one is made; after the last the delivery has failed. The default is the
    /// contract's table (article 3, *Retry Policy*); other values are for tests.
    @WithDefault("1m,5m,30m,2h,12h")
    @NotEmpty
    List<Duration> retryDelays();

    /// Deliveries of this process that are claimed and not finished yet, at the most, 1 to 10,000.
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int inFlight();

    /// Requests of this process to one webhook at the same time, 1 to 1,000.
    @WithDefault("100")
    @Min(1)
    @Max(1_000)
    int inFlightPerWebhook();

    /// Deliveries claimed at a time, 1 to 5,000.
    @WithDefault("250")
    @Min(1)
    @Max(5_000)
    int claimBatch();

    /// How long a claim holds. It outlasts the egress deadline by at least 10 s; after it, another process may send the
    /// delivery again.
    @WithDefault("60s")
    Duration lease();

    /// How often the queue is looked at without having been woken: for retries, and for what other processes left.
    @WithDefault("200ms")
    Duration pollInterval();

    /// Attempts recorded in one transaction, at the most, 1 to 5,000.
    @WithDefault("250")
    @Min(1)
    @Max(5_000)
    int recordBatch();

    /// How long an attempt waits for others to be recorded with, at the most.
    @WithDefault("5ms")
    Duration recordDelay();

    /// How long a shut-down waits for the requests in flight.
    @WithDefault("10s")
    Duration shutdownGrace();
}
