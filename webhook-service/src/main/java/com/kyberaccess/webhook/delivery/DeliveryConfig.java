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
    /// How long after a failed attempt the next one is made; after the last the delivery has failed. The default
    /// is the contract's table (article 3, *Retry Policy*); other values are for tests.
    @WithDefault("1m,5m,30m,2h,12h")
    @NotEmpty
    List<Duration> retryDelays();

    /// First attempts of this process that are claimed and not finished yet, at the most, 1 to 10,000. Emergency
    /// events, retries, and webhooks that take one request at a time have a quarter as many slots each, of their
    /// own. One account has a quarter of each.
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int inFlight();

    /// Requests of this process to one webhook at the same time, at the most, 1 to 1,000. Times the replicas it
    /// should be below 100, so that an outage's first moment can't be the 100 failures that disable a webhook.
    @WithDefault("40")
    @Min(1)
    @Max(1_000)
    int inFlightPerWebhook();

    /// How long a failing webhook waits between two probes, at the least and at the most; in between it waits as
    /// long again as it has been failing.
    @WithDefault("1s")
    Duration probeIntervalMin();

    @WithDefault("30s")
    Duration probeIntervalMax();

    /// Deliveries claimed at a time, 1 to 5,000.
    @WithDefault("250")
    @Min(1)
    @Max(5_000)
    int claimBatch();

    /// How long a claim holds. It outlasts the egress deadline by at least 10 s; after it, another process may
    /// send the delivery again.
    @WithDefault("60s")
    Duration lease();

    /// How often a lane of the queue is looked at without having been woken: for retries, and for what other
    /// processes left.
    @WithDefault("200ms")
    Duration pollInterval();

    /// How long after one look at a lane of the queue the next is made, at the least. A claim costs about as much for
    /// one delivery as for twenty.
    @WithDefault("20ms")
    Duration claimInterval();

    /// Attempts recorded in one transaction, at the most, 1 to 5,000.
    @WithDefault("250")
    @Min(1)
    @Max(5_000)
    int recordBatch();

    /// How long an attempt waits for others to be recorded with, at the most.
    @WithDefault("20ms")
    Duration recordDelay();

    /// How long a shut-down waits for the requests in flight.
    @WithDefault("10s")
    Duration shutdownGrace();
}
