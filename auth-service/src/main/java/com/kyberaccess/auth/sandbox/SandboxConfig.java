package com.kyberaccess.auth.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;

/// When sandboxes are reset.
@ConfigMapping(prefix = "kyber.sandbox")
public interface SandboxConfig {
    /// The time of day, UTC, `HH:MM`.
    @WithDefault("03:00")
    LocalTime resetAt();
}
