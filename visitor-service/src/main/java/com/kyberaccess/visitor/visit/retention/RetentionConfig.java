package com.kyberaccess.visitor.visit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How the retention job works.
@ConfigMapping(prefix = "kyber.visitor.retention")
public interface RetentionConfig {
    /// How often it looks for visits whose time has come, as a duration (`15m`); `off` for never.
    @WithDefault("15m")
    String every();

    /// Visits a transaction, 1 to 1,000.
    @WithDefault("200")
    @Min(1)
    @Max(1000)
    int batchSize();
}
