package com.kyberaccess.auth.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// When repeated failures lock a log-in, and for how long.
@ConfigMapping(prefix = "kyber.log-in")
public interface AttemptConfig {
    /// Failures in a row from the one that locks on, 2 to 100.
    @WithDefault("5")
    @Min(2)
    @Max(100)
    int lockAfter();

    /// How long the first lock holds; each further failure doubles it. At least 1 s.
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration firstLock();

    /// The longest lock, up to 1 d.
    @WithDefault("15m")
    @DurationMax(days = 1)
    Duration longestLock();

    /// After this long without a failure the count begins anew, 1 h to 30 d.
    @WithDefault("24h")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration forgetAfter();

    /// How long a network counts as known after a log-in from it, up to 365 d.
    @WithDefault("30d")
    @DurationMax(days = 365)
    Duration knownNetworkFor();
}
