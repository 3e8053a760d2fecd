package com.kyberaccess.common.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// The relay's settings.
@ConfigMapping(prefix = "kyber.outbox")
public interface OutboxConfig {
    /// Whether this process publishes. Off only where Debezium does it.
    @WithDefault("true")
    boolean relay();

    /// Rows published at a time, 1 to 5,000.
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int batchSize();

    /// How often to look without having been woken: finds what another replica committed, or what a crash left behind.
    @WithDefault("200ms")
    Duration pollInterval();

    /// The least time from one round to the next: under load, what is committed within it goes to Kafka
    /// together. An event after a pause of that length doesn't wait.
    @WithDefault("20ms")
    Duration minInterval();

    /// How often a replica that does not hold the relay lock tries for it.
    @WithDefault("1s")
    Duration takeoverInterval();
}
