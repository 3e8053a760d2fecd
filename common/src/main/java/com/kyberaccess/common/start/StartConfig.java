package com.kyberaccess.common.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How a service starts.
@ConfigMapping(prefix = "kyber")
public interface StartConfig {
    /// Bring the database's schema up to date and end, instead of serving.
    @WithDefault("false")
    boolean migrateOnly();
}
