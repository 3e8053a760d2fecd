package com.kyberaccess.common.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// How uses of API keys become known.
@ConfigMapping(prefix = "kyber.api-keys")
public interface KeyUseConfig {
    /// How often a replica reports the keys that it has seen, 1 s to 45 s, so that `last_used_at` is accurate to a
    /// minute: one message for all of them, none per request.
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 45)
    Duration lastUseFlush();
}
