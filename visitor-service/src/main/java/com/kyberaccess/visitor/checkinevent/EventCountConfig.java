package com.kyberaccess.visitor.checkinevent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/// The counters of the log of check-in events.
@ConfigMapping(prefix = "kyber.check-in-events")
public interface EventCountConfig {
    /// Lines that are counted one by one; a tenant of whom more have to be gets counters.
    @WithDefault("10000")
    @Min(1)
    long threshold();
}
