package com.kyberaccess.auth.team;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/// Limits on password hashing, so that a flood of log-ins leaves the rest of the service its threads, CPU and memory.
@ConfigMapping(prefix = "kyber.passwords")
public interface PasswordConfig {
    /// Passwords hashed at the same time, at least 1; each takes a core a quarter of the time, and 7 MiB. Default:
    /// half of the cores.
    @Min(1)
    OptionalInt maxConcurrent();

    /// Log-ins that may wait for their turn, 0 to 1,000; each holds a worker thread. One more is answered 503.
    @WithDefault("16")
    @Min(0)
    @Max(1_000)
    int maxWaiting();

    /// How long one waits for its turn before it is answered 503.
    @WithDefault("5s")
    Duration maxWait();
}
