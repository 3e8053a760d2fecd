package com.kyberaccess.webhook.trial;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/// How much tests may cost: each holds a thread until the endpoint answers.
@ConfigMapping(prefix = "kyber.webhook.test")
public interface TestConfig {
    /// Tests of one webhook a minute.
    @WithDefault("10")
    @Min(1)
    int perMinute();

    /// Tests of one account at the same time, in this process.
    @WithDefault("2")
    @Min(1)
    int atOncePerAccount();

    /// Tests at the same time, in this process.
    @WithDefault("16")
    @Min(1)
    int atOnce();
}
