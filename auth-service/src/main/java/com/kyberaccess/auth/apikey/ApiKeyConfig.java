package com.kyberaccess.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// API keys' settings.
@ConfigMapping(prefix = "kyber.api-keys")
public interface ApiKeyConfig {
    /// How often `last_used_at` is written, 1 s to 1 min: one statement for all keys used since, none per request.
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration lastUseFlush();
}
