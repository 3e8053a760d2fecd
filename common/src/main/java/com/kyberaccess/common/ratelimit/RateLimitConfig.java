package com.kyberaccess.common.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Limits that no plan sets, and how the shared counters are reached. The plans' own numbers are in {@link
/// com.kyberaccess.common.plan.Plan}.
@ConfigMapping(prefix = "kyber.rate-limit")
public interface RateLimitConfig {
    /// Off for load tests only.
    @WithDefault("true")
    boolean enabled();

    /// How long Redis may take to answer, before this process counts by itself.
    @WithDefault("100ms")
    Duration patience();

    /// How long this process counts by itself after Redis failed, before it asks again.
    @WithDefault("1s")
    Duration retryAfterFailure();

    /// Refused credentials (401) a minute from one IP address; more are answered 429.
    @WithDefault("300")
    @Min(1)
    @Max(1_000_000)
    int refusedPerIp();
}
