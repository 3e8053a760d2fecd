package com.kyberaccess.common.idempotency;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of `Idempotency-Key`.
@ConfigMapping(prefix = "kyber.idempotency")
public interface IdempotencyConfig {
    /// How long an answer is kept.
    @WithDefault("24h")
    Duration keep();

    /// Longer than any request takes: after this, one that has not been answered is taken for dead.
    @WithDefault("90s")
    Duration lease();

    /// The largest answer that is kept. A larger one is sent, but not again.
    @WithDefault("1M")
    MemorySize maxAnswer();

    /// Rows that the purge deletes at a time, 1 to 100,000.
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int purgeBatch();
}
