package com.kyberaccess.visitor.visit.active;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// The list of who is on site.
@ConfigMapping(prefix = "kyber.active-visitors")
public interface ActiveConfig {
    /// Pages that are remembered in this process.
    @WithDefault("2000")
    @Min(1)
    int pages();

    /// After which a page is made anew though nothing has changed: the signed URLs in it grow old.
    @WithDefault("1h")
    Duration renewal();
}
